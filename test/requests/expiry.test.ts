import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import { expireRequests } from '../../src/requests/expiry.ts'
import worker from '../../src/worker.ts'
import { told, toldQueue } from '../support/as.ts'
import { addInvited, addRequests } from '../support/day.ts'
import { makeWorld, type World } from '../support/world.ts'

const now = new Date('2031-03-03T09:00Z')
const withQueue = { DATA_KEYS: env.DATA_KEYS, MAIL: toldQueue }

async function expire(at = now, changed?: (companyId: string, customerIds: string[]) => Promise<void>) {
  const d1 = new D1(env.DB)
  await expireRequests(d1, withQueue, at, changed)
  return d1.cost
}

const stateOf = async ({ companyId }: World, id = 'request-alice') =>
  env.DB.prepare('select status, turn, changed_by as by from visit_requests where company_id = ? and id = ?')
    .bind(companyId, id)
    .first<{ status: string; turn: number; by: string }>()

const mailsIn = async ({ companyId }: World) =>
  (
    await env.DB.prepare('select message, to_email as email from mails where company_id = ? order by message, email')
      .bind(companyId)
      .all<{ message: string; email: string }>()
  ).results

/** Takes away what made a company's mails fail, or a step be taken between. */
const allowed = () =>
  env.DB.batch(['no_mails', 'meanwhile'].map((trigger) => env.DB.prepare(`drop trigger if exists ${trigger}`)))
afterEach(allowed)

describe('a request that nobody settled in time', () => {
  it('is over by the clock, and both sides are told once', async () => {
    const world = await makeWorld()
    await Promise.all([expire(), expire()])
    await expire()
    expect(await stateOf(world)).toEqual({ status: 'expired', turn: 2, by: 'clock' })
    const alices = (await mailsIn(world)).filter(({ email }) => !email.startsWith('bob'))
    expect(alices.map(({ message, email }) => `${message} ${email}`)).toEqual([
      ...['request_expired alice-resident@example.com', 'request_expired alice-spare@example.com'],
      'request_expired alice@example.com',
      // Alice's and Bob's.
      ...['request_unanswered office@example.com', 'request_unanswered office@example.com'],
    ])
  })

  it('is left while there is time, and when it is settled', async () => {
    const world = await makeWorld()
    await env.DB.prepare("update visit_requests set expires_at = ?2 where company_id = ?1 and id = 'request-alice'")
      .bind(world.companyId, now.getTime() + 1)
      .run()
    await env.DB.prepare(
      "update visit_requests set status = 'declined', turn = 2, changed_by = 'staff' where company_id = ? and id = 'request-bob'",
    )
      .bind(world.companyId)
      .run()
    await expire()
    expect(await stateOf(world)).toMatchObject({ status: 'pending', turn: 1 })
    expect(await stateOf(world, 'request-bob')).toMatchObject({ status: 'declined', turn: 2 })
    expect(await mailsIn(world)).toEqual([])
  })

  it('is ended by the clock that mails go by, whose pages are told', async () => {
    const world = await makeWorld()
    const heard: [string, string[]][] = []
    await expire(now, async (companyId, customerIds) => {
      heard.push([companyId, customerIds])
    })
    expect(heard.find(([companyId]) => companyId === world.companyId)?.[1].sort()).toEqual([
      'customer-alice',
      'customer-bob',
    ])
    const other = await makeWorld()
    const clock = createScheduledController({ scheduledTime: now, cron: '*/5 * * * *' })
    await worker.scheduled(clock, { ...env, MAIL: toldQueue })
    expect(await stateOf(other)).toMatchObject({ status: 'expired' })
  })
})

it('of many requests, those that were settled in the same moment stay as they are', async () => {
  const world = await makeWorld()
  await addRequests(world, 40, new Date('2030-01-01T00:00Z'))
  // Taken between the reading and the batch: here, by a trigger that another step of the batch sets off.
  await env.DB.prepare(
    `create trigger meanwhile before insert on mails when new.cause like 'request:wish-3:%' begin
       update visit_requests set status = 'withdrawn', turn = turn + 1, changed_by = 'customer'
       where company_id = new.company_id and id = 'wish-4' and status = 'pending'; end`,
  ).run()
  const before = told.length
  await expire()
  await allowed()
  // The queue is told of the mails that were written, and of no other.
  const queued = told.slice(before).filter(({ companyId }) => companyId === world.companyId)
  const written = await env.DB.prepare('select id from mails where company_id = ?').bind(world.companyId).all()
  expect(queued.map(({ mailId }) => mailId).sort()).toEqual(written.results.map(({ id }) => id).sort())
  const { results } = await env.DB.prepare(
    'select status, count(*) as n from visit_requests where company_id = ? group by status order by status',
  )
    .bind(world.companyId)
    .all()
  expect(results).toEqual([
    { status: 'expired', n: 41 },
    { status: 'withdrawn', n: 1 },
  ])
})

it('the company whose requests fail does not keep the others from theirs', async () => {
  const [bad, good] = [await makeWorld(), await makeWorld()]
  await env.DB.prepare(
    `create trigger no_mails before insert on mails when new.company_id = '${bad.companyId}'
     begin select raise(abort, 'no mails here'); end`,
  ).run()
  await expect(expire()).rejects.toThrow('no mails here')
  await allowed()
  expect([await stateOf(bad), await stateOf(good)]).toMatchObject([{ status: 'pending' }, { status: 'expired' }])
  await expire()
  expect(await stateOf(bad)).toMatchObject({ status: 'expired' })
})

it('not even a company that fails with all that a run looks at does', async () => {
  const [bad, good] = [await makeWorld(), await makeWorld()]
  await addRequests(bad, 101, new Date('2029-01-01T00:00Z'))
  await env.DB.prepare(
    `create trigger no_mails before insert on mails when new.company_id = '${bad.companyId}'
     begin select raise(abort, 'no mails here'); end`,
  ).run()
  await expect(expire()).rejects.toThrow('no mails here')
  await allowed()
  expect([await stateOf(bad), await stateOf(good)]).toMatchObject([{ status: 'pending' }, { status: 'expired' }])
  for (let run = 0; run < 3; run++) await expire()
  expect(await stateOf(bad)).toMatchObject({ status: 'expired' })
})

it('a run takes no more statements than a call of a Worker has, however many people there are to tell', async () => {
  const world = await makeWorld()
  await addRequests(world, 40, new Date('2030-01-01T00:00Z'))
  await addInvited(world, 47, new Date(), true)
  const [first, second, third] = [await expire(), await expire(), await expire()]
  expect(Math.max(...[first, second, third].map(({ statements }) => statements))).toBeLessThan(800)
  for (let run = 0; run < 2; run++) await expire()
  expect(await stateOf(world, 'wish-39')).toMatchObject({ status: 'expired' })
  expect((await mailsIn(world)).filter(({ email }) => email === 'came0@example.com')).toHaveLength(41)
})

it('few round trips end many requests, and links that ran out long ago go', async () => {
  const world = await makeWorld()
  await addRequests(world, 40, new Date('2030-01-01T00:00Z'))
  const link = (id: string, expiresAt: number) =>
    env.DB.prepare(
      `insert into proposal_links (company_id, id, token_hash, request_id, turn, contact_id, expires_at, created_at)
       values (?, ?, ?, 'request-alice', 1, 'contact-alice', ?, 0)`,
    ).bind(world.companyId, id, id, expiresAt)
  const day = 24 * 3_600_000
  await env.DB.batch([link('old', now.getTime() - 31 * day), link('late', now.getTime() - 29 * day)])
  const { trips, rowsRead } = await expire()
  process.stdout.write(`expiry: 42 requests ended in ${trips} trips, ${rowsRead} rows read\n`)
  // What has run out; the company and its readers; two batches.
  expect(trips).toBe(4)
  const { results } = await env.DB.prepare('select id from proposal_links where company_id = ?')
    .bind(world.companyId)
    .all()
  expect(results).toEqual([{ id: 'late' }])
  expect((await expire()).trips).toBe(1)
})
