import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

const required = async (companyId: string) =>
  (
    await env.DB.prepare('select second_factor as it from companies where id = ?')
      .bind(companyId)
      .first<{ it: number }>()
  )?.it

it('the settings show whether a second factor is required, in one round trip', async () => {
  const world = await makeWorld()
  const owner = await asStaff(world, 'owner')
  await owner.get('/admin')
  const { answer, trips } = await tripsOf(() => owner.get('/admin/settings'))
  expect(trips).toHaveLength(1)
  expect(await answer.text()).toContain('>Optional<')
})

it('requiring it changes this company alone, leaves a line in the trail, and holds for the very next page', async () => {
  const [world, elsewhere] = [await makeWorld(), await makeWorld()]
  const owner = await asStaff(world, 'owner')
  await owner.get('/admin')
  const { answer, trips } = await tripsOf(() => owner.post('/admin/settings/second-factor', { required: 'yes' }))
  expect([answer.status, trips.length]).toEqual([303, 2])
  expect([await required(world.companyId), await required(elsewhere.companyId)]).toEqual([1, 0])
  const { results } = await env.DB.prepare('select did, details, actor_name from audit_events where company_id = ?')
    .bind(world.companyId)
    .all()
  expect(results).toEqual([{ did: 'settings_changed', details: '{"secondFactor":true}', actor_name: 'The owner' }])
  // The isolate's copy of the company was dropped, so the door's own trip reads it anew.
  const next = await tripsOf(() => owner.get('/admin/settings'))
  expect(next.trips).toHaveLength(2)
  expect(await next.answer.text()).toContain('>Required<')
})

it('asking for what is so already changes nothing and is not told', async () => {
  const world = await makeWorld()
  const owner = await asStaff(world, 'owner')
  expect((await owner.post('/admin/settings/second-factor', { required: 'no' })).status).toBe(303)
  expect((await owner.post('/admin/settings/second-factor', { required: 'perhaps' })).status).toBe(303)
  const { results } = await env.DB.prepare('select 1 from audit_events where company_id = ?')
    .bind(world.companyId)
    .all()
  expect([results, await required(world.companyId)]).toEqual([[], 0])
})
