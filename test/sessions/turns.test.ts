import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import { asStaff, visitor } from '../support/as.ts'
import { cookieOf } from '../support/cookie.ts'
import { mailedPath } from '../support/mailbox.ts'
import { makeWorld, type World } from '../support/world.ts'

const password = 'a long enough pass phrase'
const passwordHash = await hashPassword(password)
const english = { 'Accept-Language': 'en' }

const sessionsIn = async ({ companyId }: World) =>
  (await env.DB.prepare('select id from sessions where company_id = ?').bind(companyId).all()).results

const shareAddress = ({ companyId }: World) =>
  env.DB.prepare("update contacts set email = 'alice@example.com' where company_id = ? and id = 'contact-bob'")
    .bind(companyId)
    .run()

async function reset(world: World) {
  await visitor(world.host).post('/portal/forgot-password', { email: world.alice.email })
  const path = await mailedPath(world, 'password_reset')
  return visitor(world.host).post(path, { password: 'seven green ladders' })
}

describe('what was proved before access changed', () => {
  it('opens nothing when the password is reset while it is looked at', async () => {
    const world = await makeWorld({ passwordHash })
    await visitor(world.host).post('/portal/forgot-password', { email: world.alice.email })
    const path = await mailedPath(world, 'password_reset')
    const old = { email: world.alice.email, password }
    const tries = Array.from({ length: 4 }, () => visitor(world.host).post('/portal/sign-in', old, english))
    const [answer, ...signIns] = await Promise.all([
      visitor(world.host).post(path, { password: 'seven green ladders' }),
      ...tries,
    ])
    expect(answer?.status).toBe(303)
    // Whichever was quicker: when all is over the session of the reset is the only one left.
    expect(await sessionsIn(world)).toHaveLength(1)
    for (const signIn of signIns)
      if (signIn.status === 303) expect((await visitor(world.host, cookieOf(signIn)).get('/portal')).status).toBe(303)
  })

  it('opens nothing when a choice among several was still to be made', async () => {
    const world = await makeWorld({ passwordHash })
    await shareAddress(world)
    const proved = await visitor(world.host).post('/portal/sign-in', { email: world.alice.email, password })
    expect(proved.headers.get('Location')).toBe('/portal/sign-in/account')
    const chooser = visitor(world.host, cookieOf(proved))
    await reset(world)
    const opened = await chooser.post('/portal/sign-in/account', { account: 'account-contact-alice' })
    expect(opened.headers.get('Location')).toBe('/portal/sign-in')
  })

  it('opens nothing once staff have moved the contact to another address', async () => {
    const world = await makeWorld({ passwordHash })
    await shareAddress(world)
    const proved = await visitor(world.host).post('/portal/sign-in', { email: world.alice.email, password })
    const office = await asStaff(world, 'office')
    await office.post(`/admin/contacts/${world.bob.contactId}`, {
      name: 'Bob',
      email: 'bob@new.example',
      language: 'fr',
      seesJobs: 'yes',
    })
    const opened = await visitor(world.host, cookieOf(proved)).post('/portal/sign-in/account', {
      account: 'account-contact-bob',
    })
    expect(opened.headers.get('Location')).not.toBe('/portal')
  })

  it('opens nothing for someone who was invited anew', async () => {
    const world = await makeWorld({ passwordHash })
    const signedIn = await visitor(world.host).post('/portal/sign-in', { email: world.alice.email, password })
    const office = await asStaff(world, 'office')
    const at = `/admin/contacts/${world.alice.contactId}`
    const seen = /name="seen" value="(\d+)"/.exec(await (await office.get(at)).text())?.[1] ?? ''
    await office.post(`${at}/invitation`, { seen })
    expect((await visitor(world.host, cookieOf(signedIn)).get('/portal')).status).toBe(303)
  })
})

describe('a choice pressed several times at once', () => {
  it('opens one session', async () => {
    const world = await makeWorld({ passwordHash })
    await shareAddress(world)
    const proved = await visitor(world.host).post('/portal/sign-in', { email: world.alice.email, password })
    const chooser = visitor(world.host, cookieOf(proved))
    const press = () => chooser.post('/portal/sign-in/account', { account: 'account-contact-alice' })
    const places = (await Promise.all([press(), press(), press()])).map((answer) => answer.headers.get('Location'))
    expect(places.sort()).toEqual(['/portal', '/portal/sign-in', '/portal/sign-in'])
  })
})

describe('an address that opens several files', () => {
  it('offers with a password only those whose password it is', async () => {
    const world = await makeWorld({ passwordHash })
    await shareAddress(world)
    await env.DB.prepare("update accounts set password_hash = ? where company_id = ? and id = 'account-contact-bob'")
      .bind(await hashPassword('another pass phrase of bob'), world.companyId)
      .run()
    const opened = await visitor(world.host).post('/portal/sign-in', { email: world.alice.email, password })
    expect(opened.headers.get('Location')).toBe('/portal')
    const jobs = await visitor(world.host, cookieOf(opened)).get('/portal/jobs')
    expect(await jobs.text()).toContain('Job of alice')
  })

  it('has a reset told in each of them', async () => {
    const world = await makeWorld({ passwordHash })
    await shareAddress(world)
    await reset(world)
    const { results } = await env.DB.prepare(
      "select customer_id from audit_events where company_id = ? and did = 'password_reset' order by customer_id",
    )
      .bind(world.companyId)
      .all()
    expect(results).toEqual([{ customer_id: 'customer-alice' }, { customer_id: 'customer-bob' }])
  })
})
