import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, it } from 'vitest'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import { passkeys } from '../../src/accounts/schema.ts'
import { triesFromNetwork } from '../../src/sessions/attempts.ts'
import { cookieFor, told, type Visitor, visitor, type Who } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const old = 'a long enough pass phrase'
const fresh = 'velvet-otter-lantern-thirteen'
const passwordHash = await hashPassword(old)

const contact = ({ alice }: World): Who => ({ audience: 'customer', customerId: alice.id, contactId: alice.contactId })
const person = (world: World, role: 'owner' | 'office' | 'technician'): Who => ({
  audience: 'staff',
  staffId: world.staff[role],
  role,
})
const sides = [
  ['a customer', '/portal', contact],
  ['the owner', '/admin', (world: World) => person(world, 'owner')],
  ['a technician', '/admin', (world: World) => person(world, 'technician')],
] as const

const phone =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

/** A world with passwords, and someone in it who is signed in. */
async function open(whoOf: (world: World) => Who) {
  const world = await makeWorld({ passwordHash })
  const cookie = await cookieFor(world, whoOf(world))
  // The company of a host is kept in the isolate: the first page of all has it read.
  await visitor(world.host).get('/portal/sign-in')
  return { world, cookie, who: visitor(world.host, `${cookie}; __Host-language=en`) }
}

const idOf = async (cookie: string) => {
  const [, payload = ''] = cookie.split('=')[1]?.split('.') ?? []
  return JSON.parse(Buffer.from(payload, 'base64url').toString()).sessionId as string
}
const sessionsOf = async ({ companyId }: World, account: string) =>
  (
    await env.DB.prepare('select id from sessions where company_id = ? and account_id = ?')
      .bind(companyId, account)
      .all<{ id: string }>()
  ).results.map(({ id }) => id)
const trailOf = async ({ companyId }: World) =>
  (
    await env.DB.prepare(
      'select did, actor, actor_name, customer_id, subject_id from audit_events where company_id = ? order by at, id',
    )
      .bind(companyId)
      .all<Record<string, string | null>>()
  ).results
const accountOf = (who: Who) => `account-${who.audience === 'customer' ? who.contactId : who.staffId}`
const hashIn = ({ companyId }: World, account: string) =>
  env.DB.prepare('select password_hash from accounts where company_id = ? and id = ?')
    .bind(companyId, account)
    .first<string>('password_hash')
const change = (who: Visitor, home: string, fields: Record<string, string>) =>
  who.post(`${home}/account/password`, { current: old, password: fresh, ...fields })

describe.each(sides)('%s', (_, home, whoOf) => {
  it('sees who they are, how they sign in and where, in one round trip', async () => {
    const { world, who } = await open(whoOf)
    await cookieFor(world, whoOf(world))
    const { answer, trips } = await tripsOf(() => who.get(`${home}/account`))
    expect([answer.status, trips.length]).toEqual([200, 1])
    const html = await answer.text()
    expect(html.match(/id="session-/g)).toHaveLength(2)
    expect(html.match(/This device</g)).toHaveLength(1)
    expect(html).toContain(`href="${home}/account/second-factor"`)
    expect(html).toContain('>Off<')
    expect(html).not.toContain(passwordHash)
    expect(html.includes('Who has had access to my file')).toBe(home === '/portal')
  })

  it('sees that a codes app and passkeys are there, and no more of them', async () => {
    const { world, who } = await open(whoOf)
    const accountId = accountOf(whoOf(world))
    await env.DB.prepare("update accounts set code_secret = 'sealed-secret' where company_id = ? and id = ?")
      .bind(world.companyId, accountId)
      .run()
    await drizzle(env.DB).insert(passkeys).values({
      companyId: world.companyId,
      accountId,
      credentialId: 'credential',
      publicKey: 'public-key',
      signatures: 0,
      transports: [],
      name: 'Phone',
    })
    const html = await (await who.get(`${home}/account`)).text()
    expect(html).toContain('>On<')
    expect(html).toContain('>1 passkey<')
    expect(html).not.toMatch(/sealed-secret|public-key/)
  })

  it('changes the password: every other session ends, the present one is renewed, a mail is written, a line is left', async () => {
    const { world, cookie, who } = await open(whoOf)
    const account = accountOf(whoOf(world))
    const other = visitor(world.host, await cookieFor(world, whoOf(world)))
    const before = await sessionsOf(world, account)
    told.length = 0
    const { answer, trips } = await tripsOf(() => change(who, home, {}))
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${home}/account?done=password#change`])
    expect(trips.length).toBe(2)

    const after = await sessionsOf(world, account)
    expect(after).toHaveLength(1)
    expect(before).not.toContain(after[0])
    expect((await other.get(`${home}/account`)).status).toBe(303)
    expect((await visitor(world.host, cookie).get(`${home}/account`)).status).toBe(303)
    const [renewed = ''] = answer.headers.getSetCookie().map((set) => set.split(';')[0] ?? '')
    expect(await idOf(renewed)).toBe(after[0])
    expect((await visitor(world.host, renewed).get(`${home}/account`)).status).toBe(200)

    const mail = await env.DB.prepare('select id, message, to_email from mails where company_id = ?')
      .bind(world.companyId)
      .all<Record<string, string>>()
    expect(mail.results).toHaveLength(1)
    expect(mail.results[0]?.message).toBe('password_changed')
    expect(told).toEqual([{ companyId: world.companyId, mailId: mail.results[0]?.id }])
    expect((await trailOf(world)).map(({ did }) => did)).toEqual(['password_changed'])

    const signIn = (password: string) =>
      visitor(world.host).post(`${home}/sign-in`, { email: mail.results[0]?.to_email ?? '', password })
    expect((await signIn(old)).status).toBe(422)
    expect((await signIn(fresh)).status).toBe(303)
  })
})

describe('a change of password', () => {
  it.each([
    [
      'nothing',
      { current: '', password: '' },
      /current-error[^>]*>Enter your current.*password-error[^>]*>Enter a new/s,
    ],
    ['a wrong current password', { current: 'not my password!' }, /current-error[^>]*>This is not your current/],
    ['one that is too short', { password: 'short' }, /password-error[^>]*>Too short/],
    ['a common one', { password: 'passwordpassword' }, /password-error[^>]*>Too easy/],
    ['one’s own name', { password: 'contact alice 1' }, /password-error[^>]*>It contains your name/],
  ])('to %s is refused beside the field, and nothing typed comes back', async (_, fields, said) => {
    const { world, who } = await open(contact)
    const { answer, trips } = await tripsOf(() => change(who, '/portal', fields))
    expect([answer.status, trips.length]).toEqual([422, 2])
    const html = await answer.text()
    expect(html).toMatch(said)
    for (const typed of Object.values({ current: old, password: fresh, ...fields }).filter(Boolean))
      expect(html).not.toContain(`value="${typed}"`)
    expect(await hashIn(world, 'account-contact-alice')).toBe(passwordHash)
    expect(await sessionsOf(world, 'account-contact-alice')).toHaveLength(1)
  })

  it('is noted when the current password is wrong, and names no password', async () => {
    const { world, who } = await open(contact)
    await change(who, '/portal', { current: 'not my password!' })
    expect(await trailOf(world)).toEqual([
      {
        did: 'password_change_failed',
        actor: 'customer',
        actor_name: 'Contact alice',
        customer_id: world.alice.id,
        subject_id: 'account-contact-alice',
      },
    ])
  })

  it('is tried ten times at most, then one waits', async () => {
    const { who } = await open(contact)
    for (let tries = 0; tries < triesFromNetwork; tries++)
      expect((await change(who, '/portal', { current: 'wrong' })).status).toBe(422)
    const response = await change(who, '/portal', {})
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(800)
    expect(await response.text()).toContain('wait 15 minutes')
  }, 60_000)

  it('to one that is refused does not use up tries when the current password is right', async () => {
    const { who } = await open(contact)
    for (let tries = 0; tries <= triesFromNetwork; tries++)
      expect((await change(who, '/portal', { password: 'short' })).status).toBe(422)
    expect((await change(who, '/portal', {})).status).toBe(303)
  }, 60_000)

  it('sent twice at once has one result', async () => {
    const { world, who } = await open(contact)
    const answers = await Promise.all([change(who, '/portal', {}), change(who, '/portal', { password: `${fresh}-2` })])
    const cookies = answers
      .flatMap((answer) => answer.headers.getSetCookie())
      .filter((set) => !set.includes('Max-Age=0'))
    expect(cookies).toHaveLength(1)
    expect(await sessionsOf(world, 'account-contact-alice')).toHaveLength(1)
    const mail = await env.DB.prepare('select count(*) as n from mails where company_id = ?')
      .bind(world.companyId)
      .first<number>('n')
    expect(mail).toBe(1)
    expect((await trailOf(world)).map(({ did }) => did)).toEqual(['password_changed'])
  })

  it('kills the links that lie in the mailbox of the account', async () => {
    const { world, who } = await open(contact)
    await env.DB.prepare(
      `insert into account_links (company_id, id, account_id, purpose, token_hash, expires_at, created_at)
       values (?1, 'link', 'account-contact-alice', 'reset', 'hash', 9e15, 0),
         (?1, 'link-2', 'account-contact-bob', 'reset', 'hash-2', 9e15, 0)`,
    )
      .bind(world.companyId)
      .run()
    await change(who, '/portal', {})
    const left = await env.DB.prepare('select id from account_links where company_id = ?').bind(world.companyId).all()
    expect(left.results).toEqual([{ id: 'link-2' }])
  })

  it('may take a passphrase that the page proposes, without JavaScript', async () => {
    const { world, who } = await open(contact)
    const response = await change(who, '/portal', { suggest: '1', password: 'typed before' })
    expect(response.status).toBe(200)
    const html = await response.text()
    const [, suggestion = ''] = /<input id="password"[^>]*type="text"[^>]*value="([^"]+)"/.exec(html) ?? []
    expect(suggestion.split('-')).toHaveLength(5)
    expect(html).not.toContain('typed before')
    expect(await hashIn(world, 'account-contact-alice')).toBe(passwordHash)
    expect((await change(who, '/portal', { password: suggestion })).status).toBe(303)
  })
})

describe('sessions', () => {
  it('are shown by device and place, the unknown said kindly', async () => {
    const { world, who } = await open(contact)
    const other = await idOf(await cookieFor(world, contact(world)))
    await env.DB.prepare("update sessions set device = ?, place = 'Lyon, FR' where company_id = ? and id = ?")
      .bind(phone, world.companyId, other)
      .run()
    const html = await (await who.get('/portal/account')).text()
    expect(html).toContain('Chrome on Android')
    expect(html).toContain('Lyon, FR')
    expect(html).toContain('Device not recognised')
    expect(html).not.toContain('Mozilla')
  })

  it('that ran out are not shown', async () => {
    const { world, who } = await open(contact)
    await cookieFor(world, contact(world), { expiresAt: new Date(Date.now() - 1000) })
    expect((await (await who.get('/portal/account')).text()).match(/id="session-/g)).toHaveLength(1)
  })

  it('end one by one, in two round trips, and each is noted', async () => {
    const { world, who } = await open(contact)
    const cookie = await cookieFor(world, contact(world))
    const id = await idOf(cookie)
    const { answer, trips } = await tripsOf(() => who.post(`/portal/account/sessions/${id}/end`))
    expect(answer.headers.get('Location')).toBe('/portal/account?done=ended#sessions')
    expect(trips.length).toBe(2)
    expect((await visitor(world.host, cookie).get('/portal')).status).toBe(303)
    expect((await who.get('/portal')).status).toBe(200)
    expect(await trailOf(world)).toMatchObject([{ did: 'session_ended', subject_id: id, customer_id: world.alice.id }])
    // Pressed twice.
    expect((await who.post(`/portal/account/sessions/${id}/end`)).status).toBe(404)
    expect(await trailOf(world)).toHaveLength(1)
  })

  it('of another account answer as an unknown id does', async () => {
    const { world, who } = await open(contact)
    const bob = { audience: 'customer', customerId: world.bob.id, contactId: world.bob.contactId } as const
    const cookie = await cookieFor(world, bob)
    const answers = await Promise.all(
      [await idOf(cookie), 'no-such-session'].map((id) => who.post(`/portal/account/sessions/${id}/end`)),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    const [theirs, unknown] = await Promise.all(answers.map((answer) => answer.text()))
    expect(theirs).toBe(unknown)
    expect((await visitor(world.host, cookie).get('/portal')).status).toBe(200)
    expect(await trailOf(world)).toEqual([])
  })

  it('the present one ended is signing out', async () => {
    const { world, cookie, who } = await open(contact)
    const response = await who.post(`/portal/account/sessions/${await idOf(cookie)}/end`)
    expect(response.headers.get('Location')).toBe('/portal/sign-in')
    expect(response.headers.get('Set-Cookie')).toMatch(/^__Host-customer=;.*Max-Age=0/)
    expect((await who.get('/portal')).status).toBe(303)
    expect(await trailOf(world)).toMatchObject([{ did: 'signed_out' }])
  })

  it('all but the present one end at once, and with none left nothing is noted', async () => {
    const { world, cookie, who } = await open(contact)
    await cookieFor(world, contact(world))
    await cookieFor(world, contact(world))
    const bob = { audience: 'customer', customerId: world.bob.id, contactId: world.bob.contactId } as const
    await cookieFor(world, bob)
    const { answer, trips } = await tripsOf(() => who.post('/portal/account/sessions/end-others'))
    expect([answer.status, trips.length]).toEqual([303, 2])
    expect(await sessionsOf(world, 'account-contact-alice')).toEqual([await idOf(cookie)])
    expect(await sessionsOf(world, 'account-contact-bob')).toHaveLength(1)
    await who.post('/portal/account/sessions/end-others')
    expect(await trailOf(world)).toMatchObject([{ did: 'other_sessions_ended' }])
  })
})

it('staff who look on as a customer find no account, and change nothing', async () => {
  const world = await makeWorld({ passwordHash })
  const watching = await cookieFor(world, contact(world), { accountId: 'account-staff-owner' })
  const watcher = visitor(world.host, watching)
  const unknown = await (await watcher.get('/portal/nothing-here')).text()
  const home = await (await watcher.get('/portal')).text()
  expect(home).not.toContain('/portal/account"')
  const answers = [
    await watcher.get('/portal/account'),
    await change(watcher, '/portal', {}),
    await change(watcher, '/portal', { suggest: '1' }),
    await watcher.post(`/portal/account/sessions/${await idOf(watching)}/end`),
    await watcher.post('/portal/account/sessions/end-others'),
  ]
  for (const answer of answers) {
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe(unknown)
  }
  expect(await hashIn(world, 'account-staff-owner')).toBe(passwordHash)
  expect(await sessionsOf(world, 'account-staff-owner')).toHaveLength(1)
  // Elsewhere on the portal a write is refused in words that say why.
  expect((await watcher.post('/portal/jobs')).status).toBe(403)
})
