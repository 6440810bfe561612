import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { feedToken, feedTokenBy, hashOfToken, linkKeyId, linkToken } from '../../src/mail/link.ts'
import { asCustomer, asStaff, cookieFor, visitor } from '../support/as.ts'
import { run } from '../support/customers.ts'
import { addressIn, feedsOf, makeFeed } from '../support/feeds.ts'
import { tripsOf } from '../support/recorder.ts'
import { deedsOf } from '../support/team.ts'
import { makeWorld } from '../support/world.ts'

const page = '/portal/account/calendar'
const shownIn = (html: string) => /name="shown" value="([^"]+)"/.exec(html)?.[1] ?? ''

describe('the address of one’s calendar', () => {
  it('is made with a press, told in the trail, and shown each time in one round trip', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    expect(await (await alice.get(page)).text()).toContain('Créer mon adresse d’agenda')
    const made = await tripsOf(() => alice.post(page))
    expect([made.answer.status, made.answer.headers.get('Location')]).toEqual([303, `${page}?done=made`])
    expect(made.trips.length).toBeLessThanOrEqual(2)
    const shown = await tripsOf(() => alice.get(page))
    expect(shown.trips).toHaveLength(1)
    const html = await shown.answer.text()
    const path = addressIn(html)
    expect(html).toContain(`href="webcal://${world.host}${path}"`)
    expect(addressIn(await (await alice.get(page)).text())).toBe(path)
    expect(await deedsOf(world)).toEqual(['feed_made'])
    expect(await (await alice.get('/portal/account/accesses')).text()).toContain('Adresse d’agenda créée')
  })

  it('is nowhere in the database, whose rows do not tell it', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const token = (await makeFeed(alice, '/portal')).replace('/calendar/', '').replace('.ics', '')
    const [row] = await feedsOf(world)
    expect(row?.token_hash).toBe(await hashOfToken(token))
    expect(JSON.stringify(row)).not.toContain(token)
    // Of the same id, what stands in a mail's link is another.
    expect(token).toBe(await feedToken(env.DATA_KEYS, world.companyId, row?.id ?? ''))
    expect(token).not.toBe(await linkToken(env.DATA_KEYS, world.companyId, row?.id ?? ''))
    const { results } = await env.DB.prepare('select * from audit_events where company_id = ?')
      .bind(world.companyId)
      .all()
    expect(JSON.stringify(results)).not.toContain(token)
  })

  it('pressed twice at once is one, and an older page ends or replaces nothing', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    await Promise.all([alice.post(page), alice.post(page)])
    expect(await feedsOf(world)).toHaveLength(1)
    const first = shownIn(await (await alice.get(page)).text())
    await Promise.all([alice.post(page, { shown: first }), alice.post(page, { shown: first })])
    const [second] = await feedsOf(world)
    expect(second?.id).not.toBe(first)
    for (const path of [page, `${page}/end`]) {
      const late = await alice.post(path, { shown: first })
      expect([late.status, late.headers.get('Location')]).toEqual([303, page])
    }
    expect((await feedsOf(world)).map(({ id }) => id)).toEqual([second?.id])
    const ended = await alice.post(`${page}/end`, { shown: second?.id ?? '' })
    expect(ended.headers.get('Location')).toBe(`${page}?done=ended`)
    expect(await feedsOf(world)).toEqual([])
    expect(await deedsOf(world)).toEqual(['feed_made', 'feed_made', 'feed_ended'])
  })

  it('of another is not touched, whoever names it', async () => {
    const world = await makeWorld()
    const [alice, bob] = [await asCustomer(world, world.alice), await asCustomer(world, world.bob)]
    await makeFeed(alice, '/portal')
    const [row] = await feedsOf(world)
    await bob.post(`${page}/end`, { shown: row?.id ?? '' })
    await bob.post(page, { shown: row?.id ?? '' })
    expect(await feedsOf(world)).toEqual([row])
  })

  it('serves on when its key is gone, and asks to be replaced where it is to be shown', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const path = await makeFeed(alice, '/portal')
    await run("update calendar_feeds set key_id = 'gone' where company_id = ?", world.companyId)
    const html = await (await alice.get(page)).text()
    expect(html).toContain('elle ne peut plus être affichée')
    expect(html).not.toContain('.ics')
    expect((await visitor(world.host).get(path)).status).toBe(200)
  })

  it('is for those who have visits alone, and offered to them alone', async () => {
    const world = await makeWorld()
    const payer = await asCustomer(world, { ...world.alice, contactId: `${world.alice.contactId}-payer` })
    const people = [
      [await asCustomer(world, world.alice), '/portal', 200],
      [payer, '/portal', 404],
      [await asStaff(world, 'technician'), '/admin', 200],
      [await asStaff(world, 'office'), '/admin', 404],
      [await asStaff(world, 'owner'), '/admin', 404],
    ] as const
    for (const [who, home, status] of people) {
      const link = `${home}/account/calendar`
      expect((await who.get(link)).status).toBe(status)
      expect((await (await who.get(`${home}/account`)).text()).includes(link)).toBe(status === 200)
      if (status === 404) expect((await who.post(link)).status).toBe(404)
    }
    expect(await feedsOf(world)).toEqual([])
  })

  it('is not there for staff who look on, who are not led to it either', async () => {
    const world = await makeWorld()
    const { id: customerId, contactId } = world.alice
    const as = { audience: 'customer', customerId, contactId } as const
    const watcher = visitor(world.host, await cookieFor(world, as, { accountId: 'account-staff-office' }))
    await makeFeed(await asCustomer(world, world.alice), '/portal')
    const answer = await watcher.get(page)
    expect([answer.status, (await answer.text()).includes('.ics')]).toEqual([404, false])
    const list = await (await watcher.get('/portal/visits')).text()
    expect(list).toContain(world.alice.visitId)
    expect(list).not.toContain(page)
    expect(await (await (await asCustomer(world, world.alice)).get('/portal/visits')).text()).toContain(page)
  })
})

it('a token is made again with an older key as long as that is there', async () => {
  const [older, newer] = ['older-key-of-thirty-two-characters', 'newer-key-of-thirty-two-characters']
  const token = await feedToken(older, 'company', 'feed')
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(await feedTokenBy(`${newer},${older}`, await linkKeyId(older), 'company', 'feed')).toBe(token)
  expect(await feedTokenBy(newer, await linkKeyId(older), 'company', 'feed')).toBeUndefined()
})
