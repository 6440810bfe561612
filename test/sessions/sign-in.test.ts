import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import { networkOf } from '../../src/http/network.ts'
import { attemptOn, triesFromNetwork, triesInAll } from '../../src/sessions/attempts.ts'
import { idleLifetime } from '../../src/sessions/guard.ts'
import { asCustomer, cookieFor, visitor } from '../support/as.ts'
import { cookieOf } from '../support/cookie.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

const password = 'a long enough pass phrase'
const passwordHash = await hashPassword(password)
const alice = { email: 'alice@example.com', password }

describe('signing in', () => {
  it('opens a session at the customer door only', async () => {
    const world = await makeWorld({ passwordHash })
    const response = await visitor(world.host).post('/portal/sign-in', alice)
    expect(response.status).toBe(303)
    expect(response.headers.get('Location')).toBe('/portal')
    expect(response.headers.get('Set-Cookie')).toMatch(/^__Host-customer=[^;]+;.*HttpOnly; Secure; SameSite=Lax/)
    const signedIn = visitor(world.host, cookieOf(response))
    expect((await signedIn.get('/portal')).status).toBe(200)
    expect((await signedIn.get('/admin')).status).toBe(303)
  })

  it('opens a session at the staff door only', async () => {
    const world = await makeWorld({ passwordHash })
    const response = await visitor(world.host).post('/admin/sign-in', { email: 'Office@Example.com ', password })
    expect(response.status).toBe(303)
    const signedIn = visitor(world.host, cookieOf(response))
    expect((await signedIn.get('/admin')).status).toBe(200)
    expect((await signedIn.get('/portal')).status).toBe(303)
  })

  it('takes two round trips', async () => {
    const world = await makeWorld({ passwordHash })
    await visitor(world.host).get('/portal/sign-in')
    const { trips } = await tripsOf(() => visitor(world.host).post('/portal/sign-in', alice))
    expect(trips.length).toBe(2)
  })

  it.each([
    ['a wrong password', { ...alice, password: 'wrong' }],
    ['an unknown e-mail', { ...alice, email: 'nobody@example.com' }],
    ['staff at the customer door', { email: 'owner@example.com', password }],
  ])('refuses %s in the same words, and keeps the address typed', async (_, fields) => {
    const world = await makeWorld({ passwordHash })
    const response = await visitor(world.host).post('/portal/sign-in', fields, { 'Accept-Language': 'en' })
    expect(response.status).toBe(422)
    expect(response.headers.get('Set-Cookie')).toBeNull()
    const html = await response.text()
    expect(html).toContain('is not right')
    expect(html).toContain(`value="${fields.email}"`)
    expect(html).not.toContain(fields.password === 'wrong' ? 'value="wrong"' : password)
  })

  it('names what is missing beside its field', async () => {
    const world = await makeWorld()
    const response = await visitor(world.host).post('/portal/sign-in', { email: '' }, { 'Accept-Language': 'en' })
    expect(response.status).toBe(422)
    const html = await response.text()
    expect(html).toMatch(/id="email-error"[^>]*>Enter your email address/)
    expect(html).toMatch(/id="password-error"[^>]*>Enter your password/)
  })
})

describe('the page first asked for', () => {
  it('is where signing in leads, query included', async () => {
    const world = await makeWorld({ passwordHash })
    const asked = await visitor(world.host).get('/portal/invoices?show=to-pay')
    const signIn = asked.headers.get('Location') ?? ''
    expect(signIn).toBe('/portal/sign-in?next=%2Fportal%2Finvoices%3Fshow%3Dto-pay')
    const html = await (await visitor(world.host).get(signIn)).text()
    expect(html).toContain('name="next" value="/portal/invoices?show=to-pay"')
    const response = await visitor(world.host).post('/portal/sign-in', {
      ...alice,
      next: '/portal/invoices?show=to-pay',
    })
    expect(response.headers.get('Location')).toBe('/portal/invoices?show=to-pay')
  })

  it.each([
    'https://evil.example/portal',
    '//evil.example/portal',
    '/\\evil.example/portal',
    '/admin',
    'javascript:alert(1)',
    '/portal/../admin',
    '/portalevil',
  ])('is never %s', async (next) => {
    const world = await makeWorld({ passwordHash })
    const response = await visitor(world.host).post('/portal/sign-in', { ...alice, next })
    expect(response.headers.get('Location')).toBe('/portal')
  })
})

describe('too many tries', () => {
  it('make an account wait, whether it exists or not, and say how long', async () => {
    const world = await makeWorld({ passwordHash })
    for (const email of [alice.email, 'nobody@example.com']) {
      for (let i = 0; i < triesFromNetwork; i++) {
        expect((await visitor(world.host).post('/portal/sign-in', { email, password: 'wrong' })).status).toBe(422)
      }
      const response = await visitor(world.host).post(
        '/portal/sign-in',
        { email, password },
        { 'Accept-Language': 'en' },
      )
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(800)
      expect(await response.text()).toContain('wait 15 minutes')
    }
    // Nor is Alice herself from elsewhere: nobody locks her out by guessing.
    const elsewhere = { 'CF-Connecting-IP': '198.51.100.7' }
    expect((await visitor(world.host).post('/portal/sign-in', alice, elsewhere)).status).toBe(303)
    // Bob is not held up by Alice's mistakes.
    expect((await visitor(world.host).post('/portal/sign-in', { ...alice, email: 'bob@example.com' })).status).toBe(303)
    await env.DB.prepare('update sign_in_attempts set resets_at = 1').run()
    expect((await visitor(world.host).post('/portal/sign-in', alice)).status).toBe(303)
  }, 60_000)

  it('from many networks together make an account wait too', async () => {
    const world = await makeWorld({ passwordHash })
    const from = { 'CF-Connecting-IP': '203.0.113.50' }
    await visitor(world.host).post('/portal/sign-in', { ...alice, password: 'wrong' }, from)
    const { inAll } = await attemptOn('sign_in', 'customer', alice.email, '203.0.113.50')
    await env.DB.prepare('update sign_in_attempts set tries = ? where company_id = ? and account = ?')
      .bind(triesInAll, world.companyId, inAll)
      .run()
    const elsewhere = { 'CF-Connecting-IP': '203.0.113.51' }
    expect((await visitor(world.host).post('/portal/sign-in', alice, elsewhere)).status).toBe(429)
  })

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
    ['unknown', 'unknown'],
  ])('are counted by network: %s is of %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('made at once are each counted', async () => {
    const world = await makeWorld({ passwordHash })
    const tries = Array.from({ length: triesFromNetwork + 5 }, () =>
      visitor(world.host).post('/portal/sign-in', { email: alice.email, password: 'wrong' }),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
  }, 60_000)

  it('from one address make it wait', async () => {
    const world = await makeWorld()
    const from = { 'CF-Connecting-IP': '203.0.113.7' }
    const waits: (string | null)[] = []
    // More than two minutes' worth, so that a new window in between changes nothing.
    for (let i = 0; i < 65; i++) {
      const fields = { email: 'nobody@example.com', password: 'x' }
      waits.push((await visitor(world.host).post('/portal/sign-in', fields, from)).headers.get('Retry-After'))
    }
    expect(waits).toContain('60')
    // Another address may still try.
    const other = await visitor(world.host).post('/portal/sign-in', { ...alice, email: 'bob@example.com' })
    expect(other.status).not.toBe(429)
  }, 60_000)
})

describe('a session', () => {
  it('ends with signing out: its cookie is worth nothing at the next click', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    expect((await alice.get('/portal')).status).toBe(200)
    expect((await alice.post('/portal/sign-out')).headers.get('Location')).toBe('/portal/sign-in')
    expect((await alice.get('/portal')).headers.get('Location')).toBe('/portal/sign-in?next=%2Fportal')
  })

  it('ends when someone signs in anew in the same browser, and no other does', async () => {
    const world = await makeWorld({ passwordHash })
    const enter = async (cookie = '') => cookieOf(await visitor(world.host, cookie).post('/portal/sign-in', alice))
    const [first, elsewhere] = [await enter(), await enter()]
    const second = await enter(first)
    const reads = async (cookie: string) => (await visitor(world.host, cookie).get('/portal')).status
    expect([await reads(first), await reads(second), await reads(elsewhere)]).toEqual([303, 200, 200])
  })

  it('leaves nothing in the browser that its pages and photos could be read from once it has ended', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    expect((await alice.post('/portal/sign-out')).headers.get('Clear-Site-Data')).toBe('"cache"')
  })

  it('has a name of 130 random bits in its ticket', async () => {
    const world = await makeWorld({ passwordHash })
    const named = async () => {
      const [, claims = ''] = cookieOf(await visitor(world.host).post('/portal/sign-in', alice)).split('.')
      return JSON.parse(Buffer.from(claims, 'base64url').toString()).sessionId as string
    }
    const [one, other] = [await named(), await named()]
    for (const id of [one, other]) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/)
    expect(one).not.toBe(other)
  })

  it('that htmx finds ended takes the whole page to the sign-in page', async () => {
    const world = await makeWorld()
    const response = await visitor(world.host).get('/portal/jobs', { 'HX-Request': 'true' })
    expect(response.status).toBe(401)
    expect(response.headers.get('HX-Redirect')).toBe('/portal/sign-in?next=%2Fportal%2Fjobs')
  })

  const customer = { audience: 'customer', customerId: 'customer-alice', contactId: 'contact-alice' } as const

  it.each([
    ['expired', { expiresAt: new Date(Date.now() - 1000) }],
    ['left idle', { lastUsedAt: new Date(Date.now() - idleLifetime - 1000) }],
    ['signed with another key', { keys: 'another-key-another-key-another-key-!' }],
  ])('%s lets nobody in', async (_, options) => {
    const world = await makeWorld()
    const cookie = await cookieFor(world, customer, options)
    expect((await visitor(world.host, cookie).get('/portal')).status).toBe(303)
  })

  it('signed with the older of two keys stands while keys rotate', async () => {
    const world = await makeWorld()
    const cookie = await cookieFor(world, customer, { keys: env.SESSION_KEYS })
    const { readTicket } = await import('../../src/sessions/token.ts')
    const token = cookie.slice(cookie.indexOf('=') + 1)
    const keys = `a-new-key-a-new-key-a-new-key-a-new-key,${env.SESSION_KEYS}`
    expect((await readTicket(token, 'customer', keys))?.companyId).toBe(world.companyId)
    expect(await readTicket(token, 'staff', keys)).toBeUndefined()
  })

  it('in use notes it, at most every ten minutes', async () => {
    const world = await makeWorld()
    const cookie = await cookieFor(world, customer, { lastUsedAt: new Date(Date.now() - 3_600_000) })
    const first = await tripsOf(() => visitor(world.host, cookie).get('/portal'))
    const second = await tripsOf(() => visitor(world.host, cookie).get('/portal'))
    expect(first.trips.at(-1)?.statements[0]).toMatch(/^update "sessions"/)
    expect(second.trips).toHaveLength(1)
  })
})
