import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { told, type Visitor } from '../support/as.ts'
import { authenticator, type Twist } from '../support/authenticator.ts'
import { keepingCookies } from '../support/jar.ts'
import {
  enter,
  type Options,
  originOf,
  type Phone,
  passwordHash,
  people,
  postJson,
  withPasskey,
} from '../support/passkeys.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

// The library comes when it is first needed, here in many small files.
beforeAll(() => import('@simplewebauthn/server'), 60_000)

const deedsOf = async ({ companyId }: World, did: string) => {
  const { results } = await env.DB.prepare('select subject, details from audit_events where company_id = ? and did = ?')
    .bind(companyId, did)
    .all<{ subject: string; details: string }>()
  return results
}
const isIn = async (browser: Visitor, home: string) => (await browser.get(home)).status === 200

describe.each([
  ['a customer', 'customer'],
  ['staff', 'staff'],
] as const)('the passkey of %s', (_, person) => {
  const { home } = people[person]

  it('is added with the password, listed, noted and told by mail', async () => {
    const world = await makeWorld({ passwordHash })
    const before = told.length
    const { added, browser, path, options } = await withPasskey(world, person)
    expect(options.rp.id).toBe(world.host.replace(':8787', ''))
    expect(await added.json()).toEqual({ location: `${path}?done=added` })
    expect(told.length).toBe(before + 1)
    expect(await deedsOf(world, 'passkey_added')).toEqual([{ subject: 'Phone', details: null }])
    const listed = await tripsOf(() => browser.get(path))
    expect(listed.trips).toHaveLength(1)
    expect(await listed.answer.text()).toContain('Phone')
  })

  it('opens a session without a code, at its own door and the page asked for, in two round trips', async () => {
    const world = await makeWorld({ passwordHash })
    const { phone } = await withPasskey(world, person)
    const { trips, answer } = await tripsOf(() => enter(world, home, phone, { next: `${home}/visits` }))
    // One for the challenge, two for the answer.
    expect(trips).toHaveLength(3)
    expect(await answer.response.json()).toEqual({ location: `${home}/visits` })
    expect(await isIn(answer.browser, home)).toBe(true)
    const [line] = await deedsOf(world, 'signed_in')
    expect(JSON.parse(line?.details ?? '')).toEqual({ by: 'passkey', twice: true })
    const other = home === '/portal' ? '/admin' : '/portal'
    const elsewhere = await enter(world, other, phone)
    expect(elsewhere.response.status).toBe(422)
    expect(await isIn(elsewhere.browser, other)).toBe(false)
  })
})

describe('an answer', () => {
  let world: World
  let phone: Phone
  beforeAll(async () => {
    world = await makeWorld({ passwordHash })
    phone = (await withPasskey(world, 'customer')).phone
    await withPasskey(world, 'bob')
  })

  it.each<[string, Twist]>([
    ['from another site', { origin: 'http://evil.example' }],
    ['for another host', { host: 'evil.example' }],
    ['to another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['without its owner verified', { unverified: true }],
    ['meant for making a passkey', { type: 'webauthn.create' }],
    ['whose count went back', { count: 1 }],
    ['that names another account', { userHandle: Buffer.from('account-contact-bob').toString('base64url') }],
  ])('%s opens nothing, and is noted', async (_, twist) => {
    await enter(world, '/portal', phone)
    const before = await deedsOf(world, 'sign_in_failed')
    const { response, browser } = await enter(world, '/portal', phone, { twist })
    expect(response.status).toBe(422)
    expect(await response.json()).toEqual({ text: expect.stringContaining('opens no account here') })
    expect(await isIn(browser, '/portal')).toBe(false)
    expect(await deedsOf(world, 'sign_in_failed')).toHaveLength(before.length + 1)
  })

  it('signed by another key opens nothing', async () => {
    const stranger = await authenticator(originOf(world))
    const { answer } = await enter(world, '/portal', phone)
    const browser = keepingCookies(world.host)
    const options = (await (await postJson(browser, world, '/portal/sign-in/passkey/options', {})).json()) as Options
    const forged = { ...(await stranger.get(options)), id: answer.id, rawId: answer.rawId }
    forged.response.userHandle = answer.response.userHandle
    const response = await postJson(browser, world, '/portal/sign-in/passkey', forged)
    expect(response.status).toBe(422)
    expect(await isIn(browser, '/portal')).toBe(false)
  })

  it('serves once, and its challenge too', async () => {
    const { browser, answer, response } = await enter(world, '/portal', phone)
    expect(response.status).toBe(200)
    const again = await postJson(browser, world, '/portal/sign-in/passkey', answer)
    expect(again.status).toBe(422)
    expect(await again.json()).toEqual({ text: 'That took too long. Try again.' })
  })

  it('sent twice at once gives one session', async () => {
    const browser = keepingCookies(world.host)
    const options = (await (await postJson(browser, world, '/portal/sign-in/passkey/options', {})).json()) as Options
    const answer = await phone.get(options)
    const both = await Promise.all([1, 2].map(() => postJson(browser, world, '/portal/sign-in/passkey', answer)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  it('opens nothing at another company, even under the same ids', async () => {
    const other = await makeWorld({ passwordHash })
    const { response } = await enter(other, '/portal', phone)
    expect(response.status).toBe(422)
  })

  it('opens nothing once the account is revoked', async () => {
    const here = await makeWorld({ passwordHash })
    const { phone } = await withPasskey(here, 'customer')
    await env.DB.prepare("update accounts set revoked_at = 1 where company_id = ? and id = 'account-contact-alice'")
      .bind(here.companyId)
      .run()
    expect((await enter(here, '/portal', phone)).response.status).toBe(422)
  })

  it('that is no such thing is refused in words', async () => {
    for (const body of [{}, { id: '§' }, []]) {
      const response = await postJson(keepingCookies(world.host), world, '/portal/sign-in/passkey', body)
      expect(response.status).toBe(422)
    }
  })
})
