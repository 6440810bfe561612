import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { messageOf } from '../../src/visits/mails.ts'
import type { VisitStatus } from '../../src/visits/visit.ts'
import { told } from '../support/as.ts'
import { deliver, mailServer } from '../support/outbox.ts'
import { tripsOf } from '../support/recorder.ts'
import { jan7, openOffice, putVisit } from '../support/site-visits.ts'
import type { World } from '../support/world.ts'

const typed = { job: 'job-alice', start: '2030-01-07T10:00', end: '2030-01-07T11:00', status: 'planned' }
const changed = { ...typed, version: '1' }

/** What the queue was told of a company leaves; what arrived, by reader. */
async function arrived({ companyId }: World) {
  const { letters, binding } = mailServer()
  const own = told.filter((mail) => mail.companyId === companyId)
  await deliver(own, { EMAIL: binding })
  return letters
    .map(({ to, subject, text }) => ({ to: to.email, subject, text }))
    .sort((a, b) => (a.to < b.to ? -1 : 1))
}

const written = ({ companyId }: World) =>
  env.DB.prepare('select count(*) as n from mails where company_id = ?').bind(companyId).first<number>('n')

const readers = ['alice-resident@example.com', 'alice-spare@example.com', 'alice@example.com']

describe('the customer is told by mail, where staff leave it ticked,', () => {
  it('of a visit that is added, in two round trips', async () => {
    const { world, office } = await openOffice()
    const { answer, trips } = await tripsOf(() =>
      office.post('/admin/visits', { ...typed, comments: 'Prévoir 1 h', tell: 'yes' }),
    )
    expect(answer.status).toBe(303)
    expect(trips).toHaveLength(2)
    const mails = await arrived(world)
    expect(mails.map(({ to }) => to)).toEqual(readers)
    expect(mails[0]?.subject).toContain('une visite est prévue')
    for (const part of [
      'lundi 7 janvier 2030, 10:00 – 11:00 (heure de Paris)',
      'Job of alice',
      'Cellar of alice',
      'Prévoir 1 h',
    ])
      expect(mails[0]?.text).toContain(part)
    expect(mails[0]?.text).toContain('/portal/visits\n')
    expect(mails[0]?.text).not.toMatch(/null|undefined/)
  })

  it('once, though the form is sent twice', async () => {
    const { world, office } = await openOffice()
    const form = { ...typed, id: 'a'.repeat(20), tell: 'yes' }
    await Promise.all([office.post('/admin/visits', form), office.post('/admin/visits', form)])
    expect(await written(world)).toBe(3)
  })

  it('of another time, with the old one beside it', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'moving' })
    await office.post('/admin/visits/moving', {
      ...changed,
      start: '2030-07-08T09:00',
      end: '2030-07-08T10:00',
      tell: 'yes',
    })
    const [mail] = await arrived(world)
    expect(mail?.text).toMatch(/Désormais\s:\nlundi 8 juillet 2030, 09:00 – 10:00/)
    expect(mail?.text).toMatch(/Au lieu de\s:\nlundi 7 janvier 2030, 10:00 – 11:00/)
  })

  it('of what is moved in the calendar or on the form for its time', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'dropped' })
    await office.post('/admin/visits/dropped/time', { day: '2030-01-08', minute: '600', version: '1', tell: 'yes' })
    expect((await arrived(world))[0]?.text).toMatch(/Désormais\s:\nmardi 8 janvier 2030, 10:00/)
    await office.post('/admin/visits/dropped/time', { start: '2030-01-09T10:00', end: '', version: '2' })
    expect(await written(world)).toBe(3)
  })

  it('of one that is called off, and of its coming back', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'off' })
    await office.post('/admin/visits/off/status', { from: 'planned', to: 'cancelled', tell: 'yes' })
    await office.post('/admin/visits/off/status', { from: 'cancelled', to: 'planned', tell: 'yes' })
    const subjects = (await arrived(world)).filter(({ to }) => to === 'alice@example.com').map(({ subject }) => subject)
    expect(subjects.map((subject) => subject.split(':')[1]?.trim()).sort()).toEqual([
      'une visite est prévue',
      'votre visite est annulée',
    ])
  })

  it('of one that is deleted', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'gone' })
    await office.post('/admin/visits/gone/removal', { tell: 'yes' })
    expect((await arrived(world))[0]?.subject).toContain('annulée')
  })
})

describe('nobody gets a mail', () => {
  it('where the tick is taken away', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'quiet' })
    await office.post('/admin/visits', typed)
    await office.post('/admin/visits/quiet', { ...changed, start: '2030-01-09T10:00', end: '' })
    await office.post('/admin/visits/quiet/status', { from: 'planned', to: 'cancelled' })
    expect(await written(world)).toBe(0)
  })

  it('of words alone, of a visit that is over, or where the save came too late', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'words' })
    await putVisit(world, { id: 'past', startAt: new Date('2026-01-05T09:00Z'), endAt: new Date('2026-01-05T10:00Z') })
    await office.post('/admin/visits/words', { ...changed, comments: 'Other', tell: 'yes' })
    await office.post('/admin/visits/past', { ...changed, start: '2026-01-06T10:00', end: '', tell: 'yes' })
    await office.post('/admin/visits/past/status', { from: 'planned', to: 'cancelled', tell: 'yes' })
    const late = await office.post('/admin/visits/words', {
      ...changed,
      start: '2030-01-09T10:00',
      end: '',
      tell: 'yes',
    })
    expect(late.status).toBe(409)
    expect(await written(world)).toBe(0)
  })

  it('who muted visits, sees no jobs, or has no access', async () => {
    const { world, office } = await openOffice()
    await env.DB.batch(
      [
        `update accounts set muted = '["visits"]' where company_id = ? and id = 'account-contact-alice'`,
        `update accounts set revoked_at = 1 where company_id = ? and id = 'account-contact-alice-spare'`,
      ].map((sql) => env.DB.prepare(sql).bind(world.companyId)),
    )
    await office.post('/admin/visits', { ...typed, tell: 'yes' })
    expect((await arrived(world)).map(({ to }) => to)).toEqual(['alice-resident@example.com'])
  })
})

it('the pages offer the tick, set, where there is something to be told', async () => {
  const { world, office } = await openOffice()
  await putVisit(world, { id: 'shown' })
  for (const path of ['/new?job=job-alice', '/shown/edit', '/shown', '/shown/removal'])
    expect(await (await office.get(`/admin/visits${path}`)).text()).toMatch(/name="tell" value="yes" checked/)
  const past = await (await office.get('/admin/visits/visit-alice-past')).text()
  expect(past).not.toContain('name="tell"')
  // A form that comes back keeps it as it was left.
  const again = await (await office.post('/admin/visits', { ...typed, start: '' })).text()
  expect(again).toMatch(/name="tell" value="yes"(?! checked)/)
})

describe('what a change is to the customer', () => {
  const now = jan7(8)
  const visit = (status: VisitStatus, hour = 9) => ({ status, startAt: jan7(hour), endAt: jan7(hour + 1) })
  it.each([
    ['added', undefined, visit('planned'), 'visit_planned'],
    ['added as done', undefined, visit('done'), undefined],
    ['added too late', undefined, visit('planned', 7), undefined],
    ['moved', visit('planned'), visit('planned', 14), 'visit_moved'],
    ['moved from yesterday', visit('planned', -15), visit('planned'), 'visit_moved'],
    ['moved into the past', visit('planned'), visit('planned', 6), undefined],
    ['called off', visit('planned'), visit('cancelled'), 'visit_cancelled'],
    ['called off when over', visit('planned', 6), visit('cancelled', 6), undefined],
    ['planned again', visit('cancelled'), visit('planned'), 'visit_planned'],
    ['done', visit('planned'), visit('done'), undefined],
    ['not done after all', visit('done'), visit('planned'), undefined],
    ['deleted', visit('planned'), undefined, 'visit_cancelled'],
    ['deleted once off', visit('cancelled'), undefined, undefined],
  ] as const)('%s', (_, before, after, message) => {
    expect(messageOf(before, after, now)).toBe(message)
  })
})
