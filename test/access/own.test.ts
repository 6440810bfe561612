import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, it } from 'vitest'
import { passkeys } from '../../src/accounts/schema.ts'
import { cookieFor, told, visitor, type Who } from '../support/as.ts'
import {
  accountOf,
  changePassword,
  contact,
  fresh,
  hashIn,
  old,
  openAs,
  passwordHash,
  sessionIn,
  sessionsOf,
  trailOf,
} from '../support/own.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

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

describe.each(sides)('%s', (_, home, whoOf) => {
  it('sees who they are, how they sign in and where, in one round trip', async () => {
    const { world, who } = await openAs(whoOf)
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
    const { world, who } = await openAs(whoOf)
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
    const { world, cookie, who } = await openAs(whoOf)
    const account = accountOf(whoOf(world))
    const other = visitor(world.host, await cookieFor(world, whoOf(world)))
    const before = await sessionsOf(world, account)
    told.length = 0
    const { answer, trips } = await tripsOf(() => changePassword(who, home, {}))
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${home}/account?done=password#change`])
    expect(trips.length).toBe(2)

    const after = await sessionsOf(world, account)
    expect(after).toHaveLength(1)
    expect(before).not.toContain(after[0])
    expect((await other.get(`${home}/account`)).status).toBe(303)
    expect((await visitor(world.host, cookie).get(`${home}/account`)).status).toBe(303)
    const [renewed = ''] = answer.headers.getSetCookie().map((set) => set.split(';')[0] ?? '')
    expect(sessionIn(renewed)).toBe(after[0])
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

it('staff who look on as a customer find no account, and change nothing', async () => {
  const world = await makeWorld({ passwordHash })
  const watching = await cookieFor(world, contact(world), { accountId: 'account-staff-owner' })
  const watcher = visitor(world.host, watching)
  const unknown = await (await watcher.get('/portal/nothing-here')).text()
  const home = await (await watcher.get('/portal')).text()
  expect(home).not.toContain('/portal/account"')
  const answers = [
    await watcher.get('/portal/account'),
    await changePassword(watcher, '/portal', {}),
    await changePassword(watcher, '/portal', { suggest: '1' }),
    await watcher.post(`/portal/account/sessions/${sessionIn(watching)}/end`),
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
