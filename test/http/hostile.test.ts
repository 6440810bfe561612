import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asCustomer, asStaff, cookieFor, visitor } from '../support/as.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const alice = await asCustomer(world, world.alice)
const cookie = await cookieFor(world, {
  audience: 'customer',
  customerId: world.alice.id,
  contactId: world.alice.contactId,
})
const token = cookie.slice(cookie.indexOf('=') + 1)
const [header = '', payload = '', signature = ''] = token.split('.')

const forged = (claims: object, alg = 'HS256') =>
  [{ alg, typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

describe('a cookie', () => {
  const bobs = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), customer: world.bob.id }
  it.each([
    ['empty', ''],
    ['noise', '%00%ff;;;'],
    ['cut short', token.slice(0, -4)],
    [
      'with other claims under the old signature',
      `${header}.${Buffer.from(JSON.stringify(bobs)).toString('base64url')}.${signature}`,
    ],
    ['without signature', `${forged(bobs, 'none')}.`],
    ['of another algorithm', `${forged(bobs, 'RS256')}.${signature}`],
    ['very long', 'a'.repeat(8000)],
  ])('%s asks to sign in', async (_, value) => {
    const response = await visitor(world.host, `__Host-customer=${value}`).get('/portal/jobs')
    expect(response.status).toBe(303)
  })

  it('of staff opens nothing at the customer door', async () => {
    const staff = await cookieFor(world, { audience: 'staff', staffId: world.staff.owner, role: 'owner' })
    const moved = staff.replace('__Host-staff', '__Host-customer')
    expect((await visitor(world.host, moved).get('/portal')).status).toBe(303)
  })
})

describe('an id', () => {
  it.each([
    "' or 1=1 --",
    '%00',
    '%27%22%3E%3Cscript%3E',
    'a'.repeat(4000),
    '..%2f..%2fetc',
    '%F0%9F%94%A7',
    '%E0%A4%A',
    '-1',
    '0',
    'null',
    'job-bob',
    'constructor',
    '__proto__',
  ])('of odd shape (%s) is simply not found', async (id) => {
    for (const path of [`/portal/jobs/${id}`, `/portal/invoices/${id}`, `/portal/invoices/${id}/pdf`]) {
      expect((await alice.get(path)).status).toBe(404)
    }
  })
})

describe('a parameter', () => {
  it.each([
    'after=%00',
    'after=W10',
    'after=bm9pc2U',
    `after=${'x'.repeat(1000)}`,
    'show=all%27',
    'show=',
    'after=&after=x',
    'after=WyJhIiwiYiIsImMiXQ',
  ])('%s gives the list from its start, or an empty one', async (query) => {
    for (const path of ['/portal/jobs', '/portal/visits', '/portal/invoices']) {
      expect((await alice.get(`${path}?${query}`)).status).toBe(200)
    }
  })
})

describe('a write', () => {
  const fields = { email: 'alice@example.com', password: 'x' }
  it.each([
    ['another site, by Origin', { Origin: 'https://evil.example' }],
    ['a neighbour company, by Sec-Fetch-Site', { 'Sec-Fetch-Site': 'same-site' }],
    ['a sandboxed frame', { Origin: 'null' }],
  ])('from %s is refused with 403', async (_, headers) => {
    expect((await visitor(world.host).post('/portal/sign-in', fields, headers)).status).toBe(403)
    expect((await alice.post('/portal/sign-out', {}, headers)).status).toBe(403)
    expect((await alice.get('/portal')).status).toBe(200)
  })

  it('as JSON from another site is refused too', async () => {
    const headers = { Origin: 'https://evil.example', 'Content-Type': 'application/json' }
    expect((await alice.send('/portal/sign-out', { method: 'POST', body: '{}', headers })).status).toBe(403)
  })

  it('too large is told so, and nothing is read', async () => {
    const response = await visitor(world.host).post('/portal/sign-in', { ...fields, password: 'x'.repeat(70_000) })
    expect(response.status).toBe(413)
  })

  it.each([
    ['text', 'hello', 'text/plain'],
    ['broken JSON', '{', 'application/json'],
    ['a broken form', '%%%', 'application/x-www-form-urlencoded'],
    ['a broken multipart', '--x', 'multipart/form-data; boundary=y'],
    ['NUL', 'email=a%00b@example.com&password=x', 'application/x-www-form-urlencoded'],
    ['repeated fields', 'email=a@b.c&email=d@e.f&password=x&password=y', 'application/x-www-form-urlencoded'],
  ])('of %s is refused in words, without a 500', async (_, body, type) => {
    const init = { method: 'POST', body, headers: { 'Content-Type': type } }
    const { status } = await visitor(world.host).send('/portal/sign-in', init)
    expect([400, 404, 415, 422]).toContain(status)
  })

  it.each([
    ['another charset than UTF-8', 'a=b', 'application/x-www-form-urlencoded; charset=utf-16'],
    [
      'parts without an end',
      '--y\r\nContent-Disposition: form-data; name="version"\r\n\r\n1',
      'multipart/form-data; boundary=y',
    ],
    ['parts without a boundary', 'a=b', 'multipart/form-data'],
  ])('of %s is refused in words where the handler itself reads the form', async (_, body, type) => {
    const owner = await asStaff(world, 'owner')
    for (const path of [
      ...['/admin/settings/appearance/logo', '/admin/settings/appearance/logo/removal'],
      ...['/admin/catalogue/items', '/admin/catalogue/items/item', `/admin/invoices/${world.alice.draftId}`],
    ]) {
      const response = await owner.send(path, { method: 'POST', body, headers: { 'Content-Type': type } })
      expect([path, response.status]).toEqual([path, 400])
      expect(await response.text()).toContain('</html>')
    }
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('by %s to a page that only reads is not found', async (method) => {
    const response = await alice.send(`/portal/invoices/${world.alice.invoiceId}`, { method, body: 'paidCents=0' })
    expect(response.status).toBe(404)
    const row = await env.DB.prepare('select paid_cents as paid from invoices where company_id = ? and id = ?')
      .bind(world.companyId, world.alice.invoiceId)
      .first()
    expect(row).toEqual({ paid: 2000 })
  })
})

it('every answer carries the headers that keep a page to itself', async () => {
  for (const response of [
    await alice.get('/portal'),
    await alice.get('/portal/none'),
    await visitor(world.host).get('/portal/sign-in'),
  ]) {
    const policy = response.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
    expect(response.headers.get('Strict-Transport-Security')).toContain('max-age=31536000')
    expect(response.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(await response.text()).not.toMatch(/<[^>]+\s(style|on\w+)=|<script>/)
  }
})
