import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { cookieFor, visitor } from '../support/as.ts'
import { contact, openAs, trailOf } from '../support/own.ts'
import { tripsOf } from '../support/recorder.ts'
import type { World } from '../support/world.ts'

const path = '/portal/account/mails'
const mutedBy = ({ companyId }: World, account = 'account-contact-alice') =>
  env.DB.prepare('select muted from accounts where company_id = ? and id = ?')
    .bind(companyId, account)
    .first<string>('muted')

describe('a contact', () => {
  it('gets all mails until they choose, and sees so in one round trip', async () => {
    const { who } = await openAs(contact)
    const { answer, trips } = await tripsOf(() => who.get(path))
    expect([answer.status, trips.length]).toEqual([200, 1])
    const html = await answer.text()
    expect(html.match(/type="checkbox"[^>]* checked/g)).toHaveLength(4)
    expect(html).toContain('that email always reaches you')
    expect(await (await who.get('/portal/account')).text()).toContain(`href="${path}"`)
  })

  it('chooses which they get, by a form alone and in two round trips, and it is told', async () => {
    const { world, who } = await openAs(contact)
    const { answer, trips } = await tripsOf(() => who.post(path, { visits: 'yes' }))
    expect([answer.status, answer.headers.get('Location'), trips.length]).toEqual([303, `${path}?done=saved`, 2])
    expect(JSON.parse((await mutedBy(world)) ?? '')).toEqual(['requests', 'reminders', 'invoices'])
    expect(await mutedBy(world, 'account-contact-bob')).toBe('[]')
    expect((await trailOf(world)).map(({ did }) => did)).toContain('mails_chosen')
    const html = await (await who.get(`${path}?done=saved`)).text()
    expect(html).toContain('Your choice is saved.')
    expect(html.match(/type="checkbox"[^>]* checked/g)).toHaveLength(1)
  })

  it('has them all again, and nothing that is not to be chosen', async () => {
    const { world, who } = await openAs(contact)
    await who.post(path, {})
    expect(JSON.parse((await mutedBy(world)) ?? '')).toHaveLength(4)
    await who.post(path, {
      ...{ visits: 'yes', requests: 'yes', reminders: 'yes', invoices: 'yes' },
      ...{ password_changed: '', muted: '["x"]' },
    })
    expect(await mutedBy(world)).toBe('[]')
  })
})

it('staff who look on neither see nor change it', async () => {
  const { world } = await openAs(contact)
  const watching = visitor(world.host, await cookieFor(world, contact(world), { accountId: 'account-staff-office' }))
  expect((await watching.get(path)).status).toBe(404)
  expect((await watching.post(path, {})).status).toBe(404)
  expect(await mutedBy(world)).toBe('[]')
})

it('staff have no such page of their own', async () => {
  const { who } = await openAs((world) => ({ audience: 'staff', staffId: world.staff.owner, role: 'owner' }))
  expect((await who.get('/admin/account/mails')).status).toBe(404)
  expect(await (await who.get('/admin/account')).text()).not.toContain('account/mails')
})
