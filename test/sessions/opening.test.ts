import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import type { Query } from '../../src/db/select.ts'
import { beginSession, openSession, pageAfter } from '../../src/sessions/opening.ts'
import { type Person, peopleBy } from '../../src/sessions/people.ts'
import { cookieFor, visitor } from '../support/as.ts'
import { cookieOf } from '../support/cookie.ts'
import { made } from '../support/handled.ts'
import { makeWorld, type World } from '../support/world.ts'

const day = 24 * 60 * 60 * 1000
let world: World
let alice: Person
let office: Person
beforeEach(async () => {
  world = await makeWorld()
  alice = await find('customer', 'account-contact-alice')
  office = await find('staff', 'account-staff-office')
})

async function find(audience: 'customer' | 'staff', accountId: string): Promise<Person> {
  const person = await new D1(env.DB).first(peopleBy(world.companyId, audience, { accountIds: [accountId] }))
  if (!person) throw new Error(`${accountId} is not there.`)
  return person
}
const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(world.companyId, ...values)
    .run()
const rows = async (what: string) =>
  (await env.DB.prepare(`${what} where company_id = ?`).bind(world.companyId).all()).results
const sessions = () => rows('select id, audience, account_id as account, customer_id as customer from sessions')
const lines = () => rows('select did, actor, actor_id, customer_id, details from audit_events')
type Opening = Parameters<typeof openSession>[1]
const open = (opening: Opening, cookie = '', headers = {}) =>
  made('none', world, cookie, (c) => openSession(c, opening), { headers })
const bare = (sql: string): Query<unknown> => ({ statement: () => ({ sql, params: [] }), decode: (row) => row })

describe('a session that is opened', () => {
  it('lets its browser in, leads home, and is told in the trail and on the account', async () => {
    const before = Date.now()
    const { result, answer } = await open({ person: alice, by: 'link' })
    expect([result?.status, result?.headers.get('Location')]).toEqual([303, '/portal'])
    expect((await visitor(world.host, cookieOf(answer)).get('/portal')).status).toBe(200)
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-customer=[\w.-]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/)
    const ends = Date.parse(/Expires=([^;]+)/.exec(cookie)?.[1] ?? '')
    expect(Math.abs(ends - before - 30 * day)).toBeLessThan(5000)
    expect(await sessions()).toEqual([
      {
        id: expect.stringMatching(/^\w{26}$/),
        audience: 'customer',
        account: alice.accountId,
        customer: world.alice.id,
      },
    ])
    const [row] = await rows('select expires_at as ends, last_used_at as used from sessions')
    expect(Number(row?.ends) - Number(row?.used)).toBe(30 * day)
    expect(await lines()).toEqual([
      {
        ...{ did: 'signed_in', actor: 'customer', actor_id: alice.accountId, customer_id: world.alice.id },
        details: JSON.stringify({ by: 'link', twice: false }),
      },
    ])
    const account = "select last_sign_in_at as at from accounts where company_id = ? and id = 'account-contact-alice'"
    const at = await env.DB.prepare(account).bind(world.companyId).first<number>('at')
    expect(at).toBeGreaterThanOrEqual(before)
  })

  it('of staff is theirs, concerns no customer, and says that a second factor was given', async () => {
    const { result, answer } = await open({ person: office, by: 'password', twice: true, next: '/admin/jobs' })
    expect(result?.headers.get('Location')).toBe('/admin/jobs')
    expect((await visitor(world.host, cookieOf(answer)).get('/admin')).status).toBe(200)
    expect(await sessions()).toEqual([
      { id: expect.any(String), audience: 'staff', account: office.accountId, customer: null },
    ])
    expect(await lines()).toEqual([
      {
        ...{ did: 'signed_in', actor: 'staff', actor_id: office.accountId, customer_id: null },
        details: JSON.stringify({ by: 'password', twice: true }),
      },
    ])
  })

  it('has the tries forgotten that led to it, of its network and in all', async () => {
    const wrong = () => visitor(world.host).post('/portal/sign-in', { email: alice.email, password: 'x' })
    await wrong()
    await open({ person: alice, by: 'password' })
    expect(await rows('select account from sign_in_attempts')).toEqual([])
  })

  it('leads to what was asked for where that is behind its door', async () => {
    const leads = async (next: string | undefined) =>
      (await made('none', world, '', async (c) => pageAfter(c, { person: alice, next }))).result
    expect(await leads('/portal/jobs?page=2')).toBe('/portal/jobs?page=2')
    for (const next of [undefined, '/admin', 'https://elsewhere.example/portal'])
      expect(await leads(next)).toBe('/portal')
  })
})

describe('nothing is opened', () => {
  it.each([
    ['was revoked meanwhile', 'revoked_at = 1'],
    ['was invited anew and has not come', 'activated_at = null'],
    ['was given another password meanwhile', 'turn = turn + 1'],
  ])('for someone who %s', async (_, change) => {
    await run(`update accounts set ${change} where company_id = ? and id = ?`, alice.accountId)
    const { result, answer } = await open({ person: alice, by: 'password' })
    expect([result, answer.headers.get('Set-Cookie')]).toEqual([undefined, null])
    expect([await sessions(), await lines()]).toEqual([[], []])
    const { result: began } = await made('none', world, '', (c) => beginSession(c, { person: alice, by: 'password' }))
    expect(began).toBe(false)
    // Another account of the company opens all the same.
    expect((await open({ person: office, by: 'password' })).result?.status).toBe(303)
  })

  it('where what goes with it fails, which is said', async () => {
    const after = [bare('insert into nowhere values (1)')]
    await expect(open({ person: alice, by: 'password', after })).rejects.toThrow('nowhere')
    expect(await sessions()).toEqual([])
  })
})

describe('with a session', () => {
  it('is written what comes before it and what comes after', async () => {
    await run("update accounts set turn = 5 where company_id = ? and id = 'account-staff-owner'")
    const before = [bare("update accounts set turn = 6 where turn = 5 and id = 'account-staff-owner'")]
    const after = [bare("update accounts set turn = turn * 10 where turn = 6 and id = 'account-staff-owner'")]
    const { result } = await made('none', world, '', (c) =>
      beginSession(c, { person: alice, by: 'reset', before, after }),
    )
    expect(result).toBe(true)
    expect(await rows('select max(turn) as turn from accounts')).toEqual([{ turn: 60 }])
  })

  it('ends the one that its browser came with, and no other', async () => {
    const who = { audience: 'customer', customerId: world.alice.id, contactId: world.alice.contactId } as const
    const [mine, other] = [await cookieFor(world, who), await cookieFor(world, who)]
    await open({ person: alice, by: 'password' }, mine)
    expect((await visitor(world.host, mine).get('/portal')).status).toBe(303)
    expect((await visitor(world.host, other).get('/portal')).status).toBe(200)
    expect((await lines()).map(({ did }) => did)).toEqual(['signed_in'])
  })

  it('ends that of staff who looked on, which is told in the file they looked at', async () => {
    const { companyId } = world
    const page = await visitor(
      world.host,
      await cookieFor(world, { audience: 'staff', staffId: 'staff-office', role: 'office' }),
    ).post(`/admin/contacts/${world.bob.contactId}/view`, { reason: 'On the phone' })
    const view = cookieOf(page)
    expect(view).toMatch(/^__Host-customer=/)
    await open({ person: alice, by: 'password' }, view, { 'User-Agent': 'A tablet' })
    expect(await sessions()).toHaveLength(2)
    const told = await env.DB.prepare(
      "select actor, actor_id, customer_id, device from audit_events where company_id = ? and did = 'view_ended'",
    )
      .bind(companyId)
      .all()
    expect(told.results).toEqual([
      { actor: 'staff', actor_id: 'account-staff-office', customer_id: world.bob.id, device: 'A tablet' },
    ])
  })
})
