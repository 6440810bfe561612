import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import { asCustomer, asStaff, type Visitor, visitor } from '../support/as.ts'
import { cookieOf } from '../support/cookie.ts'
import { invited, mailedPath, mailsOf } from '../support/mailbox.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const password = 'seven green ladders'
const passwordHash = await hashPassword(password)

const trailOf = async ({ companyId }: World, did: string) =>
  (
    await env.DB.prepare('select * from audit_events where company_id = ? and did = ?')
      .bind(companyId, did)
      .all<Record<string, string | null>>()
  ).results

const contactOf = (id: string, { companyId }: World) =>
  env.DB.prepare('select * from contacts where company_id = ? and id = ?').bind(companyId, id).first()

const alices = { name: 'Alice M.', language: 'en', seesJobs: 'yes', seesInvoices: 'yes', mayRequest: 'yes' }

describe('a customer’s page', () => {
  it('shows their contacts and where the access of each stands, in one round trip', async () => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    await office.get('/admin')
    const { answer, trips } = await tripsOf(() => office.get(`/admin/customers/${world.alice.id}`))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    expect(html).toContain('payer of alice')
    expect(html).toContain('Has access')
    expect(html).not.toContain('bob')
  })

  it('takes a contact in two round trips, refuses a second one with the address, and keeps what was typed', async () => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const at = `/admin/customers/${world.alice.id}/contacts`
    const typed = { ...alices, name: 'New one', email: 'New@Example.com' }
    expect((await office.post(at, typed)).status).toBe(303)
    const twice = await office.post(at, { ...typed, name: 'Typed twice' })
    expect(twice.status).toBe(422)
    const html = await twice.text()
    expect(html).toMatch(/id="email-error"[^>]*>This customer already has/)
    expect(html).toContain('value="Typed twice"')
    // The same person may be a contact of another customer.
    expect((await office.post(`/admin/customers/${world.bob.id}/contacts`, typed)).status).toBe(303)
  })

  it.each([
    ['', /Enter an email/],
    ['alice', /looks incomplete/],
    ['a@b', /looks incomplete/],
    ['a b@example.com', /looks incomplete/],
    ['alice@example..com', /looks incomplete/],
  ])('says beside the field what is wrong with %j', async (email, words) => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const answer = await office.post(`/admin/customers/${world.alice.id}/contacts`, { ...alices, email })
    expect(answer.status).toBe(422)
    expect(/id="email-error"[^>]*>([^<]*)/.exec(await answer.text())?.[1]).toMatch(words)
  })
})

describe('revoking access', () => {
  it('ends every session at the next click and lets nobody in with the password', async () => {
    const world = await makeWorld({ passwordHash })
    const alice = await asCustomer(world, world.alice)
    const office = await asStaff(world, 'office')
    expect((await alice.get('/portal')).status).toBe(200)
    await office.post(`/admin/contacts/${world.alice.contactId}/revocation`)
    expect((await alice.get('/portal')).headers.get('Location')).toMatch(/^\/portal\/sign-in/)
    const signIn = await visitor(world.host).post('/portal/sign-in', { email: world.alice.email, password })
    expect(signIn.status).toBe(422)
    expect(await (await office.get(`/admin/contacts/${world.alice.contactId}`)).text()).toContain('Access removed')
    expect(await trailOf(world, 'access_revoked')).toMatchObject([
      { actor: 'staff', actor_name: 'The office', subject: 'Contact alice', customer_id: world.alice.id },
    ])
  })

  it('twice is noted once', async () => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const revoke = () => office.post(`/admin/contacts/${world.alice.contactId}/revocation`)
    await Promise.all([revoke(), revoke()])
    expect(await trailOf(world, 'access_revoked')).toHaveLength(1)
  })
})

describe('a new address', () => {
  it('signs the contact out, tells the old address, and is told in the trail', async () => {
    const world = await makeWorld({ passwordHash })
    const alice = await asCustomer(world, world.alice)
    await visitor(world.host).post('/portal/forgot-password', { email: world.alice.email })
    const office = await asStaff(world, 'office')
    const change = { ...alices, email: 'alice@new.example' }
    expect((await office.post(`/admin/contacts/${world.alice.contactId}`, change)).status).toBe(303)
    expect((await alice.get('/portal')).status).toBe(303)
    const notice = (await mailsOf(world)).find(({ message }) => message === 'email_changed')
    expect(notice?.to_email).toBe('alice@example.com')
    // A link that the old mailbox still holds is dead.
    expect(
      await env.DB.prepare('select 1 from account_links where company_id = ?').bind(world.companyId).all(),
    ).toMatchObject({
      results: [],
    })
    const [line] = await trailOf(world, 'contact_changed')
    expect(JSON.parse(line?.details ?? '')).toMatchObject({ email: 'alice@example.com → alice@new.example' })
    const signIn = await visitor(world.host).post('/portal/sign-in', { email: 'alice@new.example', password })
    expect(signIn.status).toBe(303)
  })
})

describe('a new address of someone invited', () => {
  it('gets an invitation of its own, and the earlier link is dead', async () => {
    const world = await makeWorld()
    const { office, id, path } = await invited(world)
    const change = { ...alices, name: 'spare of bob', email: 'spare@new.example' }
    expect((await office.post(`/admin/contacts/${id}`, change)).status).toBe(303)
    expect((await visitor(world.host).get(path)).status).toBe(404)
    const mails = await mailsOf(world)
    expect(mails.map(({ to_email }) => to_email)).toEqual(['bob-spare@example.com', 'spare@new.example'])
    const newer = await mailedPath(world, 'customer_invitation')
    expect((await visitor(world.host).post(newer, { password })).status).toBe(303)
  })
})

describe('a contact saved unchanged', () => {
  it('leaves no line in the trail', async () => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const same = { ...alices, name: 'Contact alice', email: world.alice.email, language: 'fr' }
    expect((await office.post(`/admin/contacts/${world.alice.contactId}`, same)).status).toBe(303)
    expect(await trailOf(world, 'contact_changed')).toEqual([])
  })
})

describe('rights', () => {
  it('taken away hold at the next click: no tab, no page, no row', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const office = await asStaff(world, 'office')
    expect(await (await alice.get('/portal')).text()).toContain('href="/portal/invoices"')
    await office.post(`/admin/contacts/${world.alice.contactId}`, {
      ...alices,
      email: world.alice.email,
      seesInvoices: '',
    })
    expect(await contactOf(world.alice.contactId, world)).toMatchObject({ sees_invoices: 0, sees_jobs: 1 })
    const home = await (await alice.get('/portal')).text()
    expect(home).not.toContain('/portal/invoices')
    expect(home).not.toContain('FA2602')
    const job = await (await alice.get(`/portal/jobs/${world.alice.jobId}`)).text()
    expect(job).not.toContain('FA2602')
    for (const path of ['', `/${world.alice.invoiceId}`, `/${world.alice.invoiceId}/pdf`])
      expect((await alice.get(`/portal/invoices${path}`)).status).toBe(404)
  })
})

describe('looking on as a customer', () => {
  const lookOn = async (world: World, reason = 'help on the phone') => {
    const office = await asStaff(world, 'office')
    const answer = await office.post(`/admin/contacts/${world.alice.contactId}/view`, { reason })
    return { office, answer, watcher: visitor(world.host, cookieOf(answer)) as Visitor }
  }

  it('asks why', async () => {
    const world = await makeWorld()
    const { answer } = await lookOn(world, ' ')
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/id="reason-error"/)
    expect(await trailOf(world, 'view_began')).toEqual([])
  })

  it('shows what the contact sees, says so, and changes nothing', async () => {
    const world = await makeWorld()
    const { answer, watcher } = await lookOn(world)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/portal'])
    const html = await (await watcher.get('/portal')).text()
    expect(html).toContain('Job of alice')
    expect(html).toContain('class="watching"')
    expect((await watcher.post('/portal/requests', { job: world.alice.jobId })).status).toBe(403)
    // It is no key to the company's side, nor to another customer.
    expect((await watcher.get('/admin')).status).toBe(303)
    expect((await watcher.get(`/portal/jobs/${world.bob.jobId}`)).status).toBe(404)
  })

  it('is told in the trail as what it is, with the reason, and counts as no visit of the customer', async () => {
    const world = await makeWorld()
    const { watcher } = await lookOn(world)
    await watcher.get('/portal')
    expect(await trailOf(world, 'view_began')).toMatchObject([
      {
        actor: 'staff',
        actor_name: 'The office',
        subject: 'Contact alice',
        customer_id: world.alice.id,
        details: '{"reason":"help on the phone"}',
      },
    ])
    const account = await env.DB.prepare('select last_sign_in_at from accounts where company_id = ? and id = ?')
      .bind(world.companyId, 'account-contact-alice')
      .first()
    expect(account).toEqual({ last_sign_in_at: null })
    const left = await watcher.post('/portal/sign-out')
    expect(left.headers.get('Location')).toBe(`/admin/customers/${world.alice.id}`)
    expect(await trailOf(world, 'view_ended')).toMatchObject([
      { actor: 'staff', actor_name: 'The office', on_behalf_of: 'Contact alice' },
    ])
    expect((await watcher.get('/portal')).status).toBe(303)
  })

  it('ends with signing out at the staff door, with a lesser role, and is told when another session takes its place', async () => {
    const world = await makeWorld({ passwordHash })
    const { office, watcher } = await lookOn(world)
    await office.post('/admin/sign-out')
    expect((await watcher.get('/portal')).status).toBe(303)
    const again = await lookOn(world)
    await env.DB.prepare("update staff set role = 'technician' where company_id = ? and id = 'staff-office'")
      .bind(world.companyId)
      .run()
    expect((await again.watcher.get('/portal')).status).toBe(303)
    await again.watcher.post('/portal/sign-in', { email: world.alice.email, password })
    expect(await trailOf(world, 'view_ended')).toHaveLength(1)
  })

  it('ends after fifteen minutes, and with the access of whoever looks on', async () => {
    const world = await makeWorld()
    const { watcher } = await lookOn(world)
    const session = await env.DB.prepare(
      "select expires_at - created_at as life from sessions where company_id = ? and account_id = 'account-staff-office' and audience = 'customer'",
    )
      .bind(world.companyId)
      .first<{ life: number }>()
    expect(Math.round((session?.life ?? 0) / 60_000)).toBe(15)
    await env.DB.prepare("update accounts set revoked_at = 1 where company_id = ? and id = 'account-staff-office'")
      .bind(world.companyId)
      .run()
    expect((await watcher.get('/portal')).status).toBe(303)
  })
})
