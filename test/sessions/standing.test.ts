import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import type { Query } from '../../src/db/select.ts'
import type { SiteEnv } from '../../src/http/env.ts'
import { sha256 } from '../../src/secrets/sha256.ts'
import {
  dropStep,
  endStep,
  findStep,
  newStep,
  type Step,
  stepOf,
  stillProved,
  tryStep,
} from '../../src/sessions/steps.ts'
import { makeWorld } from '../support/world.ts'

const minute = 60_000
const alice = { accountId: 'account-contact-alice', turn: 3 }
const bob = { accountId: 'account-contact-bob', turn: 0 }
let companyId: string
beforeEach(async () => {
  companyId = (await makeWorld()).companyId
})

async function rows<R>(query: Query<R>): Promise<R[]> {
  const [found = []] = await new D1(env.DB).send([query.statement()])
  return found.map((row) => query.decode(row))
}

/** Writes a step as a page would, and gives the cookie that its browser gets. */
async function begin(step: Partial<Step> = {}, audience: 'customer' | 'staff' = 'customer'): Promise<string> {
  const app = new Hono<SiteEnv>().get('/', async (c) => {
    c.set('company', { id: companyId } as SiteEnv['Variables']['company'])
    await rows(await newStep(c, audience, { people: [alice], by: 'password', ...step }))
    return c.body(null)
  })
  return (await app.request('https://here.example/')).headers.get('Set-Cookie') ?? ''
}

/** The step that a browser with this cookie says it is at. */
async function at(cookie: string, audience: 'customer' | 'staff' = 'customer') {
  const app = new Hono().get('/', async (c) => c.json((await stepOf(c, audience)) ?? null))
  const answer = await app.request('https://here.example/', { headers: { Cookie: cookie.split(';')[0] ?? '' } })
  return (await answer.json()) as { id: string; accountId: string } | null
}
const idOf = async (cookie: string) => (await at(cookie))?.id ?? ''

describe('a step', () => {
  it('keeps what was proved, and gives the browser a secret of which it keeps the hash', async () => {
    const cookie = await begin({ people: [alice, bob], by: 'link', challenge: 'sign this', next: '/portal/jobs' })
    const [, secret = ''] = /^__Host-customer-step=([\w-]{43});/.exec(cookie) ?? []
    const id = await sha256(secret)
    expect(await at(cookie)).toEqual({ id, accountId: '' })
    expect(await rows(findStep(companyId, 'customer', id))).toEqual([
      { accountIds: [alice.accountId, bob.accountId], turns: [3, 0], by: 'link', next: '/portal/jobs' },
    ])
    const row = await env.DB.prepare('select audience, challenge, tries from sign_in_steps where company_id = ?')
      .bind(companyId)
      .first()
    expect(row).toEqual({ audience: 'customer', challenge: 'sign this', tries: 0 })
    expect(cookie).toMatch(/; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/)
    expect(await begin()).not.toBe(await begin())
  })

  it('of one account says which; of nobody, or of several, it names none', async () => {
    expect(await at(await begin({ people: [bob] }))).toMatchObject({ accountId: bob.accountId })
    expect(await at(await begin({ people: [] }))).toMatchObject({ accountId: '' })
    const row = await env.DB.prepare(
      "select turns, challenge, next from sign_in_steps where company_id = ? and account_ids = '[]'",
    )
      .bind(companyId)
      .first()
    expect(row).toEqual({ turns: '[]', challenge: null, next: null })
  })

  it('is none without its cookie, and of its own door alone', async () => {
    expect(await at('other=1')).toBeNull()
    expect(await at('__Host-customer-step=')).toBeNull()
    const cookie = await begin({}, 'staff')
    expect(cookie).toMatch(/^__Host-staff-step=/)
    expect(await at(cookie)).toBeNull()
    expect(await at(cookie, 'staff')).toMatchObject({ accountId: alice.accountId })
  })

  it('is taken from the browser as it was given', async () => {
    const app = new Hono().get('/', (c) => {
      dropStep(c, 'staff')
      return c.body(null)
    })
    const dropped = (await app.request('https://here.example/')).headers.get('Set-Cookie')
    expect(dropped).toMatch(/^__Host-staff-step=; Max-Age=0; Path=\/;.* Secure/)
  })

  it('stands ten minutes, of its company, at its door, for its browser', async () => {
    const now = new Date('2026-05-01T12:00:00Z')
    vi.useFakeTimers({ now, toFake: ['Date'] })
    try {
      const cookie = await begin()
      expect(cookie).toContain('Expires=Fri, 01 May 2026 12:10:00 GMT')
      const id = await idOf(cookie)
      const there = (await makeWorld()).companyId
      for (const of of [findStep, tryStep, endStep]) {
        expect(await rows(of(there, 'customer', id) as Query<unknown>)).toEqual([])
        expect(await rows(of(companyId, 'staff', id) as Query<unknown>)).toEqual([])
        expect(await rows(of(companyId, 'customer', await sha256('x')) as Query<unknown>)).toEqual([])
      }
      vi.setSystemTime(now.getTime() + 10 * minute - 1)
      expect(await rows(findStep(companyId, 'customer', id))).toHaveLength(1)
      expect(await rows(tryStep(companyId, 'customer', id))).toHaveLength(1)
      vi.setSystemTime(now.getTime() + 10 * minute)
      for (const of of [findStep, tryStep, endStep])
        expect(await rows(of(companyId, 'customer', id) as Query<unknown>)).toEqual([])
    } finally {
      vi.useRealTimers()
    }
  })

  it('allows five tries, each counted on it alone, and ends once', async () => {
    const id = await idOf(await begin())
    const other = await idOf(await begin({ people: [bob] }))
    for (let n = 0; n < 5; n++)
      expect(await rows(tryStep(companyId, 'customer', id))).toEqual([
        { accountIds: [alice.accountId], turns: [3], by: 'password', next: null },
      ])
    expect(await rows(tryStep(companyId, 'customer', id))).toEqual([])
    expect(await rows(tryStep(companyId, 'customer', other))).toHaveLength(1)
    expect(await rows(endStep(companyId, 'customer', id))).toHaveLength(1)
    expect(await rows(endStep(companyId, 'customer', id))).toEqual([])
    expect(await rows(findStep(companyId, 'customer', other))).toHaveLength(1)
  })

  it('proves nothing of those whose access has changed since, or who are none of it', () => {
    const step = { accountIds: [alice.accountId, bob.accountId], turns: [3, 0] }
    const people = [alice, bob, { accountId: 'someone', turn: 0 }] as Parameters<typeof stillProved>[1]
    expect(stillProved(step, people)).toEqual([alice, bob])
    const later = [{ ...alice, turn: 4 }, bob] as Parameters<typeof stillProved>[1]
    expect(stillProved(step, later)).toEqual([bob])
  })
})
