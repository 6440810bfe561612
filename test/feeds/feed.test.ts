import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { mostPast, mostToCome } from '../../src/feeds/span.ts'
import { asCustomer, asStaff, type Visitor, visitor } from '../support/as.ts'
import { merge, openOffice, run } from '../support/customers.ts'
import { makeFeed, readCalendar } from '../support/feeds.ts'
import { tripsOf } from '../support/recorder.ts'
import { putVisit } from '../support/site-visits.ts'
import { makeWorld, secret, type World } from '../support/world.ts'

const day = 24 * 60 * 60 * 1000
const inDays = (days: number) => ({
  startAt: new Date(Date.now() + days * day),
  endAt: new Date(Date.now() + days * day + 3_600_000),
})

/** A world with the address of Alice’s calendar and of the technician’s, and someone without any cookie. */
async function openFeeds(world?: World) {
  const there = world ?? (await makeWorld())
  const [alice, technician] = [await asCustomer(there, there.alice), await asStaff(there, 'technician')]
  const paths = { alice: await makeFeed(alice, '/portal'), technician: await makeFeed(technician, '/admin') }
  return { world: there, alice, technician, paths, reader: visitor(there.host) }
}

const idsIn = async (reader: Visitor, path: string) => {
  const answer = await reader.get(path)
  expect(answer.status).toBe(200)
  return readCalendar(await answer.text()).events.map(({ uid }) => uid.split('@')[0])
}

describe('a calendar that is subscribed to', () => {
  it('holds a customer’s visits of the last ninety days and all to come, in two round trips and without a cookie', async () => {
    const { world, paths, reader } = await openFeeds()
    for (const days of [-200, -91, -89, 400]) await putVisit(world, { id: `in ${days}`, ...inDays(days) })
    const { answer, trips } = await tripsOf(() => reader.get(paths.alice))
    expect([answer.status, trips.length]).toEqual([200, 2])
    expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    expect(answer.headers.get('X-Robots-Tag')).toContain('noindex')
    expect(answer.headers.get('Set-Cookie')).toBeNull()
    const text = await answer.text()
    expect(text).toContain(`X-WR-CALNAME:Visites Company ${world.slug}`.slice(0, 60))
    expect(text).not.toContain(secret)
    const { events } = readCalendar(text)
    const { visitId } = world.alice
    expect(events.map(({ uid }) => uid)).toEqual(
      ['in -89', `${visitId}-past`, visitId, 'in 400'].map((id) => `${id}@${world.companyId}`),
    )
    // Known under the same name as in its file.
    const alice = await asCustomer(world, world.alice)
    const file = readCalendar(await (await alice.get(`/portal/visits/${visitId}/calendar.ics`)).text()).events[0]
    expect(events[2]).toEqual(file)
  })

  it('holds a technician’s own visits, with what they need to know there', async () => {
    const { world, paths, reader } = await openFeeds()
    await putVisit(world, { id: 'not theirs', ...inDays(2) })
    const { answer, trips } = await tripsOf(() => reader.get(paths.technician))
    const { events } = readCalendar(await answer.text())
    expect(trips).toHaveLength(2)
    expect(events.map(({ uid }) => uid)).toEqual([`${world.alice.visitId}@${world.companyId}`])
    expect(events[0]?.description).toContain(secret)
    await run('delete from visit_technicians where company_id = ?', world.companyId)
    expect(await idsIn(reader, paths.technician)).toEqual([])
  })

  it('shows what moved and what was called off, each with a higher sequence', async () => {
    const { world, paths, reader } = await openFeeds()
    const read = async () => {
      const { events } = readCalendar(await (await reader.get(paths.alice)).text())
      return events.find(({ uid }) => uid.startsWith(`${world.alice.visitId}@`))
    }
    const office = await asStaff(world, 'office')
    const before = await read()
    await office.post(`/admin/visits/${world.alice.visitId}/status`, { from: 'planned', to: 'cancelled' })
    const after = await read()
    expect([before?.status, before?.sequence]).toEqual(['CONFIRMED', 0])
    expect([after?.status, after?.sequence]).toEqual(['CANCELLED', 1])
  })

  it('is not sent again while nothing has changed, and HEAD says the same without it', async () => {
    const { world, paths, reader } = await openFeeds()
    const first = await reader.get(paths.alice)
    const tag = first.headers.get('ETag') ?? ''
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/)
    const again = await reader.get(paths.alice, { 'If-None-Match': `W/${tag}` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const head = await reader.send(paths.alice, { method: 'HEAD' })
    expect([head.status, await head.text(), head.headers.get('ETag')]).toEqual([200, '', tag])
    await putVisit(world, { id: 'new', ...inDays(5) })
    expect((await reader.get(paths.alice, { 'If-None-Match': tag })).status).toBe(200)
  })

  it('is full of what is to come before what has been, and no longer than it may be', async () => {
    const { world, paths, reader } = await openFeeds()
    const many = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 600) select'
    for (const [name, step] of [
      ['past', -60_000],
      ['next', 60_000],
    ] as const)
      await run(
        `insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at)
          ${many} ?1, 'customer-alice', '${name}-' || i, 'job-alice', ?2 + (i + 5) * ${step}, ?2 + (i + 6) * 60000, 'planned', 0 from n`,
        world.companyId,
        Date.now(),
      )
    const ids = await idsIn(reader, paths.alice)
    expect(ids).toHaveLength(mostPast + mostToCome)
    expect([ids.at(0), ids.at(mostPast - 1), ids.at(mostPast), ids.at(-1)]).toEqual([
      'past-200',
      'past-1',
      'next-1',
      'next-500',
    ])
  })

  it('makes a network wait that asks too often, and no one who signs in there', async () => {
    const { world, paths } = await openFeeds()
    const keys: string[] = []
    const SIGN_IN_LIMIT = {
      limit: async ({ key }: { key: string }) => {
        keys.push(key)
        return { success: false }
      },
    } as unknown as RateLimit
    const { answer, trips } = await tripsOf(() => visitor(world.host, '', { SIGN_IN_LIMIT }).get(paths.alice))
    expect([answer.status, answer.headers.get('Retry-After'), trips.length]).toEqual([429, '60', 0])
    expect(keys).toEqual([`calendar ${world.companyId} ${world.host}`])
  })
})

describe('the address of a calendar answers as one that never was', () => {
  const unknown = `/calendar/${'A'.repeat(43)}.ics`
  const dead = async (reader: Visitor, path: string) => {
    const [one, other] = [await reader.get(path), await reader.get(unknown)]
    expect([one.status, other.status]).toEqual([404, 404])
    expect(await one.text()).toBe(await other.text())
    const headersOf = ({ headers }: Response) => [...headers].filter(([name]) => !/date|server-timing/.test(name))
    expect(headersOf(one)).toEqual(headersOf(other))
  }

  it('on the host of another company, and where its text is no token', async () => {
    const { paths } = await openFeeds()
    const elsewhere = await openFeeds()
    await dead(elsewhere.reader, paths.alice)
    for (const odd of ['/calendar/x.ics', paths.alice.replace('.ics', ''), `${paths.alice}x`])
      expect((await elsewhere.reader.get(odd)).status).toBe(404)
  })

  it.each([
    [
      'their access is withdrawn',
      "update accounts set revoked_at = 1 where company_id = ? and id = 'account-contact-alice'",
    ],
    [
      'they are invited anew',
      "update accounts set activated_at = null where company_id = ? and id = 'account-contact-alice'",
    ],
    ['they may see no jobs', "update contacts set sees_jobs = 0 where company_id = ? and id = 'contact-alice'"],
  ])('to a customer once %s', async (_, sql) => {
    const { world, paths, reader } = await openFeeds()
    expect((await reader.get(paths.alice)).status).toBe(200)
    await run(sql, world.companyId)
    await dead(reader, paths.alice)
    expect((await reader.get(paths.technician)).status).toBe(200)
  })

  it('to a technician once they are one no longer', async () => {
    const { world, paths, reader } = await openFeeds()
    await run("update staff set role = 'office' where company_id = ? and id = 'staff-technician'", world.companyId)
    await dead(reader, paths.technician)
  })

  it('once the office withdraws access or invites anew, for good', async () => {
    const { world, paths, reader } = await openFeeds()
    const office = await asStaff(world, 'office')
    await office.post(`/admin/contacts/${world.alice.contactId}/revocation`)
    await dead(reader, paths.alice)
    // Access that is given again brings no old address back.
    await run(
      "update accounts set revoked_at = null, activated_at = 1 where company_id = ? and id = 'account-contact-alice'",
      world.companyId,
    )
    await dead(reader, paths.alice)
  })

  it('where the portal shows no visits, to customers alone', async () => {
    const world = await makeWorld()
    const { paths } = await openFeeds(world)
    await run('update companies set closed = \'["visits"]\' where id = ?', world.companyId)
    vi.setSystemTime(Date.now() + 2 * 60_000)
    const reader = visitor(world.host)
    await dead(reader, paths.alice)
    expect((await reader.get(paths.technician)).status).toBe(200)
    vi.useRealTimers()
  })

  it('once it is replaced or ended, at once', async () => {
    const { alice, paths, reader } = await openFeeds()
    const next = await makeFeed(alice, '/portal')
    expect(next).not.toBe(paths.alice)
    await dead(reader, paths.alice)
    expect((await reader.get(next)).status).toBe(200)
    const shown = /name="shown" value="([^"]+)"/.exec(await (await alice.get('/portal/account/calendar')).text())?.[1]
    await alice.post('/portal/account/calendar/end', { shown: shown ?? '' })
    await dead(reader, next)
  })
})

describe('when two customers are made one', () => {
  it('whoever moves along has the calendar of the one that stays, and whoever is left behind has none', async () => {
    const { world, office } = await openOffice()
    const { paths, reader } = await openFeeds(world)
    const resident = { ...world.alice, contactId: `${world.alice.contactId}-resident` }
    const left = await makeFeed(await asCustomer(world, resident), '/portal')
    await run(
      "update contacts set email = 'bob@example.com' where company_id = ? and id = 'contact-alice-resident'",
      world.companyId,
    )
    expect((await merge(office, world.alice.id, world.bob.id)).status).toBe(303)
    expect((await reader.get(left)).status).toBe(404)
    expect(await idsIn(reader, paths.alice)).toEqual(expect.arrayContaining([world.alice.visitId, world.bob.visitId]))
  })
})

it('a token does not stand in the log, whatever breaks', async () => {
  const { world, paths } = await openFeeds()
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const DB = { prepare: env.DB.prepare.bind(env.DB), batch: () => Promise.reject(new Error('out of order')) }
  const broken = visitor(world.host, '', { DB: DB as unknown as D1Database })
  expect((await broken.get(paths.alice)).status).toBe(503)
  expect(JSON.stringify(log.mock.calls)).toContain('/calendar/…')
  expect(JSON.stringify(log.mock.calls)).not.toContain(paths.alice.slice('/calendar/'.length, -4))
  log.mockRestore()
})
