import { env } from 'cloudflare:workers'
import { TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import { hashOfRecoveryCode } from '../../src/accounts/second-factor/recovery.ts'
import { sealSecret } from '../../src/sessions/second-factor/secret.ts'
import { told } from '../support/as.ts'
import { keepingCookies } from '../support/jar.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const password = 'a long enough pass phrase'
const passwordHash = await hashPassword(password)
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const alice = 'account-contact-alice'
const half = 30_000

/** The code that an app of the reader's own shows, so many steps of 30 seconds from now. */
const codeAt = (steps: number, of = secret) =>
  new TOTP({ secret: of, algorithm: 'SHA1', digits: 6, period: 30 }).generate({
    timestamp: Date.now() + steps * half,
  })

async function giveCodes({ companyId }: World, accountId = alice, recovery: string[] = []) {
  const sealed = await sealSecret(env.DATA_KEYS, { companyId, accountId }, secret)
  const hashes = await Promise.all(recovery.map((code) => hashOfRecoveryCode(companyId, accountId, code)))
  await env.DB.batch([
    env.DB.prepare('update accounts set code_secret = ? where company_id = ? and id = ?').bind(
      sealed,
      companyId,
      accountId,
    ),
    ...hashes.map((hash) =>
      env.DB.prepare('insert into recovery_codes (company_id, account_id, code_hash) values (?, ?, ?)').bind(
        companyId,
        accountId,
        hash,
      ),
    ),
  ])
}

/** A world whose Alice has a codes app, and her browser after the right password. */
async function halfway(recovery: string[] = []) {
  const world = await makeWorld({ passwordHash })
  await giveCodes(world, alice, recovery)
  return { world, browser: await afterPassword(world) }
}

async function afterPassword(world: World, next?: string) {
  const browser = keepingCookies(world.host)
  const typed = { email: 'alice@example.com', password, ...(next ? { next } : {}) }
  const response = await browser.post('/portal/sign-in', typed)
  expect(response.headers.get('Location')).toBe('/portal/sign-in/code')
  return browser
}

const signedIn = async (browser: ReturnType<typeof keepingCookies>, home = '/portal') =>
  (await browser.get(home)).status === 200

const count = async (sql: string, ...values: unknown[]) =>
  (await env.DB.prepare(sql)
    .bind(...values)
    .first<number>('n')) ?? 0
const sessionsOf = ({ companyId }: World) => count('select count(*) as n from sessions where company_id = ?', companyId)

describe('the code on the way in', () => {
  it('opens the session, and leads to the page first asked for', async () => {
    const { world } = await halfway()
    const browser = await afterPassword(world, '/portal/invoices')
    expect(await signedIn(browser)).toBe(false)
    expect((await browser.get('/portal/sign-in/code')).status).toBe(200)
    const response = await browser.post('/portal/sign-in/code', { code: codeAt(0) })
    expect(response.status).toBe(303)
    expect(response.headers.get('Location')).toBe('/portal/invoices')
    expect(await signedIn(browser)).toBe(true)
    // The step is over.
    expect((await browser.get('/portal/sign-in/code')).headers.get('Location')).toBe('/portal/sign-in')
    const line = await env.DB.prepare("select details from audit_events where company_id = ? and did = 'signed_in'")
      .bind(world.companyId)
      .first<string>('details')
    expect(JSON.parse(line ?? '')).toEqual({ by: 'password', twice: true })
  })

  it.each([
    ['of the step before', -1],
    ['of the step after', 1],
  ])('may be %s', async (_, steps) => {
    const { browser } = await halfway()
    // Not at the very end of a step, or the code would be of the one before by the time it is looked at.
    while (Date.now() % half > half - 2000) await new Promise((resolve) => setTimeout(resolve, 200))
    expect((await browser.post('/portal/sign-in/code', { code: codeAt(steps) })).status).toBe(303)
  })

  it('is read with spaces', async () => {
    const { browser } = await halfway()
    const code = codeAt(0)
    const spaced = ` ${code.slice(0, 3)} ${code.slice(3)} `
    expect((await browser.post('/portal/sign-in/code', { code: spaced })).status).toBe(303)
  })

  it.each([
    ['wrong', '000000'],
    ['of an hour ago', codeAt(-120)],
    ['not a code at all', 'h2k7-9mzc-04tb-xw5e'],
  ])('is refused when it is %s, in kind words', async (_, code) => {
    const { world, browser } = await halfway(['aaaa-bbbb-cccc-dddd'])
    const response = await browser.post('/portal/sign-in/code', { code }, { 'Accept-Language': 'en' })
    expect(response.status).toBe(422)
    expect(await response.text()).toMatch(/id="code-error"[^>]*>This code does not fit/)
    expect(await signedIn(browser)).toBe(false)
    expect(await sessionsOf(world)).toBe(0)
  })

  it('is asked for when the field is empty', async () => {
    const { browser } = await halfway()
    const response = await browser.post('/portal/sign-in/code', { code: ' ' }, { 'Accept-Language': 'en' })
    expect(response.status).toBe(422)
    expect(await response.text()).toMatch(/id="code-error"[^>]*>Type the six digits/)
  })

  it('serves once', async () => {
    const { world, browser } = await halfway()
    const code = codeAt(0)
    expect((await browser.post('/portal/sign-in/code', { code })).status).toBe(303)
    const again = await afterPassword(world)
    expect((await again.post('/portal/sign-in/code', { code })).status).toBe(422)
    // Nor does an earlier one after it.
    expect((await again.post('/portal/sign-in/code', { code: codeAt(-1) })).status).toBe(422)
    expect((await again.post('/portal/sign-in/code', { code: codeAt(1) })).status).toBe(303)
  })

  it('typed twice at once gives one session', async () => {
    const { world } = await halfway()
    const browsers = await Promise.all([afterPassword(world), afterPassword(world), afterPassword(world)])
    const code = codeAt(0)
    const answers = await Promise.all(browsers.map((browser) => browser.post('/portal/sign-in/code', { code })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422])
    expect(await sessionsOf(world)).toBe(1)
  })

  it('takes one round trip to show and two to check', async () => {
    const { browser } = await halfway()
    const shown = await tripsOf(() => browser.get('/portal/sign-in/code'))
    const checked = await tripsOf(() => browser.post('/portal/sign-in/code', { code: codeAt(0) }))
    expect(shown.trips).toHaveLength(1)
    expect(checked.answer.status).toBe(303)
    expect(checked.trips).toHaveLength(2)
  })
})

describe('a recovery code', () => {
  const codes = ['h2k7-9mzc-04tb-xw5e', 'aaaa-bbbb-cccc-dddd']

  it('opens the session once, says how many are left, and is told by mail and in the trail', async () => {
    const { world, browser } = await halfway(codes)
    const before = told.length
    const response = await browser.post('/portal/sign-in/code', { code: 'H2K7 9MZC O4TB XW5E' })
    const location = response.headers.get('Location') ?? ''
    expect(location).toMatch(/^\/portal\/account\/second-factor\?used=recovery/)
    const page = await browser.get(location, { 'Accept-Language': 'en' })
    expect(await page.text()).toContain('Il vous en reste 1.')
    expect(told.length).toBe(before + 1)
    const mail = await env.DB.prepare('select message, to_email from mails where company_id = ?')
      .bind(world.companyId)
      .first()
    expect(mail).toEqual({ message: 'second_factor_changed', to_email: 'alice@example.com' })
    const used = await count(
      "select count(*) as n from audit_events where company_id = ? and did = 'recovery_code_used'",
      world.companyId,
    )
    expect(used).toBe(1)
    const again = await afterPassword(world)
    expect((await again.post('/portal/sign-in/code', { code: codes[0] ?? '' })).status).toBe(422)
    expect((await again.post('/portal/sign-in/code', { code: codes[1] ?? '' })).status).toBe(303)
  })

  it('typed twice at once gives one session', async () => {
    const { world } = await halfway(codes)
    const browsers = await Promise.all([afterPassword(world), afterPassword(world)])
    const answers = await Promise.all(
      browsers.map((browser) => browser.post('/portal/sign-in/code', { code: codes[0] ?? '' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(await sessionsOf(world)).toBe(1)
  })

  it('of Bob does not let Alice in', async () => {
    const { world, browser } = await halfway()
    await giveCodes(world, 'account-contact-bob', codes)
    expect((await browser.post('/portal/sign-in/code', { code: codes[0] ?? '' })).status).toBe(422)
  })
})

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
