import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import { D1 } from '../../src/db/d1.ts'
import { attemptOn } from '../../src/sessions/attempts.ts'
import { sessionFor } from '../../src/sessions/opening.ts'
import { checkPassword, endSession, endViews, touchSession } from '../../src/sessions/queries.ts'
import { sessions } from '../../src/sessions/schema.ts'
import type { Ticket } from '../../src/sessions/token.ts'
import { makeWorld, type World } from '../support/world.ts'

const from = { network: '192.0.2.1', place: undefined, device: 'A phone' }
const password = 'a long enough pass phrase'
let hash: string
let world: World
beforeAll(async () => {
  hash = await hashPassword(password)
})
beforeEach(async () => {
  world = await makeWorld()
})
const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()

describe('a session', () => {
  const office = (sessionId: string, { companyId } = world): Ticket => ({
    ...{ audience: 'staff', companyId, sessionId, accountId: 'account-staff-office' },
    ...{ staffId: 'staff-office', role: 'office' },
  })
  const view = (sessionId: string, accountId = 'account-staff-office'): Ticket => ({
    ...{ audience: 'customer', companyId: world.companyId, sessionId, accountId },
    ...{ customerId: world.alice.id, contactId: world.alice.contactId },
  })
  const used = new Date('2026-05-01T12:00:00Z')
  const open = (...tickets: Ticket[]) =>
    drizzle(env.DB)
      .insert(sessions)
      .values(
        tickets.map((ticket) => ({
          companyId: ticket.companyId,
          ...sessionFor(ticket, from, used, new Date(1e14)),
        })),
      )
  const left = async (what = 'id', { companyId } = world) =>
    (
      await env.DB.prepare(`select ${what} as it from sessions where company_id = ? order by id`)
        .bind(companyId)
        .all<{ it: unknown }>()
    ).results.map(({ it: one }) => one)
  const end = (query: ReturnType<typeof endSession>) => new D1(env.DB).send([query.statement()])

  it('is written with the device and the place it was opened from, and whose it is', async () => {
    expect(sessionFor(view('v'), { ...from, place: 'Lyon, FR' }, used, new Date(1e14))).toEqual({
      ...{ id: 'v', audience: 'customer', accountId: 'account-staff-office', customerOf: world.alice.id },
      ...{ contactId: world.alice.contactId, device: 'A phone', place: 'Lyon, FR' },
      ...{ lastUsedAt: used, expiresAt: new Date(1e14) },
    })
    expect(sessionFor(office('o'), from, used, used)).toMatchObject({ customerOf: null, contactId: null, place: null })
  })

  it('ends by itself, of its account and company alone', async () => {
    const there = await makeWorld()
    await open(office('one'), office('two'), office('one', there))
    await end(endSession({ ...office('one'), accountId: 'account-staff-owner' }))
    expect(await left()).toEqual(['one', 'two'])
    await end(endSession(office('one')))
    expect([await left(), await left('id', there)]).toEqual([['two'], ['one']])
  })

  it('of someone who looks on ends with theirs, and nobody else’s does', async () => {
    await open(office('own'), view('first'), view('second'), view('of-alice', 'account-contact-alice'))
    await end(endViews(office('own')))
    expect(await left()).toEqual(['of-alice', 'own'])
  })

  it('is noted as used ten minutes after it was last, and not before', async () => {
    await open(office('one'), office('two'))
    const touch = () => touchSession(new D1(env.DB), office('one'), used)
    const then = used.getTime() + 10 * 60_000
    try {
      vi.useFakeTimers({ now: then - 1, toFake: ['Date'] })
      await touch()
      expect(await left('last_used_at')).toEqual([used.getTime(), used.getTime()])
      vi.setSystemTime(then)
      await touch()
      expect(await left('last_used_at')).toEqual([then, used.getTime()])
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a password', () => {
  const check = (email: string, typed = password, more = {}) =>
    checkPassword(new D1(env.DB), world.companyId, 'customer', { email, password: typed }, { ...from, ...more })
  const proves = async (email: string, typed?: string) => {
    const answer = await check(email, typed)
    return answer.is === 'proved' ? answer.people.map(({ accountId }) => accountId) : answer.is
  }
  const give = (id: string, of = hash) =>
    run('update accounts set password_hash = ? where company_id = ? and id = ?', of, world.companyId, id)
  const lines = async () =>
    (
      await env.DB.prepare('select did, subject, details from audit_events where company_id = ?')
        .bind(world.companyId)
        .all()
    ).results

  it('proves those accounts under the address whose it is, and is noted of the first where it is nobody’s', async () => {
    await run(
      "update contacts set email = 'alice@example.com' where company_id = ? and id = 'contact-bob'",
      world.companyId,
    )
    await give('account-contact-bob')
    expect(await proves('alice@example.com')).toEqual(['account-contact-bob'])
    await give('account-contact-alice')
    expect(await proves('alice@example.com')).toEqual(['account-contact-alice', 'account-contact-bob'])
    expect(await lines()).toEqual([])
    const refused = await check('alice@example.com', 'another one that is long')
    expect(refused.is).toBe('refused')
    if (refused.is === 'refused') await refused.noted
    expect(await lines()).toEqual([
      { did: 'sign_in_failed', subject: 'Contact alice', details: JSON.stringify({ door: 'customer' }) },
    ])
  })

  it('of nobody is refused and leaves no line; staff are nobody here', async () => {
    for (const email of ['nobody@example.com', 'office@example.com'])
      expect(await check(email)).toEqual({ is: 'refused', noted: undefined })
    expect(await lines()).toEqual([])
  })

  it('of nobody is looked at all the same, so that no time tells who is known', async () => {
    const times: number[] = []
    for (let n = 0; n < 3; n++) {
      const start = performance.now()
      await check('nobody@example.com')
      times.push(performance.now() - start)
    }
    // A hash takes a hundred milliseconds on a fast machine, all the rest a few.
    expect(Math.min(...times)).toBeGreaterThan(60)
  })

  it('is tried on five accounts under one address, and on no sixth', async () => {
    for (let n = 1; n <= 6; n++) {
      const id = `firm-${n}`
      await run(
        `insert into customers (company_id, id, kind, name, address, language, created_at) values (?, ?, 'firm', 'x', '', 'fr', 1)`,
        ...[world.companyId, id],
      )
      await run(
        `insert into contacts (company_id, customer_id, id, email, name, language, created_at)
         values (?1, ?2, ?2, 'firm@example.com', 'x', 'fr', 1)`,
        ...[world.companyId, id],
      )
      await run(
        `insert into accounts (company_id, id, audience, customer_id, contact_id, activated_at, created_at)
         values (?1, ?2, 'customer', ?2, ?2, 1, 1)`,
        ...[world.companyId, id],
      )
    }
    for (const id of ['firm-5', 'firm-6']) await give(id)
    expect(await proves('firm@example.com')).toEqual(['firm-5'])
  })

  it('is not looked at once its network has had its tries', async () => {
    await give('account-contact-alice')
    const { fromNetwork } = await attemptOn('sign_in', 'customer', 'alice@example.com', from.network)
    const resetsAt = Date.now() + 15 * 60_000
    await run('insert into sign_in_attempts values (?, ?, 10, ?)', world.companyId, fromNetwork, resetsAt)
    const waits = await check('alice@example.com')
    expect(waits).toEqual({ is: 'wait', seconds: expect.any(Number) })
    if (waits.is === 'wait') expect(waits.seconds).toBeGreaterThan(880)
    expect((await check('alice@example.com', password, { network: '192.0.2.2' })).is).toBe('proved')
  })
})
