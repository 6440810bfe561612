import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, it } from 'vitest'
import { sessions } from '../../src/sessions/schema.ts'
import { asCustomer, asStaff, cookieFor, visitor } from '../support/as.ts'
import { merge } from '../support/customers.ts'
import { askToListen, listen, quiet } from '../support/live.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

const aliceOf = ({ alice }: Awaited<ReturnType<typeof makeWorld>>) =>
  ({ audience: 'customer', customerId: alice.id, contactId: alice.contactId }) as const

describe('the socket of an open page', () => {
  it('costs one round trip and no write', async () => {
    const world = await makeWorld()
    const [customer, owner] = [await asCustomer(world, world.alice), await asStaff(world, 'owner')]
    // Whose host it is, is looked up once a minute.
    await customer.get('/portal')
    for (const [who, door] of [[customer, 'portal'] as const, [owner, 'admin'] as const]) {
      const { answer, trips } = await tripsOf(() => askToListen(who, world, door))
      expect(answer.status).toBe(101)
      expect(trips.length).toBe(1)
      expect(trips[0]?.statements.join()).not.toMatch(/insert|update|delete/i)
    }
  })

  it('is only for browsers that ask for one', async () => {
    const world = await makeWorld()
    const who = await asCustomer(world, world.alice)
    for (const method of ['GET', 'HEAD']) expect((await who.send('/portal/live', { method })).status).toBe(426)
    const head = await who.send('/portal/live', { method: 'HEAD', headers: { Upgrade: 'websocket' } })
    expect([head.status, head.webSocket ?? null]).toEqual([426, null])
  })

  it('is refused to pages of another site, and to what does not say where it comes from', async () => {
    const [world, elsewhere] = [await makeWorld(), await makeWorld()]
    const who = await asCustomer(world, world.alice)
    for (const origin of [`http://${elsewhere.host}`, `https://${world.host}`, 'https://evil.example', 'null', null])
      expect((await askToListen(who, world, 'portal', { origin })).status).toBe(403)
  })

  it('is refused without a session, at the other door, at another company, and once the session has ended', async () => {
    const [world, elsewhere] = [await makeWorld(), await makeWorld()]
    const cookie = await cookieFor(world, aliceOf(world))
    const refused = async (who: ReturnType<typeof visitor>, door: 'portal' | 'admin' = 'portal', of = world) => {
      const { status, webSocket, headers } = await askToListen(who, of, door)
      return [status, webSocket ?? null, headers.get('Location')]
    }
    const nothing = [401, null, null]
    expect(await refused(visitor(world.host))).toEqual(nothing)
    expect(await refused(visitor(world.host, cookie), 'admin')).toEqual(nothing)
    expect(await refused(visitor(elsewhere.host, cookie), 'portal', elsewhere)).toEqual(nothing)
    await listen(visitor(world.host, cookie), world, 'portal')
    await drizzle(env.DB).delete(sessions)
    expect(await refused(visitor(world.host, cookie))).toEqual(nothing)
  })
})

describe('what a page asks by itself', () => {
  const used = async (companyId: string) => {
    const { results } = await env.DB.prepare('select last_used_at as at from sessions where company_id = ?')
      .bind(companyId)
      .all<{ at: number }>()
    return results.map(({ at }) => at)
  }

  it('keeps no session alive, as what someone asks does', async () => {
    const world = await makeWorld()
    const lastUsedAt = new Date(Date.now() - 60 * 60 * 1000)
    const who = visitor(world.host, await cookieFor(world, aliceOf(world), { lastUsedAt }))
    expect((await who.get('/portal', { Unasked: '1' })).status).toBe(200)
    expect((await askToListen(who, world, 'portal')).status).toBe(101)
    expect(await used(world.companyId)).toEqual([lastUsedAt.getTime()])
    await who.get('/portal')
    expect((await used(world.companyId))[0]).toBeGreaterThan(lastUsedAt.getTime())
  })

  it('is answered 401 once the session has ended, and led nowhere', async () => {
    const world = await makeWorld()
    const response = await visitor(world.host).get('/portal/visits', { Unasked: '1' })
    expect([response.status, response.headers.get('Location'), await response.text()]).toEqual([401, null, ''])
  })
})

describe('what staff write', () => {
  const open = async () => {
    const world = await makeWorld()
    return {
      world,
      office: await asStaff(world, 'office'),
      alice: await listen(await asCustomer(world, world.alice), world, 'portal'),
      bob: await listen(await asCustomer(world, world.bob), world, 'portal'),
      owner: await listen(await asStaff(world, 'owner'), world, 'admin'),
    }
  }
  type Open = Awaited<ReturnType<typeof open>>
  const heard = async ({ alice, bob, owner }: Open) => {
    await quiet(alice, bob, owner)
    return { alice: alice.heard, bob: bob.heard, owner: owner.heard }
  }

  it('is told to exactly the customer concerned, and costs no round trip to the database', async () => {
    const pages = await open()
    const { world, office } = pages
    const { answer, trips } = await tripsOf(() =>
      office.post(`/admin/visits/${world.alice.visitId}/status`, { from: 'planned', to: 'done' }),
    )
    expect(answer.headers.get('Location')).toContain('done=done')
    expect(trips.length).toBe(2)
    expect(await heard(pages)).toEqual({ alice: ['changed'], bob: [], owner: ['changed'] })
  })

  it('is told to both customers when one turns out to be the other', async () => {
    const pages = await open()
    const { world, office } = pages
    expect((await merge(office, world.alice.id, world.bob.id)).status).toBe(303)
    expect(await heard(pages)).toEqual({ alice: ['changed'], bob: ['changed'], owner: ['changed'] })
  })

  it('is told to nobody when it was refused, or only read', async () => {
    const pages = await open()
    const { world, office } = pages
    const late = await office.post(`/admin/visits/${world.alice.visitId}/status`, { from: 'cancelled', to: 'planned' })
    expect(late.status).toBe(409)
    await office.get(`/admin/visits/${world.alice.visitId}`)
    expect(await heard(pages)).toEqual({ alice: [], bob: [], owner: [] })
  })

  it('is told to staff alone when it is no customer’s', async () => {
    const pages = await open()
    const fields = { name_fr: 'Chauffage', name_en: 'Heating' }
    const { status } = await pages.office.post('/admin/catalogue/categories', fields)
    expect(status).toBe(303)
    expect(await heard(pages)).toEqual({ alice: [], bob: [], owner: ['changed'] })
  })
})
