import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mailsAllowed } from '../../src/access/mailed/ask.ts'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import { asCustomer, type Visitor, visitor } from '../support/as.ts'
import { cookieOf } from '../support/cookie.ts'
import { mailedPath, mailsOf } from '../support/mailbox.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const password = 'seven green ladders'
const passwordHash = await hashPassword('an older pass phrase')
afterEach(() => void vi.useRealTimers())

const english = { 'Accept-Language': 'en' }

describe('a forgotten password', () => {
  const ask = (who: Visitor, email: string) => who.post('/portal/forgot-password', { email }, english)

  it('is chosen anew with a link, which ends every session and tells the mailbox', async () => {
    const world = await makeWorld({ passwordHash })
    const alice = await asCustomer(world, world.alice)
    await ask(visitor(world.host), world.alice.email)
    const path = await mailedPath(world, 'password_reset')
    expect(path).toMatch(/^\/portal\/reset\//)
    const answer = await visitor(world.host).post(path, { password })
    expect(answer.status).toBe(303)
    expect((await alice.get('/portal')).status).toBe(303)
    expect((await visitor(world.host, cookieOf(answer)).get('/portal')).status).toBe(200)
    expect((await mailsOf(world)).map(({ message }) => message)).toContain('password_changed')
    const signIn = (word: string) =>
      visitor(world.host).post('/portal/sign-in', { email: world.alice.email, password: word })
    expect((await signIn('an older pass phrase')).status).toBe(422)
    expect((await signIn(password)).status).toBe(303)
  })

  it('of a member of staff is chosen anew at the staff door', async () => {
    const world = await makeWorld({ passwordHash })
    await visitor(world.host).post('/admin/forgot-password', { email: 'owner@example.com' })
    const path = await mailedPath(world, 'password_reset')
    expect(path).toMatch(/^\/admin\/reset\//)
    expect((await visitor(world.host).post(path, { password })).headers.get('Location')).toBe('/admin')
  })

  it('answers the same, in the same statements and one round trip, whoever asks', async () => {
    const world = await makeWorld({ passwordHash })
    await visitor(world.host).get('/portal/forgot-password')
    const known = await tripsOf(() => ask(visitor(world.host), world.alice.email))
    const unknown = await tripsOf(() => ask(visitor(world.host), 'nobody@example.com'))
    expect(known.trips).toHaveLength(1)
    expect(unknown.trips.map(({ statements }) => statements)).toEqual(known.trips.map(({ statements }) => statements))
    expect([unknown.answer.status, unknown.answer.headers.get('Location')]).toEqual([
      known.answer.status,
      known.answer.headers.get('Location'),
    ])
    expect((await mailsOf(world)).map(({ to_email }) => to_email)).toEqual([world.alice.email])
  })

  it('is mailed for a few times only, and says when to ask again', async () => {
    const world = await makeWorld({ passwordHash })
    for (const email of [world.alice.email, 'nobody@example.com']) {
      for (let i = 0; i < mailsAllowed.fromNetwork; i++)
        expect((await ask(visitor(world.host), email)).status).toBe(303)
      const refused = await ask(visitor(world.host), email)
      expect(refused.status).toBe(429)
      expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(800)
      expect(await refused.text()).toContain('15 minutes')
    }
    expect(await mailsOf(world)).toHaveLength(mailsAllowed.fromNetwork)
  })

  it('of someone revoked, or never invited, is mailed to nobody', async () => {
    const world = await makeWorld({ passwordHash })
    await env.DB.prepare('update accounts set revoked_at = 1 where company_id = ? and id = ?')
      .bind(world.companyId, 'account-contact-alice')
      .run()
    await ask(visitor(world.host), world.alice.email)
    expect(await mailsOf(world)).toEqual([])
  })
})

describe('a sign-in link', () => {
  const browser = async (world: World, email: string) => {
    const asked = await visitor(world.host).post('/portal/sign-in-link', { email })
    return { cookie: cookieOf(asked), path: await mailedPath(world, 'sign_in_link') }
  }

  it('opens in the browser that asked, once, and nowhere else', async () => {
    const world = await makeWorld({ passwordHash })
    const { cookie, path } = await browser(world, world.alice.email)
    expect((await visitor(world.host).post(path)).status).toBe(404)
    const asker = visitor(world.host, cookie)
    for (let i = 0; i < 20; i++) expect((await asker.get(path)).status).toBe(200)
    const answers = await Promise.all([asker.post(path), asker.post(path)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
    const opened = answers.find(({ status }) => status === 303)
    expect((await visitor(world.host, cookieOf(opened as Response)).get('/portal')).status).toBe(200)
  })

  it('opens within ten minutes, and after them shows nothing and opens nothing', async () => {
    const minute = 60_000
    for (const [after, shown, opened] of [
      [10 * minute - 1, 200, 303],
      [10 * minute, 404, 404],
      [10 * minute + 1, 404, 404],
    ] as const) {
      const world = await makeWorld({ passwordHash })
      vi.useFakeTimers({ toFake: ['Date'] })
      const { cookie, path } = await browser(world, world.alice.email)
      vi.setSystemTime(Date.now() + after)
      const asker = visitor(world.host, cookie)
      expect([after, (await asker.get(path)).status, (await asker.post(path)).status]).toEqual([after, shown, opened])
      vi.useRealTimers()
    }
  })

  it('of an address that opens several files lets one choose, and another company’s is not among them', async () => {
    const world = await makeWorld({ passwordHash })
    await makeWorld({ passwordHash })
    await env.DB.prepare("update contacts set email = 'alice@example.com' where company_id = ? and id = 'contact-bob'")
      .bind(world.companyId)
      .run()
    const { cookie, path } = await browser(world, world.alice.email)
    const proved = await visitor(world.host, cookie).post(path)
    expect(proved.headers.get('Location')).toBe('/portal/sign-in/account')
    const chooser = visitor(world.host, cookieOf(proved))
    const page = await (await chooser.get('/portal/sign-in/account')).text()
    expect([...page.matchAll(/name="account" value="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'account-contact-alice',
      'account-contact-bob',
    ])
    const stranger = await chooser.post('/portal/sign-in/account', { account: 'account-contact-bob-payer' })
    expect(stranger.headers.get('Location')).toBe('/portal/sign-in/account')
    const opened = await chooser.post('/portal/sign-in/account', { account: 'account-contact-bob' })
    const home = await visitor(world.host, cookieOf(opened)).get('/portal/jobs')
    expect(await home.text()).toContain('Job of bob')
    // The choice is made once.
    const again = await chooser.post('/portal/sign-in/account', { account: 'account-contact-alice' })
    expect(again.headers.get('Location')).toBe('/portal/sign-in')
  })

  it('asked for twice in one browser opens with either mail', async () => {
    const world = await makeWorld({ passwordHash })
    const { cookie, path } = await browser(world, world.alice.email)
    const again = await visitor(world.host, cookie).post('/portal/sign-in-link', { email: world.alice.email })
    expect((await visitor(world.host, cookieOf(again)).post(path)).status).toBe(303)
  })

  it('is not killed by someone else who asks for one', async () => {
    const world = await makeWorld({ passwordHash })
    const { cookie, path } = await browser(world, world.alice.email)
    await visitor(world.host).post('/portal/sign-in-link', { email: world.alice.email })
    expect((await visitor(world.host, cookie).post(path)).status).toBe(303)
  })
})
