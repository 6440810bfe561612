import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { told } from '../support/as.ts'
import {
  afterPassword,
  alice,
  codeAt,
  count,
  giveCodes,
  half,
  halfway,
  sessionsOf,
  signedIn,
} from '../support/codes.ts'
import { tripsOf } from '../support/recorder.ts'
import type { World } from '../support/world.ts'

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

describe('once the keys have changed', () => {
  const old = env.DATA_KEYS
  const newer = 'a newer key that is long enough for this'
  const recovery = 'aaaa-bbbb-cccc-dddd'
  const enter = async (world: World, code: string) =>
    (await (await afterPassword(world)).post('/portal/sign-in/code', { code })).status
  const sealedOf = ({ companyId }: World) =>
    env.DB.prepare('select code_secret from accounts where company_id = ? and id = ?')
      .bind(companyId, alice)
      .first<string>('code_secret')
  afterEach(() => {
    env.DATA_KEYS = old
    vi.restoreAllMocks()
  })

  it('a right code has its secret sealed with the newest, so that the older one may go', async () => {
    const { world } = await halfway()
    const before = await sealedOf(world)
    env.DATA_KEYS = `${newer},${old}`
    expect(await enter(world, '000000')).toBe(422)
    expect(await sealedOf(world)).toBe(before)
    expect(await enter(world, codeAt(0))).toBe(303)
    const after = await sealedOf(world)
    expect(after).not.toBe(before)
    env.DATA_KEYS = newer
    expect(await enter(world, codeAt(1))).toBe(303)
    // Sealed with the newest it stays as it is.
    expect(await sealedOf(world)).toBe(after)
  })

  it('no code fits a secret whose key is gone, which is logged, and a recovery code still does', async () => {
    const { world } = await halfway([recovery])
    env.DATA_KEYS = newer
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(await enter(world, codeAt(0))).toBe(422)
    expect(log.mock.calls.flat().join(' ')).toMatch(/secret of a codes app.*account-contact-alice.*not among the keys/)
    expect(log.mock.calls.flat().join(' ')).not.toContain(await sealedOf(world))
    expect(await enter(world, recovery)).toBe(303)
  })
})
