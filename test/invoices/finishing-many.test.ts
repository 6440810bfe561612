import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import worker from '../../src/worker.ts'
import { asStaff, toldQueue } from '../support/as.ts'
import { issued } from '../support/documents.ts'
import { failing, finish, later } from '../support/finishing.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

/** Invoices that were issued one after the other, up to a moment, and are not on paper; gives their ids, longest first. */
async function paperless(world: World, count: number, until = Date.now()): Promise<string[]> {
  const ids: string[] = []
  for (let left = count; left > 0; left -= 1) {
    const { id } = await issued(world, world.alice, {}, { issuedAt: new Date(until - left) })
    ids.push(id)
  }
  return ids
}

/** Those of them that are not on paper yet. */
async function leftOf({ companyId }: World, ids: string[]): Promise<string[]> {
  const { results } = await env.DB.prepare(
    'select id from invoices where company_id = ? and pdf_sha256 is null and issued_at is not null',
  )
    .bind(companyId)
    .all<{ id: string }>()
  const left = new Set(results.map(({ id }) => id))
  return ids.filter((id) => left.has(id))
}

it('the clock waits a minute, takes the longest first and a bounded number, and one that fails keeps none back', async () => {
  const world = await makeWorld()
  const until = Date.now()
  const ids = await paperless(world, 70, until)
  await finish(env.FILES, new Date(until + 59_000))
  expect(await leftOf(world, ids)).toEqual(ids)

  const bad = ids.slice(0, 2)
  const ill = failing('put', 'before', (key) => bad.some((id) => key.endsWith(`/${id}`)))
  await expect(finish(ill)).rejects.toThrow('The bucket is away.')
  expect(await leftOf(world, ids)).toEqual([...bad, ...ids.slice(60)])
  await expect(finish(ill)).rejects.toThrow('The bucket is away.')
  expect(await leftOf(world, ids)).toEqual(bad)
  const clock = createScheduledController({ scheduledTime: later(), cron: '*/5 * * * *' })
  await worker.scheduled(clock, { ...env, MAIL: toldQueue })
  expect(await leftOf(world, ids)).toEqual([])
  const office = await asStaff(world, 'office')
  await office.get('/admin')
  const { trips } = await tripsOf(() => office.get(`/admin/invoices/${ids[0]}/pdf`))
  expect(trips).toHaveLength(1)
  const d1 = new D1(env.DB)
  await finish(env.FILES, later(), d1)
  // Nothing but the list of those to pass over.
  expect(d1.cost).toMatchObject({ trips: 1, rowsRead: 1 })
}, 60_000)

it('however many can never be printed, what is issued after them is, the newest first once a whole look has failed', async () => {
  const world = await makeWorld()
  const ids = await paperless(world, 62)
  const bad = ids.slice(0, 20)
  const ill = failing('put', 'before', (key) => bad.some((id) => key.endsWith(`/${id}`)))
  await expect(finish(ill)).rejects.toThrow('The bucket is away.')
  expect(await leftOf(world, ids)).toEqual(ids.slice(0, 22))
}, 60_000)
