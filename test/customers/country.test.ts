import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { makeWorld } from '../support/world.ts'

describe('the country of a customer', () => {
  it('is the company’s where nothing else is said, and shown where it is another', async () => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const at = `/admin/customers/${world.alice.id}`
    const send = (country: string, version: string) =>
      office.post(at, { kind: 'person', lastName: 'Alice', address: '1 rue', language: 'fr', country, version })
    const form = await (await office.get(`${at}/edit`)).text()
    expect(form).toMatch(/<select id="country"[^>]*><option value="" selected[^>]*>France<\/option>/)
    expect(await (await office.get(at)).text()).not.toContain('Country')
    expect((await send('XX', '1')).status).toBe(422)
    expect((await send('BE', '1')).status).toBe(303)
    expect(await (await office.get(at)).text()).toMatch(/Country<\/dt><dd>Belgium/)
    expect((await send('', '2')).status).toBe(303)
    const stored = await env.DB.prepare('select country from customers where company_id = ? and id = ?')
      .bind(world.companyId, world.alice.id)
      .first('country')
    expect(stored).toBeNull()
  })
})
