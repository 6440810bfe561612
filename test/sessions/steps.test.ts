import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import {
  afterPassword,
  alice,
  codeAt,
  count,
  giveCodes,
  halfway,
  password,
  passwordHash,
  sessionsOf,
  signedIn,
} from '../support/codes.ts'
import { keepingCookies } from '../support/jar.ts'
import { makeWorld, type World } from '../support/world.ts'

describe('wrong codes', () => {
  it('end a step after five, and make the account wait after ten, whatever the network', async () => {
    const { world } = await halfway()
    const statuses: number[] = []
    for (let step = 0; step < 2; step++) {
      const browser = await afterPassword(world)
      for (let i = 0; i < 5; i++) {
        const from = { 'CF-Connecting-IP': `203.0.113.${step * 5 + i}` }
        statuses.push((await browser.post('/portal/sign-in/code', { code: '000000' }, from)).status)
      }
    }
    expect(statuses).toEqual(Array(10).fill(422))
    const browser = await afterPassword(world)
    const from = { 'CF-Connecting-IP': '198.51.100.9', 'Accept-Language': 'en' }
    const response = await browser.post('/portal/sign-in/code', { code: codeAt(0) }, from)
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(800)
    expect(await response.text()).toContain('wait 15 minutes')
    expect(await sessionsOf(world)).toBe(0)
    // What cannot be tried must not be let through by its step either.
    await env.DB.prepare('update sign_in_attempts set resets_at = 1 where company_id = ?').bind(world.companyId).run()
    const later = await afterPassword(world)
    expect((await later.post('/portal/sign-in/code', { code: codeAt(0) })).status).toBe(303)
  }, 60_000)

  it('of a step used up lead back to the password, even when the sixth is right', async () => {
    const { browser } = await halfway()
    for (let i = 0; i < 5; i++) await browser.post('/portal/sign-in/code', { code: '000000' })
    const response = await browser.post('/portal/sign-in/code', { code: codeAt(0) })
    expect(response.headers.get('Location')).toBe('/portal/sign-in')
    expect(await signedIn(browser)).toBe(false)
  })
})

describe('a step', () => {
  const stepOf = async (world: World) => {
    const browser = keepingCookies(world.host)
    const response = await browser.post('/portal/sign-in', { email: 'alice@example.com', password })
    return /__Host-customer-step=([^;]+)/.exec(response.headers.getSetCookie().join('\n'))?.[1] ?? ''
  }

  it('that names another account in its cookie opens nothing, and counts nothing against that account', async () => {
    const { world } = await halfway()
    await giveCodes(world, 'account-contact-bob')
    const [mine = ''] = (await stepOf(world)).split('.')
    const forged = keepingCookies(world.host, { '__Host-customer-step': `${mine}.account-contact-bob` })
    const before = await count('select sum(tries) as n from sign_in_attempts where company_id = ?', world.companyId)
    const response = await forged.post('/portal/sign-in/code', { code: codeAt(0) })
    expect(response.headers.get('Location')).toBe('/portal/sign-in')
    expect(await sessionsOf(world)).toBe(0)
    expect(await count('select sum(tries) as n from sign_in_attempts where company_id = ?', world.companyId)).toBe(
      before,
    )
  })

  it('of another company, or of the other door, opens nothing', async () => {
    const { world } = await halfway()
    const other = await makeWorld({ passwordHash })
    await giveCodes(other)
    const mine = await stepOf(world)
    const elsewhere = keepingCookies(other.host, { '__Host-customer-step': mine })
    expect((await elsewhere.post('/portal/sign-in/code', { code: codeAt(0) })).headers.get('Location')).toBe(
      '/portal/sign-in',
    )
    const staffDoor = keepingCookies(world.host, { '__Host-staff-step': mine })
    expect((await staffDoor.post('/admin/sign-in/code', { code: codeAt(0) })).headers.get('Location')).toBe(
      '/admin/sign-in',
    )
    expect((await sessionsOf(world)) + (await sessionsOf(other))).toBe(0)
  })

  it('of an account revoked meanwhile opens nothing', async () => {
    const { world, browser } = await halfway()
    await env.DB.prepare('update accounts set revoked_at = 1 where company_id = ? and id = ?')
      .bind(world.companyId, alice)
      .run()
    expect((await browser.post('/portal/sign-in/code', { code: codeAt(0) })).headers.get('Location')).toBe(
      '/portal/sign-in',
    )
  })
})
