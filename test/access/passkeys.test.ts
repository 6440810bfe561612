import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { asCustomer, asStaff, cookieFor, visitor } from '../support/as.ts'
import { authenticator } from '../support/authenticator.ts'
import { keepingCookies } from '../support/jar.ts'
import { trailOf } from '../support/own.ts'
import {
  browserOf,
  type Options,
  originOf,
  password,
  passwordHash,
  postJson,
  withPasskey,
} from '../support/passkeys.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const path = '/portal/account/passkeys'

// The library comes when it is first needed, here in many small files.
beforeAll(() => import('@simplewebauthn/server'), 60_000)

const keysOf = async ({ companyId }: World) => {
  const { results } = await env.DB.prepare('select id, account_id, name from passkeys where company_id = ?')
    .bind(companyId)
    .all<{ id: string; account_id: string; name: string }>()
  return results
}
const requireTwo = ({ companyId }: World) =>
  env.DB.prepare('update companies set second_factor = 1 where id = ?').bind(companyId).run()

describe('adding a passkey', () => {
  it.each([
    ['no password', { name: 'Phone', password: '' }, 'Indiquez votre mot de passe.'],
    ['a wrong password', { name: 'Phone', password: 'wrong' }, 'Ce n’est pas votre mot de passe.'],
    ['no name', { name: ' ', password }, 'Donnez un nom à cet appareil'],
  ])('with %s is refused in words, and asks the device nothing', async (_, fields, words) => {
    const world = await makeWorld({ passwordHash })
    const response = await postJson(await browserOf(world, 'customer'), world, `${path}/options`, fields)
    expect(response.status).toBe(422)
    expect(await response.json()).toEqual({ text: expect.stringContaining(words) })
    expect(response.headers.get('Set-Cookie')).toBeNull()
  })

  it('notes a wrong password', async () => {
    const world = await makeWorld({ passwordHash })
    await postJson(await browserOf(world, 'customer'), world, `${path}/options`, { name: 'Phone', password: 'wrong' })
    expect(await trailOf(world)).toEqual([
      {
        did: 'password_refused',
        actor: 'customer',
        actor_name: 'Contact alice',
        customer_id: world.alice.id,
        subject_id: 'account-contact-alice',
      },
    ])
  })

  it('takes two round trips to ask and two to keep', async () => {
    const world = await makeWorld({ passwordHash })
    const browser = await browserOf(world, 'customer')
    await browser.get('/portal/sign-in')
    const asked = await tripsOf(() => postJson(browser, world, `${path}/options`, { name: 'Phone', password }))
    const phone = await authenticator(originOf(world))
    const made = await phone.create((await asked.answer.json()) as Options)
    const kept = await tripsOf(() => postJson(browser, world, path, { name: 'Phone', ...made }))
    expect(kept.answer.status).toBe(200)
    expect([asked.trips.length, kept.trips.length]).toEqual([2, 2])
  })

  it('tells the device of those there are, and keeps none twice', async () => {
    const world = await makeWorld({ passwordHash })
    const { browser, phone } = await withPasskey(world, 'customer')
    const asked = await postJson(browser, world, `${path}/options`, { name: 'Again', password })
    const options = (await asked.json()) as Options
    expect(options.excludeCredentials.map(({ id }) => id)).toEqual([phone.credentialId])
    const again = await postJson(browser, world, path, { name: 'Again', ...(await phone.create(options)) })
    expect(again.status).toBe(422)
    expect(await again.json()).toEqual({ text: 'Cet appareil a déjà une clé d’accès pour votre compte.' })
    expect(await keysOf(world)).toHaveLength(1)
  })

  it.each([
    ['made for another site', { origin: 'http://evil.example' }],
    ['made for another host', { host: 'evil.example' }],
    ['made without its owner verified', { unverified: true }],
    ['made for another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ])('keeps none that was %s', async (_, twist) => {
    const world = await makeWorld({ passwordHash })
    const { added } = await withPasskey(world, 'customer', twist)
    expect(added.status).toBe(422)
    expect(await keysOf(world)).toEqual([])
  })

  it('does not go by a challenge for signing in, which is had without the password', async () => {
    const world = await makeWorld({ passwordHash })
    const browser = await browserOf(world, 'customer')
    const asked = (await (await postJson(browser, world, '/portal/sign-in/passkey/options', {})).json()) as Options
    const phone = await authenticator(originOf(world))
    const made = await phone.create({ ...asked, user: { id: 'x' } })
    expect((await postJson(browser, world, path, { name: 'Phone', ...made })).status).toBe(422)
    expect(await keysOf(world)).toEqual([])
  })

  it('does not go by the password of another account', async () => {
    const world = await makeWorld({ passwordHash })
    const bob = await browserOf(world, 'bob')
    const response = await postJson(bob, world, `${path}/options`, { name: 'Phone', password })
    const step = /__Host-customer-step=([^;]+)/.exec(response.headers.getSetCookie().join('\n'))?.[1] ?? ''
    const made = await (await authenticator(originOf(world))).create((await response.json()) as Options)
    const cookie = await cookieFor(world, {
      audience: 'customer',
      customerId: 'customer-alice',
      contactId: 'contact-alice',
    })
    const mixed = keepingCookies(world.host, {
      '__Host-customer': cookie.slice(cookie.indexOf('=') + 1),
      '__Host-customer-step': step,
    })
    expect((await postJson(mixed, world, path, { name: 'Phone', ...made })).status).toBe(422)
    expect(await keysOf(world)).toEqual([])
  })

  it('leaves a challenge that lets nobody in', async () => {
    const world = await makeWorld({ passwordHash })
    const browser = await browserOf(world, 'customer')
    await postJson(browser, world, `${path}/options`, { name: 'Phone', password })
    await browser.post('/portal/sign-out')
    expect((await browser.get('/portal/sign-in/account')).headers.get('Location')).toBe('/portal/sign-in')
    const account = { account: 'account-contact-alice' }
    await browser.post('/portal/sign-in/account', account)
    expect((await browser.get('/portal')).status).toBe(303)
  })
})

describe('removing a passkey', () => {
  it('takes it off one’s own account and notes it, in two round trips', async () => {
    const world = await makeWorld({ passwordHash })
    const { browser } = await withPasskey(world, 'customer')
    const [key] = await keysOf(world)
    const { answer, trips } = await tripsOf(() => browser.post(`${path}/${key?.id}/removal`))
    expect(answer.headers.get('Location')).toBe(`${path}?done=removed`)
    expect(trips).toHaveLength(2)
    expect(await keysOf(world)).toEqual([])
    const line = await env.DB.prepare(
      "select subject from audit_events where company_id = ? and did = 'passkey_removed'",
    )
      .bind(world.companyId)
      .first('subject')
    expect(line).toBe('Phone')
  })

  it('of someone else is not possible', async () => {
    const world = await makeWorld({ passwordHash })
    await withPasskey(world, 'customer')
    const [key] = await keysOf(world)
    const bob = await asCustomer(world, world.bob)
    expect((await bob.post(`${path}/${key?.id}/removal`)).status).toBe(404)
    expect((await (await asStaff(world, 'owner')).post(`/admin/account/passkeys/${key?.id}/removal`)).status).toBe(404)
    expect(await keysOf(world)).toHaveLength(1)
  })

  it('leaves staff the last one where the company asks for more than a password', async () => {
    const world = await makeWorld({ passwordHash })
    await requireTwo(world)
    const { browser } = await withPasskey(world, 'staff')
    const [first] = await keysOf(world)
    const remove = (id: string | undefined) =>
      browser.post(`/admin/account/passkeys/${id}/removal`, {}, { 'Accept-Language': 'en' })
    const refused = await remove(first?.id)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('keep at least one passkey')
    expect(await keysOf(world)).toHaveLength(1)
    // With a codes app beside it, it may go.
    await env.DB.prepare(
      "update accounts set code_secret = 'sealed' where company_id = ? and id = 'account-staff-technician'",
    )
      .bind(world.companyId)
      .run()
    expect((await remove(first?.id)).status).toBe(303)
    expect(await keysOf(world)).toEqual([])
  })
})

it('one’s passkeys are not there for staff who look on as the customer', async () => {
  const world = await makeWorld({ passwordHash })
  const who = { audience: 'customer', customerId: world.alice.id, contactId: world.alice.contactId } as const
  const watcher = visitor(world.host, await cookieFor(world, who, { accountId: 'account-staff-owner' }))
  expect((await watcher.get(path)).status).toBe(404)
  expect((await postJson(watcher, world, `${path}/options`, { name: 'Phone', password })).status).toBe(404)
})

it('one network may ask for thirty challenges a minute, and then must wait', async () => {
  const world = await makeWorld()
  const from = { 'CF-Connecting-IP': '203.0.113.99', 'Content-Type': 'application/json' }
  const ask = () =>
    visitor(world.host).send('/portal/sign-in/passkey/options', { method: 'POST', body: '{}', headers: from })
  const waits: (string | null)[] = []
  for (let i = 0; i < 65; i++) waits.push((await ask()).headers.get('Retry-After'))
  expect(waits).toContain('60')
}, 30_000)
