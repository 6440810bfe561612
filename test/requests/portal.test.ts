import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, it } from 'vitest'
import { requestStatuses } from '../../src/requests/request.ts'
import { visitRequests } from '../../src/requests/schema.ts'
import { asCustomer } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeRequest, offer, slotsIn } from '../support/requests.ts'
import { makeWorld, secret } from '../support/world.ts'

const idsIn = (html: string) => [...html.matchAll(/id="request-([^"]+)"/g)].map(([, id]) => id)
const minute = 60_000

/** A world with a request at every stage, each a minute younger than the one before it, and one that has run out. */
async function withEach() {
  const world = await makeWorld()
  const at = (place: number) => new Date(Date.now() - 60 * minute + place * minute)
  for (const [place, status] of requestStatuses.entries())
    await makeRequest(world, status, {
      ...{ status, createdAt: at(place), comments: `Comment of alice ${status}` },
      ...(status === 'proposed' && { offers: slotsIn(6, 7) }),
    })
  await makeRequest(world, 'run-out', { createdAt: at(-1), expiresAt: new Date(Date.now() - minute) })
  return { world, alice: await asCustomer(world, world.alice) }
}

describe('the list of requests', () => {
  it('has what waits for the customer first, then what waits for staff, then what is settled', async () => {
    const { alice } = await withEach()
    const html = await (await alice.get('/portal/requests')).text()
    expect(idsIn(html)).toEqual([
      ...['proposed', 'request-alice', 'pending', 'run-out'],
      ...['expired', 'withdrawn', 'declined', 'accepted', 'confirmed'],
    ])
    expect(html).toContain('À vous de répondre')
    expect(html).toContain('href="/portal/requests/new"')
  })

  it('reads what it shows and no more, however many there are', { timeout: 60_000 }, async () => {
    const world = await makeWorld()
    const { companyId, alice } = world
    const many = 5000
    await env.DB.prepare(
      `insert into visit_requests (company_id, customer_id, id, job_id, start_at, end_at, status, expires_at, changed_at, created_at)
       select ?1, ?2, 'many-' || value, ?3, value * 1000, value * 1000 + 3600000,
         iif(value % 3 = 0, 'declined', 'withdrawn'), 1, 1, value * 1000
       from json_each(?4)`,
    )
      .bind(companyId, alice.id, alice.jobId, JSON.stringify(Array.from({ length: many }, (_, place) => place + 1)))
      .run()
    const customer = await asCustomer(world, alice)
    await customer.get('/portal')
    const seen: (string | undefined)[] = []
    let path: string | undefined = '/portal/requests'
    for (let page = 0; page < 3 && path; page++) {
      const { answer, trips } = await tripsOf(() => customer.get(path ?? ''))
      const html = await answer.text()
      seen.push(...idsIn(html))
      expect(trips).toHaveLength(1)
      expect(trips[0]?.rowsRead).toBeLessThan(120)
      path = /href="([^"]+)" rel="next"|rel="next" href="([^"]+)"/
        .exec(html)
        ?.slice(1)
        .find(Boolean)
        ?.replaceAll('&amp;', '&')
    }
    expect(seen).toEqual(['request-alice', ...Array.from({ length: 75 }, (_, place) => `many-${many - place}`)])
    for (const of of ['/portal', '/portal/visits', '/portal/requests/new', '/portal/requests/many-9']) {
      const { trips } = await tripsOf(() => customer.get(of))
      expect([of, trips.length, (trips[0]?.rowsRead ?? 0) < 120]).toEqual([of, 1, true])
    }
  })
})

describe('every request', () => {
  it('has a page of its own that costs one round trip, says how it stands, and shows no note of staff', async () => {
    const { world, alice } = await withEach()
    await drizzle(env.DB).update(visitRequests).set({ changedByName: secret, turn: 9 })
    await alice.get('/portal')
    for (const status of requestStatuses) {
      const { answer, trips } = await tripsOf(() => alice.get(`/portal/requests/${status}`))
      const html = await answer.text()
      expect([status, answer.status, trips.length]).toEqual([status, 200, 1])
      expect(html).toContain(`Comment of alice ${status}`)
      expect(html).not.toContain(secret)
      expect(html.includes('/withdrawal')).toBe(status === 'pending' || status === 'proposed')
    }
    const bob = await asCustomer(world, world.bob)
    expect((await bob.get('/portal/requests/pending')).status).toBe(404)
  })
})

describe('what staff offer', () => {
  it('stands on the home page until it is answered, or has run out', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    await makeRequest(world, 'to-answer')
    await makeRequest(world, 'too-late', { expiresAt: new Date(Date.now() - minute) })
    for (const id of ['to-answer', 'too-late']) await offer(world, id, slotsIn(6, 7))
    const home = async () => idsIn(await (await alice.get('/portal')).text())
    expect(await home()).toEqual(['to-answer'])
    await alice.post('/portal/requests/to-answer/acceptance', { turn: '2', slot: '0' })
    expect(await home()).toEqual([])
  })
})

describe('whoever', () => {
  const ways = /requests\/new/
  const pages = ['/portal', '/portal/jobs', '/portal/jobs/job-alice', '/portal/visits', '/portal/requests']

  it('may ask finds the way on every page about work', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    for (const page of pages) expect(await (await alice.get(page)).text()).toMatch(ways)
    const visits = await (await alice.get('/portal/visits')).text()
    for (const kind of ['move', 'cancel']) expect(visits).toContain(`requests/new?kind=${kind}&amp;visit=visit-alice"`)
    expect(await (await alice.get('/portal/visits?show=past')).text()).not.toContain('kind=move')
  })

  it('may not finds none', async () => {
    const world = await makeWorld()
    const resident = await asCustomer(world, { ...world.alice, contactId: 'contact-alice-resident' })
    for (const page of pages) expect(await (await resident.get(page)).text()).not.toMatch(ways)
    const payer = await asCustomer(world, { ...world.alice, contactId: 'contact-alice-payer' })
    expect(await (await payer.get('/portal')).text()).not.toMatch(/portal\/requests/)
  })

  it('comes where the section is switched off finds nothing of it', async () => {
    const world = await makeWorld()
    await env.DB.prepare(`update companies set closed = '["requests"]' where id = ?`).bind(world.companyId).run()
    const alice = await asCustomer(world, world.alice)
    for (const page of pages) {
      const html = await (await alice.get(page)).text()
      expect(html).not.toMatch(/portal\/requests/)
    }
    expect((await alice.post('/portal/requests', { job: 'job-alice' })).status).toBe(404)
  })
})
