import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { merge } from '../support/customers.ts'
import { linesOf } from '../support/jobs.ts'
import { putRequest, requestIn, stepAside, stepsIn, wall } from '../support/requests.ts'
import { jan7, openOffice, putVisit, visitIn } from '../support/site-visits.ts'
import type { World } from '../support/world.ts'

const asWished = { turn: '1', start: wall(10), end: wall(11) }
const visitsOf = async ({ companyId }: World, id: string) =>
  (await env.DB.prepare('select count(*) as n from visits where company_id = ? and id = ?')
    .bind(companyId, id)
    .first('n')) as number

it('a visit that is no longer planned is told in words, not moved', async () => {
  const { world, office } = await openOffice()
  await putVisit(world, { id: 'tap' })
  await putRequest(world, { id: 'move', kind: 'move', visitId: 'tap', startAt: jan7(13), endAt: jan7(14) })
  await office.post('/admin/visits/tap/status', { from: 'planned', to: 'done' })
  const answer = await office.post('/admin/requests/move/confirmation', { turn: '1', start: wall(14), end: wall(15) })
  expect(answer.status).toBe(409)
  const html = await answer.text()
  expect(html).toContain('The visit it is about is no longer planned')
  expect(html).toMatch(/name="start"[^>]*value="2030-01-07T14:00"/)
  expect(await visitIn(world, 'tap')).toMatchObject({ start_at: jan7(9).getTime(), status: 'done' })
  expect(await requestIn(world, 'move')).toMatchObject({ status: 'pending', turn: 1 })
})

it('of fifty presses at once, of two at the office, one confirms and the others are told by whom', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  const owner = await asStaff(world, 'owner')
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      (index % 2 ? office : owner).post('/admin/requests/wish/confirmation', asWished),
    ),
  )
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(49)
  const late = answers.find(({ status }) => status === 409)
  expect(await late?.text()).toMatch(/Meanwhile: The (owner|office) confirmed it, just now\./)
  expect(await visitsOf(world, 'wish')).toBe(1)
  expect(await stepsIn(world, 'wish')).toHaveLength(2)
  expect(await linesOf(world, 'request_confirmed')).toHaveLength(1)
})

it('when staff confirm and the customer accepts at once, there is one visit, at one of the two times', async () => {
  const { world, office } = await openOffice()
  const slot = { start: jan7(13).getTime(), end: jan7(14).getTime() }
  for (let round = 0; round < 5; round++) {
    const id = `wish-${round}`
    await putRequest(world, { id, status: 'proposed', turn: 2, offers: [slot], technicianIds: ['staff-idle'] })
    const accept = () =>
      env.DB.prepare(
        `update visit_requests set status = 'accepted', turn = 3, changed_by = 'customer', visit_start = ?3, visit_end = ?4
         where company_id = ?1 and id = ?2 and turn = 2`,
      )
        .bind(world.companyId, id, slot.start, slot.end)
        .run()
    const [answer] = await Promise.all([
      office.post(`/admin/requests/${id}/confirmation`, { ...asWished, turn: '2' }),
      accept(),
    ])
    const { status } = (await requestIn(world, id)) ?? {}
    expect([`${answer.status} ${status}`]).toEqual([answer.status === 303 ? '303 confirmed' : '409 accepted'])
    expect(await visitsOf(world, id)).toBe(1)
    expect(await visitIn(world, id)).toMatchObject({ start_at: status === 'accepted' ? slot.start : jan7(9).getTime() })
  }
})

it('whoever is late is told what happened, and loses nothing typed', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  await stepAside(world, 'wish', 'withdrawn', { name: 'Contact alice' })
  const answer = await office.post('/admin/requests/wish/confirmation', {
    turn: '1',
    start: wall(12),
    end: wall(13),
    agreed: 'yes',
  })
  expect(answer.status).toBe(409)
  const html = await answer.text()
  expect(html).toContain('Meanwhile: Contact alice took it back, just now.')
  expect(html).toContain('What you had typed')
  expect(html).toContain('2030-01-07 12:00 – 2030-01-07 13:00')
  expect(await visitsOf(world, 'wish')).toBe(0)
})

it('a request whose time ran out cannot be answered, and leads to a new visit', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'old', expiresAt: new Date(Date.now() - 1000) })
  const answer = await office.post('/admin/requests/old/confirmation', asWished)
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('Its time has run out')
  const page = await (await office.get('/admin/requests/old')).text()
  const href = /href="(\/admin\/visits\/new\?[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const form = await (await office.get(href)).text()
  expect(form).toMatch(/name="start"[^>]*value="2030-01-07T10:00"/)
  expect(form).toContain(`value="${world.alice.jobId}"`)
  const list = await (await office.get('/admin/requests')).text()
  expect(list).not.toContain('action="/admin/requests/old/confirmation"')
  expect(await visitsOf(world, 'old')).toBe(0)
})

it('a request follows its customer into another record, and its visit with it', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  expect((await merge(office, world.alice.id, world.bob.id)).status).toBe(303)
  expect((await office.post('/admin/requests/wish/confirmation', asWished)).status).toBe(303)
  expect(await visitIn(world, 'wish')).toMatchObject({ customer_id: world.bob.id })
})

it('requests whose forms bore the same key stand beside each other in one record', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'hers', key: 'the-same-key' })
  await putRequest(world, {
    ...{ id: 'his', key: 'the-same-key', customerId: world.bob.id, jobId: world.bob.jobId },
  })
  expect((await merge(office, world.alice.id, world.bob.id)).status).toBe(303)
  expect(await requestIn(world, 'hers')).toMatchObject({ customer_id: world.bob.id, key: null })
  expect(await requestIn(world, 'his')).toMatchObject({ customer_id: world.bob.id, key: 'the-same-key' })
})
