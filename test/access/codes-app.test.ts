import { describe, expect, it } from 'vitest'
import { asCustomer, asStaff, cookieFor, told, visitor } from '../support/as.ts'
import {
  account,
  codeOf,
  deedsOf,
  inEnglish,
  offerIn,
  password,
  passwordHash,
  recoveryIn,
  recoveryLeft,
  turnOn,
} from '../support/codes-app.ts'
import { keepingCookies } from '../support/jar.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

describe('setting up a codes app in one’s account', () => {
  const path = '/portal/account/second-factor'
  const set = async () => {
    const world = await makeWorld({ passwordHash })
    const alice = await asCustomer(world, world.alice)
    // The company of a host is looked up once a minute.
    await alice.get('/portal/sign-in')
    return { world, alice }
  }

  it('writes nothing to look at, and takes one round trip', async () => {
    const { world, alice } = await set()
    const { trips } = await tripsOf(() => alice.get(path))
    expect(trips).toHaveLength(1)
    expect(await account(world, 'account-contact-alice')).toEqual({ code_secret: null, code_step: null })
  })

  it('offers the same secret to scan, to open and to type', async () => {
    const { alice } = await set()
    const html = await (await alice.get(path)).text()
    const { secret } = offerIn(html)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(html).toContain(`secret=${secret}&amp;`)
    expect(html).toMatch(/href="otpauth:\/\/totp\//)
    expect(html).toContain('role="img"')
  })

  it('is done with a right code, which shows ten recovery codes once, mails and notes it', async () => {
    const { world, alice } = await set()
    const before = told.length
    const answer = await turnOn(alice, path)
    expect(answer.response.status).toBe(200)
    const codes = recoveryIn(await answer.response.text())
    expect(new Set(codes).size).toBe(10)
    expect(await recoveryLeft(world)).toBe(10)
    expect(told.length).toBe(before + 1)
    expect(await deedsOf(world)).toEqual(['second_factor_added'])
    const kept = await account(world, 'account-contact-alice')
    expect(kept?.code_secret).not.toContain(answer.secret)
    const html = await (await alice.get(path, inEnglish)).text()
    expect(recoveryIn(html)).toEqual([])
    expect(offerIn(html)).toEqual({ secret: '', offer: '' })
    // From now on signing in asks for a code; the one that proved the app has served.
    const browser = keepingCookies(world.host)
    await browser.post('/portal/sign-in', { email: 'alice@example.com', password })
    expect((await browser.post('/portal/sign-in/code', { code: answer.code })).status).toBe(422)
    expect((await browser.post('/portal/sign-in/code', { code: codes[9] ?? '' })).status).toBe(303)
  })

  it('keeps the secret when the code is wrong or missing, and says so beside the field', async () => {
    const { world, alice } = await set()
    const first = offerIn(await (await alice.get(path)).text())
    for (const [code, words] of [
      ['000000', 'does not fit'],
      ['', 'Type the six digits'],
    ] as const) {
      const response = await alice.post(path, { code, offer: first.offer }, inEnglish)
      expect(response.status).toBe(422)
      const html = await response.text()
      expect(offerIn(html)).toEqual(first)
      expect(html).toMatch(new RegExp(`id="code-error"[^>]*>[^<]*(${words}|convient pas|Tapez les six)`))
    }
    expect(await account(world, 'account-contact-alice')).toEqual({ code_secret: null, code_step: null })
  })

  it('asks for the password again, keeps the secret when it is wrong, and notes that it was', async () => {
    const { world, alice } = await set()
    const first = offerIn(await (await alice.get(path)).text())
    for (const typed of ['', 'wrong']) {
      const response = await alice.post(path, { code: codeOf(first.secret), offer: first.offer, password: typed })
      expect(response.status).toBe(422)
      const html = await response.text()
      expect(offerIn(html)).toEqual(first)
      expect(html).toContain('id="set-up-password-error"')
    }
    expect(await account(world, 'account-contact-alice')).toEqual({ code_secret: null, code_step: null })
    expect(await deedsOf(world)).toEqual(['password_refused'])
  })

  it('takes no secret that was offered to someone else, or made up', async () => {
    const { world, alice } = await set()
    const bobs = offerIn(await (await (await asCustomer(world, world.bob)).get(path)).text())
    for (const offer of [bobs.offer, bobs.secret, `${bobs.offer}x`]) {
      const response = await alice.post(path, { code: codeOf(bobs.secret), offer })
      expect(response.status).toBe(422)
      expect(offerIn(await response.text()).secret).not.toBe(bobs.secret)
    }
    expect(await account(world, 'account-contact-alice')).toEqual({ code_secret: null, code_step: null })
  })

  it('does not replace one that is set up', async () => {
    const { world, alice } = await set()
    const other = offerIn(await (await alice.get(path)).text())
    await turnOn(alice, path)
    const before = await account(world, 'account-contact-alice')
    expect((await alice.post(path, { code: codeOf(other.secret), offer: other.offer })).status).toBe(303)
    expect(await account(world, 'account-contact-alice')).toEqual(before)
  })

  it('is taken off with the password alone, and a wrong one is noted', async () => {
    const { world, alice } = await set()
    await turnOn(alice, path)
    for (const typed of ['', 'wrong']) {
      const response = await alice.post(`${path}/removal`, { password: typed })
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('id="removal-password-error"')
    }
    expect((await alice.post(`${path}/removal`, { password })).headers.get('Location')).toBe(path)
    expect(await account(world, 'account-contact-alice')).toEqual({ code_secret: null, code_step: null })
    expect(await recoveryLeft(world)).toBe(0)
    expect(await deedsOf(world)).toEqual(['second_factor_added', 'password_refused', 'second_factor_removed'])
  })

  it('has new recovery codes made with the password, and the earlier ones are dead', async () => {
    const { world, alice } = await set()
    const { response } = await turnOn(alice, path)
    const [old = ''] = recoveryIn(await response.text())
    expect((await alice.post(`${path}/recovery-codes`, { password: 'wrong' })).status).toBe(422)
    const made = await alice.post(`${path}/recovery-codes`, { password })
    const [fresh = ''] = recoveryIn(await made.text())
    expect(await recoveryLeft(world)).toBe(10)
    expect(await deedsOf(world)).toContain('recovery_codes_made')
    const browser = keepingCookies(world.host)
    await browser.post('/portal/sign-in', { email: 'alice@example.com', password })
    expect((await browser.post('/portal/sign-in/code', { code: old })).status).toBe(422)
    expect((await browser.post('/portal/sign-in/code', { code: fresh })).status).toBe(303)
  })

  it('takes two round trips at either door, on and off', async () => {
    const { world, alice } = await set()
    const office = await asStaff(world, 'office')
    for (const [who, home] of [
      [office, '/admin'],
      [alice, '/portal'],
    ] as const) {
      const page = `${home}/account/second-factor`
      const { secret, offer } = offerIn(await (await who.get(page)).text())
      const on = await tripsOf(() => who.post(page, { code: codeOf(secret), offer, password }))
      const off = await tripsOf(() => who.post(`${page}/removal`, { password }))
      expect([on.answer.status, off.answer.status]).toEqual([200, 303])
      expect([on.trips.length, off.trips.length]).toEqual([2, 2])
    }
  })

  it('makes whoever guesses the password wait', async () => {
    const { alice } = await set()
    await turnOn(alice, path)
    // A try at one of them is a try at all.
    for (let i = 0; i < 10; i++) expect((await alice.post(`${path}/removal`, { password: 'wrong' })).status).toBe(422)
    const response = await alice.post(`${path}/removal`, { password })
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(800)
  })

  it('is not there for staff who look on as the customer', async () => {
    const { world } = await set()
    const who = { audience: 'customer', customerId: world.alice.id, contactId: world.alice.contactId } as const
    const watcher = visitor(world.host, await cookieFor(world, who, { accountId: 'account-staff-owner' }))
    expect((await watcher.get('/portal')).status).toBe(200)
    const response = await watcher.get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('otpauth')
    expect((await watcher.post(`${path}/removal`, { password })).status).toBe(404)
  })
})
