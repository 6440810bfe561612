import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { hashOfToken } from '../../src/mail/link.ts'
import { asStaff, visitor } from '../support/as.ts'
import { cookieOf } from '../support/cookie.ts'
import { invited, linksOf, mailedPath, mailsOf, sessionsOf } from '../support/mailbox.ts'
import { makeWorld } from '../support/world.ts'

const password = 'seven green ladders'
const english = { 'Accept-Language': 'en' }

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

  it('that has lapsed cannot be got round with a forgotten password, and can be revoked', async () => {
    const world = await makeWorld()
    const { office, id } = await invited(world)
    await env.DB.prepare('update accounts set invited_at = 1000 where company_id = ? and id = ?')
      .bind(world.companyId, 'account-contact-bob-spare')
      .run()
    await visitor(world.host).post('/portal/forgot-password', { email: 'bob-spare@example.com' })
    expect((await mailsOf(world)).map(({ message }) => message)).toEqual(['customer_invitation'])
    expect(await (await office.get(`/admin/contacts/${id}`)).text()).toContain('Remove access')
  })

  it('is not sent to an address that was mended meanwhile', async () => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const id = `${world.bob.contactId}-spare`
    const seen = /name="seen" value="(\d+)"/.exec(await (await office.get(`/admin/contacts/${id}`)).text())?.[1] ?? ''
    const mended = { name: 'Spare', email: 'right@new.example', language: 'fr', seesJobs: 'yes' }
    await Promise.all([
      office.post(`/admin/contacts/${id}`, mended),
      office.post(`/admin/contacts/${id}/invitation`, { seen }),
    ])
    // Either it left before, and its link died with the address, or it did not leave to the old one.
    const { results } = await env.DB.prepare(
      `select 1 from account_links l join accounts a on a.company_id = l.company_id and a.id = l.account_id
       join contacts c on c.company_id = a.company_id and c.id = a.contact_id
       join mails m on m.company_id = l.company_id and m.link_id = l.id
       where l.company_id = ? and m.to_email <> c.email`,
    )
      .bind(world.companyId)
      .all()
    expect(results).toEqual([])
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
    // The reader's own language, French here, unless another was chosen on this device.
    const suggested = await (await visitor(world.host).post(path, { suggest: 'yes' }, english)).text()
    const phrase = /name="password"[^>]*value="([^"]+)"/.exec(suggested)?.[1] ?? ''
    expect(phrase.length).toBeGreaterThan(14)
    for (const [typed, words] of [
      ['short', 'au moins 15'],
      ['passwordpassword', 'trop facile'],
      ['spare of bob spare of bob', 'N’utilisez ni'],
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
