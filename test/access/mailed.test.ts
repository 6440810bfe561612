import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { mailsAllowed } from '../../src/access/mailed/ask.ts'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import { hashOfToken, linkToken } from '../../src/mail/link.ts'
import { asCustomer, asStaff, type Visitor, visitor } from '../support/as.ts'
import { cookieOf } from '../support/cookie.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const password = 'seven green ladders'
const passwordHash = await hashPassword('an older pass phrase')
const english = { 'Accept-Language': 'en' }

interface MailRow {
  id: string
  message: string
  to_email: string
  link_path: string
  link_id: string
}

const mailsOf = async ({ companyId }: World): Promise<MailRow[]> => {
  const all = env.DB.prepare('select * from mails where company_id = ? order by created_at')
  return (await all.bind(companyId).all<MailRow>()).results
}

/** The address in the newest mail of a kind, as its reader gets it. */
async function mailedPath(world: World, message: string): Promise<string> {
  const mail = (await mailsOf(world)).filter((row) => row.message === message).at(-1)
  if (!mail) throw new Error(`No ${message} was written.`)
  return mail.link_path + (await linkToken(env.DATA_KEYS, world.companyId, mail.link_id))
}

const linksOf = async ({ companyId }: World) =>
  (await env.DB.prepare('select * from account_links where company_id = ?').bind(companyId).all()).results

const sessionsOf = async (accountId: string, { companyId }: World) =>
  (
    await env.DB.prepare('select * from sessions where company_id = ? and account_id = ?').bind(companyId, accountId).all()
  ).results

/** Invites Bob's spare contact anew, who has no access from then on, and gives the path in the mail. */
async function invited(world: World) {
  const office = await asStaff(world, 'office')
  const id = `${world.bob.contactId}-spare`
  const page = await (await office.get(`/admin/contacts/${id}`)).text()
  const seen = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? ''
  await office.post(`/admin/contacts/${id}/invitation`, { seen })
  return { office, id, path: await mailedPath(world, 'customer_invitation') }
}

describe('an invitation', () => {
  it('changes nothing however often it is opened, and lets one in at one press', async () => {
    const world = await makeWorld()
    const { path } = await invited(world)
    const before = [await linksOf(world), await sessionsOf('account-contact-bob-spare', world)]
    for (let i = 0; i < 100; i++) expect((await visitor(world.host).get(path)).status).toBe(200)
    expect([await linksOf(world), await sessionsOf('account-contact-bob-spare', world)]).toEqual(before)

    const answer = await visitor(world.host).post(path, { password })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/portal'])
    const signedIn = visitor(world.host, cookieOf(answer))
    expect((await signedIn.get('/portal')).status).toBe(200)
    expect((await visitor(world.host).get(path)).status).toBe(404)
    // The password chosen is the password from then on.
    const email = 'bob-spare@example.com'
    expect((await visitor(world.host).post('/portal/sign-in', { email, password })).status).toBe(303)
  })

  it('pressed twice at once lets one in', async () => {
    const world = await makeWorld()
    const { path } = await invited(world)
    const press = () => visitor(world.host).post(path, { password })
    const statuses = (await Promise.all([press(), press()])).map(({ status }) => status).sort()
    expect(statuses).toEqual([303, 404])
    expect(await sessionsOf('account-contact-bob-spare', world)).toHaveLength(1)
  })

  it('is dead once another was sent, and a second press of the button sends no other', async () => {
    const world = await makeWorld()
    const { office, id, path } = await invited(world)
    const page = await (await office.get(`/admin/contacts/${id}`)).text()
    const seen = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? ''
    await Promise.all([1, 2].map(() => office.post(`/admin/contacts/${id}/invitation`, { seen })))
    expect((await mailsOf(world)).filter(({ message }) => message === 'customer_invitation')).toHaveLength(2)
    expect((await visitor(world.host).post(path, { password })).status).toBe(404)
    const newer = await mailedPath(world, 'customer_invitation')
    expect((await visitor(world.host).post(newer, { password })).status).toBe(303)
  })

  it('of someone new makes one account and one mail when two press at once', async () => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const fields = { name: 'New', email: 'new@example.com', language: 'en', seesJobs: 'yes' }
    const added = await office.post(`/admin/customers/${world.bob.id}/contacts`, fields)
    const at = added.headers.get('Location') ?? ''
    expect(await (await office.get(at)).text()).toContain('Not invited')
    await Promise.all([1, 2].map(() => office.post(`${at}/invitation`)))
    expect((await mailsOf(world)).map(({ to_email }) => to_email)).toEqual(['new@example.com'])
    expect(await (await office.get(at)).text()).toContain('Send the invitation again')
  })

  it('past its seven days, of another company or made up opens nothing', async () => {
    const world = await makeWorld()
    const elsewhere = await makeWorld()
    const { path } = await invited(world)
    expect((await visitor(elsewhere.host).get(path)).status).toBe(404)
    expect((await visitor(world.host).get('/portal/invitation/made-up')).status).toBe(404)
    // The staff door knows no invitation of a customer.
    expect((await visitor(world.host).get(path.replace('/portal/', '/admin/'))).status).toBe(404)
    await env.DB.prepare('update account_links set expires_at = 1 where company_id = ?').bind(world.companyId).run()
    expect((await visitor(world.host).post(path, { password })).status).toBe(404)
  })

  it('cannot be made from what the database holds', async () => {
    const world = await makeWorld()
    const { path } = await invited(world)
    const token = path.split('/').at(-1) ?? ''
    const dump = await env.DB.batch(
      ['account_links', 'mails', 'audit_events', 'accounts'].map((table) =>
        env.DB.prepare(`select * from ${table} where company_id = ?`).bind(world.companyId),
      ),
    )
    const text = JSON.stringify(dump.map(({ results }) => results))
    expect(text).not.toContain(token)
    expect(text).toContain(await hashOfToken(token))
    const [link] = await linksOf(world)
    for (const value of Object.values(link ?? {}))
      expect((await visitor(world.host).get(`/portal/invitation/${String(value)}`)).status).toBe(404)
  })

  it('suggests a password that does, and refuses those that do not, beside the field', async () => {
    const world = await makeWorld()
    const { path } = await invited(world)
    const suggested = await (await visitor(world.host).post(path, { suggest: 'yes' }, english)).text()
    const phrase = /name="password"[^>]*value="([^"]+)"/.exec(suggested)?.[1] ?? ''
    expect(phrase.length).toBeGreaterThan(14)
    for (const [typed, words] of [
      ['short', 'at least 15'],
      ['passwordpassword', 'too easy'],
      ['spare of bob spare of bob', 'Use neither'],
    ] as const) {
      const answer = await visitor(world.host).post(path, { password: typed }, english)
      expect(answer.status).toBe(422)
      const html = await answer.text()
      expect(html).toMatch(new RegExp(`id="password-error"[^>]*>[^<]*${words}`))
      expect(html).not.toContain(`value="${typed}"`)
    }
    expect((await visitor(world.host).post(path, { password: phrase })).status).toBe(303)
  })
})

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
    const signIn = (word: string) => visitor(world.host).post('/portal/sign-in', { email: world.alice.email, password: word })
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
      for (let i = 0; i < mailsAllowed.fromNetwork; i++) expect((await ask(visitor(world.host), email)).status).toBe(303)
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
})
