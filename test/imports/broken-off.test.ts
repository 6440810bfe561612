import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { atTheOffice, failingBucket } from '../support/files.ts'
import { begin, checked, customersFile, upload, workOff } from '../support/imports.ts'
import { makeWorld } from '../support/world.ts'

it('a file whose storing breaks off leaves none that no row knows of, and is asked for again', async () => {
  const world = await makeWorld()
  const office = await atTheOffice(
    world,
    failingBucket(() => 'before'),
  )
  expect((await upload(office, world.host, 'customers', customersFile(3).text)).status).toBe(503)
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

it('a file that is gone on with after another was brought is kept as long as any', async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  const id = await checked(office, world, 'customers', customersFile(3).text)
  expect((await upload(office, world.host, 'customers', customersFile(4).text)).status).toBe(303)
  await begin(office, id)
  await workOff(world, id)
  const kept = 'select expires_at from imports where company_id = ? and id = ?'
  const inAWeek = Date.now() + 7 * 24 * 60 * 60 * 1000
  expect(await env.DB.prepare(kept).bind(world.companyId, id).first('expires_at')).toBeGreaterThan(inAWeek)
})
