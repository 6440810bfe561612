import { describe, expect, it } from 'vitest'
import { wallTime } from '../../src/time/zoned.ts'
import { asCustomer, asStaff, visitor } from '../support/as.ts'
import { run } from '../support/customers.ts'
import { readCalendar } from '../support/feeds.ts'
import { tripsOf } from '../support/recorder.ts'
import { fieldsOf, openOffice, postForm, putVisit, visitIn } from '../support/site-visits.ts'
import { makeWorld, secret } from '../support/world.ts'

const instant = (value: number | undefined) => new Date(value ?? Number.NaN).toISOString()

describe('the file of a visit', () => {
  it('says what the row says, in one round trip, under a name with the day of the visit', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    await putVisit(world, {
      id: 'one',
      startAt: new Date('2030-06-30T22:30:00Z'),
      endAt: new Date('2030-07-01T05:00:00Z'),
    })
    await run("update visits set comments = 'Sonnez, svp' where company_id = ? and id = 'one'", world.companyId)
    await alice.get('/portal')
    const { answer, trips } = await tripsOf(() => alice.get('/portal/visits/one/calendar.ics'))
    expect([answer.status, trips.length]).toEqual([200, 1])
    expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('Content-Disposition')).toContain('filename="visite-2030-07-01.ics"')
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    const { events } = readCalendar(await answer.text())
    const changed = (await visitIn(world, 'one')) as unknown as { changed_at: number }
    expect(events).toEqual([
      {
        uid: `one@${world.companyId}`,
        sequence: 0,
        status: 'CONFIRMED',
        start: '2030-06-30T22:30:00.000Z',
        end: '2030-07-01T05:00:00.000Z',
        ...{ stamp: instant(inSeconds(changed.changed_at)), changed: instant(inSeconds(changed.changed_at)) },
        summary: `Job of alice · Company ${world.slug}`,
        location: 'Cellar of alice',
        description: 'Sonnez, svp',
        url: `http://${world.host}/portal/jobs/job-alice#visit-one`,
      },
    ])
  })

  it('tells a customer no internal note, and staff the notes, the customer and their phone', async () => {
    const world = await makeWorld()
    await run("update customers set phone = '+33 6 11' where company_id = ? and id = 'customer-alice'", world.companyId)
    const path = `/visits/${world.alice.visitId}/calendar.ics`
    const alice = await asCustomer(world, world.alice)
    expect(await (await alice.get(`/portal${path}`)).text()).not.toMatch(new RegExp(`${secret}|\\+33 6`))
    for (const role of ['office', 'technician'] as const) {
      const [event] = readCalendar(await (await (await asStaff(world, role)).get(`/admin${path}`)).text()).events
      expect(event).toMatchObject({
        summary: 'Job of alice · Customer alice',
        location: 'Cellar of alice',
        url: `http://${world.host}/admin/visits/${world.alice.visitId}`,
      })
      expect(event?.description).toBe(
        `Customer alice\n+33 6 11\nComments (seen by the customer)\nComment for alice\nInternal notes (team only)\n${secret}`,
      )
    }
  })

  it('leads a technician to the customer where the job says no place, and a customer to a page that is open', async () => {
    const world = await makeWorld()
    await run("update jobs set location = null where company_id = ? and id = 'job-alice'", world.companyId)
    await run('update companies set closed = \'["jobs"]\' where id = ?', world.companyId)
    const path = `/visits/${world.alice.visitId}/calendar.ics`
    const technician = await asStaff(world, 'technician')
    const alice = await asCustomer(world, world.alice)
    const [theirs] = readCalendar(await (await technician.get(`/admin${path}`)).text()).events
    const [own] = readCalendar(await (await alice.get(`/portal${path}`)).text()).events
    expect(theirs?.location).toBe('1 rue de la Paix, 69001 Lyon')
    expect([own?.location, own?.url]).toEqual([null, `http://${world.host}/portal/visits`])
  })

  it('stays the same event through every change, with a higher sequence for another time or status', async () => {
    const { world, office } = await openOffice()
    const read = async () => {
      const alice = await asCustomer(world, world.alice)
      const path = '/portal/visits/one/calendar.ics'
      return readCalendar(await (await alice.get(path)).text()).events[0]
    }
    await putVisit(world, { id: 'one' })
    const first = await read()
    const save = (fields: Record<string, string>, version: number) =>
      postForm(office, world, '/admin/visits/one', [...fieldsOf(fields), ['version', String(version)]])
    expect((await save({ comments: 'Sonnez' }, 1)).status).toBe(303)
    const reworded = await read()
    expect((await save({ start: '2030-01-08T10:00', end: '2030-01-08T11:00', comments: 'Sonnez' }, 2)).status).toBe(303)
    const moved = await read()
    expect((await office.post('/admin/visits/one/status', { from: 'planned', to: 'cancelled' })).status).toBe(303)
    const off = await read()
    const seen = [first, reworded, moved, off]
    expect(seen.map((event) => event?.uid)).toEqual(seen.map(() => `one@${world.companyId}`))
    expect(seen.map((event) => event?.sequence)).toEqual([0, 0, 1, 2])
    expect(seen.map((event) => event?.status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'CANCELLED'])
    expect(moved?.start).toBe('2030-01-08T09:00:00.000Z')
    expect(String(reworded?.changed) > String(first?.changed) || first?.changed === reworded?.changed).toBe(true)
  })

  it('of another customer is as little there as none', async () => {
    const world = await makeWorld()
    const bob = await asCustomer(world, world.bob)
    const payer = await asCustomer(world, { ...world.alice, contactId: `${world.alice.contactId}-payer` })
    for (const who of [bob, payer]) {
      const [theirs, none] = [
        await who.get(`/portal/visits/${world.alice.visitId}/calendar.ics`),
        await who.get('/portal/visits/none/calendar.ics'),
      ]
      expect([theirs.status, none.status]).toEqual([404, 404])
      expect(await theirs.text()).toBe(await none.text())
    }
    const nobody = await visitor(world.host).get(`/portal/visits/${world.alice.visitId}/calendar.ics`)
    expect(nobody.headers.get('Location')).toMatch('/portal/sign-in')
  })

  it('is offered beside visits that are still to be, and beside no other', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'off', status: 'cancelled' })
    const alice = await asCustomer(world, world.alice)
    const list = async (path: string) =>
      [...(await (await alice.get(path)).text()).matchAll(/\/visits\/([\w-]+)\/calendar\.ics/g)].map(([, id]) => id)
    expect(await list('/portal/visits')).toEqual([world.alice.visitId])
    expect(await list('/portal/visits?show=past')).toEqual([])
    const link = `/admin/visits/${world.alice.visitId}/calendar.ics`
    const technician = await asStaff(world, 'technician')
    for (const who of [office, technician])
      expect(await (await who.get(`/admin/visits/${world.alice.visitId}`)).text()).toContain(link)
    expect(await (await office.get('/admin/visits/off')).text()).not.toContain('calendar.ics')
  })
})

// Clocks in the EU and the UK go forward on 2027-03-28 and back on 2027-10-31, at 01:00 UTC.
describe('a time typed around a change of the clock in', () => {
  it.each([
    ['Europe/Paris', '2027-03-27T09:00', '2027-03-27T08:00:00.000Z', '2027-03-27T10:00', '2027-03-27T09:00:00.000Z'],
    ['Europe/Paris', '2027-03-28T09:00', '2027-03-28T07:00:00.000Z', '2027-03-28T10:00', '2027-03-28T08:00:00.000Z'],
    ['Europe/Paris', '2027-03-27T22:00', '2027-03-27T21:00:00.000Z', '2027-03-28T06:00', '2027-03-28T04:00:00.000Z'],
    ['Europe/Paris', '2027-10-30T09:00', '2027-10-30T07:00:00.000Z', '2027-10-30T10:00', '2027-10-30T08:00:00.000Z'],
    ['Europe/Paris', '2027-10-31T09:00', '2027-10-31T08:00:00.000Z', '2027-10-31T10:00', '2027-10-31T09:00:00.000Z'],
    ['Europe/Paris', '2027-10-30T22:00', '2027-10-30T20:00:00.000Z', '2027-10-31T06:00', '2027-10-31T05:00:00.000Z'],
    ['Europe/Paris', '2027-10-31T02:30', '2027-10-31T00:30:00.000Z', '2027-10-31T03:30', '2027-10-31T02:30:00.000Z'],
    ['Europe/London', '2027-03-27T09:00', '2027-03-27T09:00:00.000Z', '2027-03-27T10:00', '2027-03-27T10:00:00.000Z'],
    ['Europe/London', '2027-03-28T09:00', '2027-03-28T08:00:00.000Z', '2027-03-28T10:00', '2027-03-28T09:00:00.000Z'],
    ['Europe/London', '2027-03-27T22:00', '2027-03-27T22:00:00.000Z', '2027-03-28T06:00', '2027-03-28T05:00:00.000Z'],
    ['Europe/London', '2027-10-30T09:00', '2027-10-30T08:00:00.000Z', '2027-10-30T10:00', '2027-10-30T09:00:00.000Z'],
    ['Europe/London', '2027-10-31T09:00', '2027-10-31T09:00:00.000Z', '2027-10-31T10:00', '2027-10-31T10:00:00.000Z'],
    ['Europe/London', '2027-10-30T22:00', '2027-10-30T21:00:00.000Z', '2027-10-31T06:00', '2027-10-31T06:00:00.000Z'],
  ])('%s, %s, is that instant in the file', async (zone, start, startAt, end, endAt) => {
    const { world, office } = await openOffice(zone)
    const typed = fieldsOf({ start, end, job: world.alice.jobId }, [world.staff.technician])
    const added = await postForm(office, world, '/admin/visits', typed)
    const id = /\/admin\/visits\/([\w-]+)/.exec(added.headers.get('Location') ?? '')?.[1]
    const alice = await asCustomer(world, world.alice)
    const text = await (await alice.get(`/portal/visits/${id}/calendar.ics`)).text()
    const [event] = readCalendar(text).events
    expect([event?.start, event?.end]).toEqual([startAt, endAt])
    expect(text).toMatch(/\r\nDTSTART:\d{8}T\d{6}Z\r\nDTEND:\d{8}T\d{6}Z\r\n/)
    expect([wallTime(new Date(event?.start ?? ''), zone), wallTime(new Date(event?.end ?? ''), zone)]).toEqual([
      start,
      end,
    ])
  })
})

// Calendars count in seconds.
const inSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000) * 1000
