import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import { remindOfVisits } from '../../src/visits/reminders.ts'
import worker from '../../src/worker.ts'
import { told, toldQueue } from '../support/as.ts'
import { deliver, mailServer } from '../support/outbox.ts'
import { makeRequest } from '../support/requests.ts'
import { putVisit } from '../support/site-visits.ts'
import { makeWorld, type World } from '../support/world.ts'

const hour = 3_600_000
/** Far from what other tests plan, so that nothing else is due. */
const now = new Date('2031-03-03T09:00Z')
const inHours = (hours: number) => ({
  startAt: new Date(now.getTime() + hours * hour),
  endAt: new Date(now.getTime() + (hours + 1) * hour),
})
const longAgo = new Date('2026-01-01T09:00Z')

async function remind(at = now) {
  const d1 = new D1(env.DB)
  await remindOfVisits(d1, toldQueue, at)
  return d1.cost
}

const remindersIn = async ({ companyId }: World) =>
  (
    await env.DB.prepare(
      "select cause, to_email as email from mails where company_id = ? and message = 'visit_reminder' order by cause",
    )
      .bind(companyId)
      .all<{ cause: string; email: string }>()
  ).results

const set = (world: World, sql: string) => env.DB.prepare(`${sql} where company_id = ?`).bind(world.companyId).run()
const hoursOf = (world: World, hours: number | null) =>
  env.DB.prepare('update companies set reminder_hours = ? where id = ?').bind(hours, world.companyId).run()

describe('a planned visit', () => {
  it('is reminded of once, by a mail to each who sees jobs, when it is near enough', async () => {
    const world = await makeWorld()
    await putVisit(world, { id: 'near', ...inHours(23.9), createdAt: longAgo, comments: 'Couper l’eau' })
    await putVisit(world, { id: 'far', ...inHours(24.1), createdAt: longAgo })
    await putVisit(world, { id: 'off', ...inHours(5), createdAt: longAgo, status: 'cancelled' })
    await putVisit(world, { id: 'begun', ...inHours(-0.1), createdAt: longAgo })
    await remind()
    await remind()
    const mails = await remindersIn(world)
    expect(mails.map(({ email }) => email).sort()).toEqual([
      ...['alice-resident@example.com', 'alice-spare@example.com', 'alice@example.com'],
    ])
    expect(mails.every(({ cause }) => cause.startsWith('visit_reminder:near:'))).toBe(true)
    const { letters, binding } = mailServer()
    await env.DB.prepare('update mails set due_at = 1 where company_id = ?').bind(world.companyId).run()
    await deliver(
      told.filter(({ companyId }) => companyId === world.companyId),
      { EMAIL: binding },
    )
    expect(letters).toHaveLength(3)
    expect(letters[0]?.text).toContain('mardi 4 mars 2031, 09:54 – 10:54 (heure de Paris)')
    expect(letters[0]?.text).toContain('Couper l’eau')
  })

  it('is reminded of anew when it moved, and not when only its words changed', async () => {
    const world = await makeWorld()
    await putVisit(world, { id: 'moving', ...inHours(10), createdAt: longAgo })
    await remind()
    await set(world, "update visits set comments = 'Other'")
    await remind()
    expect(await remindersIn(world)).toHaveLength(3)
    const { startAt, endAt } = inHours(50)
    await set(
      world,
      `update visits set start_at = iif(id = 'moving', ${startAt.getTime()}, start_at), end_at = iif(id = 'moving', ${endAt.getTime()}, end_at)`,
    )
    await remind(new Date(now.getTime() + 30 * hour))
    expect(await remindersIn(world)).toHaveLength(6)
  })

  it('that was planned when it was that near already is not, but one that was imported is', async () => {
    const world = await makeWorld()
    await putVisit(world, { id: 'today', ...inHours(3), createdAt: new Date(now.getTime() - hour) })
    await putVisit(world, {
      id: 'brought',
      ...inHours(3),
      createdAt: new Date(now.getTime() - hour),
      importKey: 'line',
    })
    await remind()
    expect(new Set((await remindersIn(world)).map(({ cause }) => cause.split(':')[1]))).toEqual(new Set(['brought']))
  })

  it('is not where the company sends none, or the reader wants none', async () => {
    const [silent, muted] = [await makeWorld(), await makeWorld()]
    for (const world of [silent, muted]) await putVisit(world, { id: 'near', ...inHours(5), createdAt: longAgo })
    await hoursOf(silent, null)
    await set(muted, `update accounts set muted = '["reminders"]'`)
    await remind()
    expect([await remindersIn(silent), await remindersIn(muted)]).toEqual([[], []])
  })

  it('is reminded of as long before as its company says', async () => {
    const world = await makeWorld()
    await hoursOf(world, 48)
    await putVisit(world, { id: 'early', ...inHours(47), createdAt: longAgo })
    await remind()
    expect(await remindersIn(world)).toHaveLength(3)
  })

  it('is reminded of by the clock that mails go by', async () => {
    const world = await makeWorld()
    await putVisit(world, { id: 'near', ...inHours(5), createdAt: longAgo })
    const clock = createScheduledController({ scheduledTime: now, cron: '*/5 * * * *' })
    await worker.scheduled(clock, { ...env, MAIL: toldQueue })
    expect(await remindersIn(world)).toHaveLength(3)
  })
})

it('two clocks at once make one mail each', async () => {
  const world = await makeWorld()
  for (let at = 1; at <= 20; at++) await putVisit(world, { id: `v${at}`, ...inHours(at), createdAt: longAgo })
  await Promise.all([remind(), remind(), remind()])
  expect(await remindersIn(world)).toHaveLength(60)
})

it('the company whose reminders fail does not keep the others from theirs', async () => {
  const [bad, good] = [await makeWorld(), await makeWorld()]
  for (const world of [bad, good]) await putVisit(world, { id: 'near', ...inHours(5), createdAt: longAgo })
  await env.DB.prepare(
    `create trigger no_mails before insert on mails when new.company_id = '${bad.companyId}'
     begin select raise(abort, 'no mails here'); end`,
  ).run()
  await expect(remind()).rejects.toThrow('no mails here')
  expect([(await remindersIn(bad)).length, (await remindersIn(good)).length]).toEqual([0, 3])
  await env.DB.prepare('drop trigger no_mails').run()
  await remind()
  expect(await remindersIn(bad)).toHaveLength(3)
})

it('of 20,000 visits of which ten are due, little more than the ten are read', async () => {
  const world = await makeWorld()
  await env.DB.prepare(
    `insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at)
     with recursive n(value) as (select 0 union all select value + 1 from n where value < 19999)
     select ?1, 'customer-alice', 'v-' || value, 'job-alice', ?2 + value * 8640000, ?2 + value * 8640000 + 3600000,
       'planned', 0 from n`,
  )
    .bind(world.companyId, now.getTime() - 10_000 * 8_640_000 + 1)
    .run()
  const { trips, rowsRead } = await remind()
  expect(await remindersIn(world)).toHaveLength(30)
  // One trip to find the companies, one to remind; of a visit its row, job, readers and their accounts, and writing it.
  expect(trips).toBe(2)
  process.stdout.write(`reminders: 10 due of 20,000, ${rowsRead} rows read in ${trips} trips\n`)
  expect(rowsRead).toBeLessThan(1_000)
  expect((await remind()).trips).toBe(1)
})

it('the company is not made to say what a customer wrote with the request that the visit comes of', async () => {
  const world = await makeWorld()
  for (const [id, comments] of [
    ['asked', 'Pay to another account'],
    ['reworded', 'Couper l’eau'],
  ] as const) {
    await makeRequest(world, id, { comments: 'Pay to another account' })
    await putVisit(world, { id, ...inHours(20), createdAt: longAgo, comments })
  }
  await remind()
  const { results } = await env.DB.prepare(
    "select data ->> 'said' as said, count(*) as n from mails where company_id = ? and message = 'visit_reminder' group by 1",
  )
    .bind(world.companyId)
    .all()
  expect(results).toEqual([
    { said: null, n: 3 },
    { said: 'Couper l’eau', n: 3 },
  ])
})
