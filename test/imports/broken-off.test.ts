import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { atTheOffice, failingBucket } from '../support/files.ts'
import { customersFile, upload } from '../support/imports.ts'
import { makeWorld } from '../support/world.ts'

it('a file whose storing breaks off leaves none that no row knows of, and is asked for again', async () => {
  const world = await makeWorld()
  const office = await atTheOffice(
    world,
    failingBucket(() => 'before'),
  )
  expect((await upload(office, world.host, 'customers', customersFile(3).text)).status).toBe(500)
  const { results } = await env.DB.prepare('select id from imports where company_id = ?').bind(world.companyId).all()
  const [{ id } = { id: '' }] = results
  const before = await env.FILES.list({ prefix: `${world.companyId}/imports/` })
  expect([results.length, before.objects.length]).toEqual([1, 0])
  const again = await atTheOffice(world)
  const answer = await again.post(`/admin/imports/${id}/columns`, { c3: 'name' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Sending this file broke off. Bring it again.')
  // Brought again, what broke off is let go with the next hour.
  expect((await upload(again, world.host, 'customers', customersFile(3).text)).status).toBe(303)
  const left = 'select count(*) as n from imports where company_id = ? and expires_at > ?'
  expect(await env.DB.prepare(left).bind(world.companyId, Date.now()).first('n')).toBe(1)
})
