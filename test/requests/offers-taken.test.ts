import { describe, expect, it } from 'vitest'
import { asCustomer, visitor } from '../support/as.ts'
import { change, linkTo, visitsOf } from '../support/proposals.ts'
import { countIn, hour, makeRequest, noonIn, offer, stored, typed } from '../support/requests.ts'
import { makeWorld } from '../support/world.ts'

const later = { start: noonIn(6), end: noonIn(6) + hour }

/** An offer to Alice, with the link to it. */
async function offering(...slots: { start: number; end: number }[]) {
  const world = await makeWorld()
  const id = await makeRequest(world, 'offered')
  await offer(world, id, slots)
  return { world, id, link: await linkTo(world, id), holder: visitor(world.host) }
}

describe('of several times offered, one that has begun', () => {
  const begun = { start: Date.now() - hour, end: Date.now() + hour }

  it('can no longer be had behind the link, while the others can', async () => {
    const { world, id, link, holder } = await offering(begun, later)
    expect((await (await holder.get(link)).text()).match(/name="slot"/g)).toHaveLength(1)
    expect((await holder.post(link, { slot: `${begun.start}-${begun.end}` })).status).toBe(422)
    expect(await visitsOf(world, id)).toBe(0)
    expect((await holder.post(link, { slot: `${later.start}-${later.end}` })).status).toBe(303)
    expect(await stored(world, id)).toMatchObject({ status: 'accepted', visit_start: later.start })
  })

  it('can no longer be had on the page of the request either, whose buttons keep their places', async () => {
    const { world, id } = await offering(begun, later)
    const alice = await asCustomer(world, world.alice)
    const at = `/portal/requests/${id}`
    expect((await (await alice.get(at)).text()).match(/name="slot" value="\d+"/g)).toEqual(['name="slot" value="1"'])
    expect(await (await alice.get('/portal/requests')).text()).toContain('1 horaire')
    for (const slot of ['0', String(begun.start)])
      expect((await alice.post(`${at}/acceptance`, { turn: '2', slot })).status).toBe(422)
    expect(await visitsOf(world, id)).toBe(0)
    expect((await alice.post(`${at}/acceptance`, { turn: '2', slot: '1' })).status).toBe(303)
  })
})

it('of two times that begin at once, the one that was tapped becomes the visit', async () => {
  const whole = { ...later, end: later.end + 3 * hour }
  const { world, id, link, holder } = await offering(later, whole)
  const html = await (await holder.get(link)).text()
  const buttons = [...html.matchAll(/name="slot" value="([^"]+)"/g)].map(([, value]) => value ?? '')
  expect((await holder.post(link, { slot: buttons[1] ?? '' })).status).toBe(303)
  expect(await countIn(world, 'visits', `id = '${id}' and end_at = ${whole.end}`)).toBe(1)
})

describe('once a visit was agreed on', () => {
  const agreed = async () => {
    const made = await offering(later)
    await made.holder.post(made.link, { slot: `${later.start}-${later.end}` })
    const alice = await asCustomer(made.world, made.world.alice)
    const pages = async () => [
      await (await made.holder.get(made.link)).text(),
      await (await alice.get(`/portal/requests/${made.id}`)).text(),
    ]
    return { ...made, pages }
  }

  it.each([
    ['called off', "update visits set status = 'cancelled' where company_id = ? and id = 'offered'"],
    ['deleted', "delete from visits where company_id = ? and id = 'offered'"],
  ])('and was %s, its request and the link say that it is no longer planned', async (_, sql) => {
    const { world, pages } = await agreed()
    for (const html of await pages()) expect(html).toContain('est prévue')
    await change(world, sql)
    for (const html of await pages()) {
      expect(html).toContain('n’est plus prévue')
      expect(html).not.toContain('est prévue')
    }
  })

  it('and moved, they show when it is by now', async () => {
    const { world, pages } = await agreed()
    const start = later.start + 3 * hour
    await change(world, `update visits set start_at = ${start}, end_at = ${start + hour} where company_id = ?`)
    for (const html of await pages()) expect(html).toContain(`${typed(start).slice(11)}`)
  })
})
