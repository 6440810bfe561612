import { describe, expect, it } from 'vitest'
import { asCustomer, asStaff, visitor } from '../support/as.ts'
import { change, linkTo, offered, slot, visitsOf, withLink } from '../support/proposals.ts'
import { makeWorld } from '../support/world.ts'

describe('a link answers as one that nobody has', () => {
  it.each([
    [
      'once the contact’s access is revoked',
      "update accounts set revoked_at = 1 where company_id = ? and id = 'account-contact-alice'",
    ],
    [
      'before the contact has come',
      "update accounts set activated_at = null where company_id = ? and id = 'account-contact-alice'",
    ],
    [
      'to one who may no longer ask',
      "update contacts set may_request = 0 where company_id = ? and id = 'contact-alice'",
    ],
    [
      'to one who no longer sees jobs',
      "update contacts set sees_jobs = 0 where company_id = ? and id = 'contact-alice'",
    ],
    ['once it is swept', 'delete from proposal_links where company_id = ?'],
  ])('%s', async (_, sql) => {
    const { world, id, at, holder } = await withLink()
    const unknown = '/proposals/no-such-link'
    await change(world, sql)
    for (const [answer, nobodys] of [
      [await holder.get(at), await holder.get(unknown)],
      [await holder.post(at, { slot: slot(0) }), await holder.post(unknown, { slot: slot(0) })],
    ] as const) {
      expect([answer.status, nobodys.status]).toEqual([404, 404])
      expect(await answer.text()).toBe(await nobodys.text())
    }
    expect(await visitsOf(world, id)).toBe(0)
  })

  it('at another company', async () => {
    const { at } = await withLink()
    const elsewhere = await makeWorld()
    await offered(elsewhere, 'offered')
    expect((await visitor(elsewhere.host).get(at)).status).toBe(404)
    expect((await visitor(elsewhere.host).post(at, { slot: slot(0) })).status).toBe(404)
    expect(await visitsOf(elsewhere, 'offered')).toBe(0)
  })
})

it('who taps too often from one network waits, and signing in there is not kept from anyone', async () => {
  const { world, id, at } = await withLink()
  const asked: string[] = []
  const SIGN_IN_LIMIT = {
    limit: async ({ key }: { key: string }) => {
      asked.push(key)
      return { success: false }
    },
  } as unknown as RateLimit
  const answer = await visitor(world.host, '', { SIGN_IN_LIMIT }).post(
    at,
    { slot: slot(0) },
    { 'CF-Connecting-IP': '10.9.9.9' },
  )
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '60'])
  expect(asked).toEqual(['proposals:10.9.9.9'])
  expect(await visitsOf(world, id)).toBe(0)
})

it('a tap from another site is refused', async () => {
  const { world, id, at, holder } = await withLink()
  expect((await holder.post(at, { slot: slot(0) }, { Origin: 'https://evil.example' })).status).toBe(403)
  expect(await visitsOf(world, id)).toBe(0)
})

it('whoever is signed in as the contact is offered the calendar’s file, nobody else', async () => {
  const { world, id, at, holder } = await withLink()
  await holder.post(at, { slot: slot(0) })
  const file = `/portal/visits/${id}/calendar.ics`
  expect(await (await (await asCustomer(world, world.alice)).get(at)).text()).toContain(file)
  expect(await (await (await asCustomer(world, world.bob)).get(at)).text()).not.toContain(file)
  expect(await (await holder.get(at)).text()).not.toContain(file)
})

it('a link to an offer that the old mailbox still holds opens nothing, and those of others do', async () => {
  const { world, at, holder } = await withLink()
  await change(world, "update contacts set may_request = 1 where company_id = ? and id = 'contact-alice-spare'")
  const spare = await linkTo(world, 'offered', { contactId: 'contact-alice-spare' })
  const office = await asStaff(world, 'office')
  const moved = { ...{ name: 'Alice', email: 'alice@new.example', language: 'fr' }, seesJobs: 'yes', mayRequest: 'yes' }
  expect((await office.post(`/admin/contacts/${world.alice.contactId}`, moved)).status).toBe(303)
  expect([(await holder.get(at)).status, (await holder.get(spare)).status]).toEqual([404, 200])
  expect((await holder.post(at, { slot: slot(0) })).status).toBe(404)
})
