import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { memory, mostSockets, socketLifetime } from '../../src/live/company.ts'
import { pagesOf, tellCompany } from '../../src/live/tell.ts'
import { asCustomer, asStaff, cookieFor, visitor } from '../support/as.ts'
import { listen, quiet } from '../support/live.ts'
import { makeWorld, type World } from '../support/world.ts'

const [world, elsewhere] = [await makeWorld(), await makeWorld()]
const { alice } = world

const pages = async (of: World) => ({
  alice: await listen(await asCustomer(of, of.alice), of, 'portal'),
  payer: await listen(await asCustomer(of, { ...of.alice, contactId: `${of.alice.contactId}-payer` }), of, 'portal'),
  bob: await listen(await asCustomer(of, of.bob), of, 'portal'),
  office: await listen(await asStaff(of, 'office'), of, 'admin'),
  technician: await listen(await asStaff(of, 'technician'), of, 'admin'),
  watcher: await listen(
    visitor(
      of.host,
      await cookieFor(
        of,
        { audience: 'customer', customerId: of.alice.id, contactId: of.alice.contactId },
        { accountId: 'account-staff-office' },
      ),
    ),
    of,
    'portal',
  ),
})
const heardBy = async (open: Awaited<ReturnType<typeof pages>>) => {
  await quiet(...Object.values(open))
  return Object.fromEntries(Object.entries(open).map(([name, { heard }]) => [name, heard]))
}

it('tells staff, and the contacts of the customer concerned, one word and nothing else', async () => {
  const [here, there] = [await pages(world), await pages(elsewhere)]
  await tellCompany(env, world.companyId, [alice.id])
  expect(await heardBy(here)).toEqual({
    alice: ['changed'],
    payer: ['changed'],
    bob: [],
    office: ['changed'],
    technician: ['changed'],
    watcher: ['changed'],
  })
  // Customers have the same ids there.
  expect(await heardBy(there)).toEqual({ alice: [], payer: [], bob: [], office: [], technician: [], watcher: [] })
})

it('tells staff alone of what is no customer’s', async () => {
  const world = await makeWorld()
  const open = await pages(world)
  await tellCompany(env, world.companyId, [])
  expect(await heardBy(open)).toEqual({
    ...{ alice: [], payer: [], bob: [], watcher: [] },
    ...{ office: ['changed'], technician: ['changed'] },
  })
})

it('tells a page that opens late at once when something has changed since it was asked for', async () => {
  const world = await makeWorld()
  const [asAlice, asBob] = [await asCustomer(world, world.alice), await asCustomer(world, world.bob)]
  await tellCompany(env, world.companyId, [world.alice.id])
  await new Promise((resolve) => setTimeout(resolve, 50))
  const heard = async (who: typeof asAlice, age: string) => {
    const page = await listen(who, world, 'portal', age)
    await quiet(page)
    return page.heard
  }
  expect(await heard(asAlice, '4000')).toEqual(['changed'])
  expect(await heard(asAlice, '20')).toEqual([])
  expect(await heard(asBob, '4000')).toEqual([])
  // Further back nobody remembers, and what is no age is none.
  for (const age of [String(memory), '99999999999', '', '-5', '1e3', 'NaN'])
    expect([age, await heard(asBob, age)]).toEqual([age, ['changed']])
})

it('closes a socket that is older than it may be instead of telling it', async () => {
  const world = await makeWorld()
  const page = await listen(await asCustomer(world, world.alice), world, 'portal')
  await runInDurableObject(pagesOf(env, world.companyId), (_, state) => {
    for (const socket of state.getWebSockets())
      socket.serializeAttachment({ since: Date.now() - socketLifetime - 1000 })
  })
  await tellCompany(env, world.companyId, [world.alice.id])
  await expect.poll(() => page.closed).toBe(true)
  expect(page.heard).toEqual([])
})

it('has slept and still knows whom to tell', async () => {
  const world = await makeWorld()
  const open = await pages(world)
  await quiet(...Object.values(open))
  await evictDurableObject(pagesOf(env, world.companyId))
  await tellCompany(env, world.companyId, [world.bob.id])
  expect(await heardBy(open)).toEqual({
    ...{ alice: [], payer: [], watcher: [] },
    ...{ bob: ['changed'], office: ['changed'], technician: ['changed'] },
  })
})

it('keeps of a socket since when it stands, and nothing else at all', async () => {
  const world = await makeWorld()
  await listen(await asCustomer(world, world.alice), world, 'portal')
  await runInDurableObject(pagesOf(env, world.companyId), async (_, state) => {
    const [socket] = state.getWebSockets(`customer:${world.alice.id}`)
    expect(socket && Object.keys(socket.deserializeAttachment())).toEqual(['since'])
    expect(state.getWebSockets('staff')).toEqual([])
    expect((await state.storage.list()).size).toBe(0)
  })
})

it('closes a page that says something, and one that leaves', async () => {
  const world = await makeWorld()
  const who = await asCustomer(world, world.alice)
  const [loud, leaving] = [await listen(who, world, 'portal'), await listen(who, world, 'portal')]
  loud.socket.send('tell everyone')
  leaving.socket.close(1000)
  await expect.poll(() => loud.closed && leaving.closed).toBe(true)
  await runInDurableObject(pagesOf(env, world.companyId), (_, state) => expect(state.getWebSockets()).toEqual([]))
})

it('lets one session keep no more than so many', async () => {
  const world = await makeWorld()
  const who = await asCustomer(world, world.alice)
  for (let count = 0; count < mostSockets; count++) await listen(who, world, 'portal')
  await expect(listen(who, world, 'portal')).rejects.toThrow('No socket')
  await listen(await asCustomer(world, world.alice), world, 'portal')
})

it('never throws where nobody can be told', async () => {
  const LIVE = { idFromName: () => ({}), get: () => ({ fetch: () => Promise.reject(new Error('away')) }) }
  await expect(tellCompany({ LIVE } as never, 'company', [])).resolves.toBeUndefined()
})
