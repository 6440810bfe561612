import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import app from '../../src/app.tsx'
import { cookieFor, type Who } from '../support/as.ts'
import { giveCodes } from '../support/codes.ts'
import { deployed } from '../support/deployed.ts'
import { keepingCookies } from '../support/jar.ts'
import { makeWorld } from '../support/world.ts'

const password = 'a long enough pass phrase'
const passwordHash = await hashPassword(password)
const world = await makeWorld({ passwordHash })
const customer: Who = { audience: 'customer', customerId: world.alice.id, contactId: world.alice.contactId }
const owner: Who = { audience: 'staff', staffId: world.staff.owner, role: 'owner' }
const deployedKeys = { keys: deployed.SESSION_KEYS }
const cookies = {
  nobody: '',
  customer: await cookieFor(world, customer, deployedKeys),
  owner: await cookieFor(world, owner, deployedKeys),
  leaving: await cookieFor(world, customer, deployedKeys),
}

vi.spyOn(console, 'warn').mockImplementation(() => undefined)

interface Asked {
  as?: keyof typeof cookies
  host?: string
  init?: RequestInit
}

/** What a deployment answers, where it is not in development. */
async function ask(path: string, { as = 'nobody', host = world.host, init = {} }: Asked = {}): Promise<Response> {
  const headers = { Cookie: cookies[as], 'CF-Connecting-IP': crypto.randomUUID(), ...init.headers }
  const context = createExecutionContext()
  const request = new Request(`https://${host}${path}`, { redirect: 'manual', ...init, headers })
  const answer = await app.fetch(request, { ...env, ...deployed }, context)
  await waitOnExecutionContext(context)
  return answer
}

const elsewhere = { Origin: 'https://evil.example' }
const invoice = `/portal/invoices/${world.alice.invoiceId}`
const kinds: [string, string, Asked, number, string][] = [
  ['the page to sign in', '/portal/sign-in', {}, 200, 'text/html; charset=UTF-8'],
  ['a page of the portal', '/portal', { as: 'customer' }, 200, 'text/html; charset=UTF-8'],
  ['a page of staff', '/admin', { as: 'owner' }, 200, 'text/html; charset=UTF-8'],
  ['the settings', '/admin/settings', { as: 'owner' }, 200, 'text/html; charset=UTF-8'],
  ['what is not there', '/portal/none', { as: 'customer' }, 404, 'text/html; charset=UTF-8'],
  ['the way to sign in', '/portal', {}, 303, ''],
  ['a refusal', '/portal/sign-in', { init: { method: 'POST', headers: elsewhere } }, 403, 'text/html; charset=UTF-8'],
  ['an invoice on paper', `${invoice}/pdf`, { as: 'customer' }, 200, 'application/pdf'],
  ['the form of a check', '/check', {}, 200, 'text/html; charset=UTF-8'],
  ['a list as CSV', '/admin/jobs/export', { as: 'owner' }, 200, 'text/csv; charset=utf-8'],
  [
    'a visit for a calendar',
    `/portal/visits/${world.alice.visitId}/calendar.ics`,
    { as: 'customer' },
    200,
    'text/calendar; charset=utf-8',
  ],
  ['the company’s colours', '/brand.css', {}, 200, 'text/css; charset=utf-8'],
  ['the state of the deployment', '/health', {}, 200, 'application/json'],
  ['a host that is nobody’s', '/portal', { host: 'evil.example' }, 404, 'text/plain; charset=UTF-8'],
  ['the deployment’s own page', '/', { host: env.APP_DOMAIN }, 200, 'text/html; charset=UTF-8'],
]

describe('an answer', () => {
  it.each(kinds)('%s comes with every header that keeps it to itself', async (_, path, asked, status) => {
    const answer = await ask(path, asked)
    expect(answer.status).toBe(status)
    const header = (name: string) => answer.headers.get(name)
    const policy = header('Content-Security-Policy') ?? ''
    for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/unsafe|http:|\*(?!\.)|data:/)
    expect(header('Strict-Transport-Security')).toBe('max-age=31536000; includeSubDomains')
    expect(header('X-Content-Type-Options')).toBe('nosniff')
    expect(header('X-Frame-Options')).toBe('SAMEORIGIN')
    expect(header('Referrer-Policy')).toBe('strict-origin-when-cross-origin')
    expect(header('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(header('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(header('Cache-Control')).toMatch(/no-store/)
    for (const name of ['Server', 'X-Powered-By', 'Server-Timing', 'Via']) expect(header(name)).toBeNull()
  })

  it.each(kinds)('%s says what it is, and text in which characters', async (_, path, asked, __, type) => {
    const answer = await ask(path, asked)
    expect(answer.headers.get('Content-Type') ?? '').toBe(type)
  })

  it('no answer gives another site leave to read it', async () => {
    for (const [, path, asked] of kinds) {
      const headers = { ...elsewhere, 'Access-Control-Request-Method': 'GET' }
      for (const method of ['GET', 'OPTIONS']) {
        const answer = await ask(path, { ...asked, init: { method, headers } })
        expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
      }
    }
  })

  it('static files come with them as well', async () => {
    for (const [path, type] of [
      ['/app.css', 'text/css; charset=utf-8'],
      ['/app.js', 'text/javascript; charset=utf-8'],
      ['/icons.svg', 'image/svg+xml; charset=utf-8'],
    ] as const) {
      const { status, headers } = await env.ASSETS.fetch(`https://${world.host}${path}`)
      expect([status, headers.get('Content-Type')]).toEqual([200, type])
      expect(headers.get('Content-Security-Policy')).toMatch(
        /^default-src 'none'.*base-uri 'none'.*frame-ancestors 'none'$/,
      )
      expect(headers.get('Strict-Transport-Security')).toBe('max-age=31536000; includeSubDomains')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    }
  })

  it('static files are those of one folder, and nothing of the source', async () => {
    for (const path of [
      '/',
      '/.git/config',
      '/_headers',
      '/package.json',
      '/../wrangler.toml',
      '/src/app.tsx',
      '/.dev.vars',
    ])
      expect((await env.ASSETS.fetch(`https://${world.host}${path}`)).status).toBe(404)
  })
})

it('every cookie is bound to its host, secure, and out of reach of scripts and other sites', async () => {
  const form = (fields: Record<string, string>) => ({ init: { method: 'POST', body: new URLSearchParams(fields) } })
  const answers = [
    await ask('/portal/sign-in', form({ email: 'alice@example.com', password })),
    await ask('/portal/sign-in-link', form({ email: 'alice@example.com' })),
    await ask('/language', form({ language: 'en' })),
    await ask('/portal/sign-in/passkey/options', { init: { method: 'POST' } }),
    await ask('/portal/sign-out', { as: 'leaving', ...form({}) }),
  ]
  const set = answers.flatMap(({ headers }) => headers.getSetCookie())
  expect(new Set(set.map((cookie) => cookie.split('=')[0])).size).toBeGreaterThan(3)
  for (const cookie of set) {
    expect(cookie).toMatch(/^__Host-[a-z-]+=/)
    expect(cookie).toMatch(/; Path=\/(;|$)/)
    for (const mark of ['; Secure', '; HttpOnly', '; SameSite=Lax']) expect(cookie).toContain(mark)
    expect(cookie).not.toContain('Domain=')
    expect(cookie.split(';')[0]?.length).toBeLessThan(4096)
  }
})

it('a field for a password hides it, takes what is pasted, and says which password it is', async () => {
  for (const [path, as, marks] of [
    ['/portal/sign-in', 'nobody', ['current-password']],
    ['/admin/sign-in', 'nobody', ['current-password']],
    ['/portal/account', 'customer', ['current-password', 'new-password']],
  ] as const) {
    const html = await (await ask(path, { as })).text()
    const fields = html.match(/<input[^>]*(name="(?:current|password)"|type="password")[^>]*>/g) ?? []
    expect(fields.length).toBeGreaterThan(0)
    for (const field of fields) expect(field).toContain('type="password"')
    for (const mark of marks) expect(fields.some((field) => field.includes(`autocomplete="${mark}"`))).toBe(true)
    expect(html).not.toMatch(/onpaste|oncopy|autocomplete="off"[^>]*type="password"/)
  }
})

it('a password is kept as scrypt of N 32768, r 8, p 3, with a salt of its own', async () => {
  const { scryptSync } = await import('node:crypto')
  const [name, salt = '', key] = passwordHash.split('$')
  const cost = { N: 32768, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
  const derived = scryptSync(password, Buffer.from(salt, 'base64url'), 32, cost).toString('base64url')
  expect([name, Buffer.from(salt, 'base64url').length, key]).toEqual(['scrypt', 16, derived])
  expect(await hashPassword(password)).not.toBe(passwordHash)
})

it('every page behind a door has the way out', async () => {
  for (const [path, as, door] of [
    ['/portal', 'customer', 'portal'],
    ['/portal/account', 'customer', 'portal'],
    [invoice, 'customer', 'portal'],
    ['/admin', 'owner', 'admin'],
    ['/admin/settings', 'owner', 'admin'],
  ] as const)
    expect(await (await ask(path, { as })).text()).toContain(`action="/${door}/sign-out"`)
})

it('fields named after what every object has change nothing', async () => {
  const names = ['__proto__[polluted]', 'constructor[prototype][polluted]', '__proto__', 'constructor', 'toString']
  const body = new URLSearchParams(names.map((name) => [name, 'polluted']))
  for (const path of ['/portal/sign-in', '/portal/forgot-password', '/language']) {
    const { status } = await ask(path, { init: { method: 'POST', body } })
    expect(status).toBeLessThan(500)
  }
  await ask(`/portal/jobs?${body}`, { as: 'customer' })
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(String({})).toBe('[object Object]')
})

it('a password chosen anew does not get round the codes app', async () => {
  const other = await makeWorld({ passwordHash })
  await giveCodes(other)
  const { newLink } = await import('../../src/access/links.ts')
  const { D1 } = await import('../../src/db/d1.ts')
  const { linkToken } = await import('../../src/mail/link.ts')
  const keys = deployed.DATA_KEYS
  const account = { companyId: other.companyId, accountId: 'account-contact-alice', path: '/portal/reset', keys }
  const { writes, link } = await newLink({ ...account, purpose: 'reset' })
  await new D1(env.DB).send(writes.map((write) => write.statement()))
  const browser = keepingCookies(other.host)
  const path = `/portal/reset/${await linkToken(keys, other.companyId, link.id)}`
  const chosen = await browser.post(path, { password: 'vTq8#mLw2!xRz9K-another' })
  expect([chosen.status, chosen.headers.get('Location')]).toEqual([303, '/portal/sign-in/code'])
  expect((await browser.get('/portal')).headers.get('Location')).toBe('/portal/sign-in?next=%2Fportal')
})
