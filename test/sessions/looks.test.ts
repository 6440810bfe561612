import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { noteLook, noteOpening } from '../../src/sessions/looks.ts'
import { asCustomer, asStaff, cookieFor } from '../support/as.ts'
import { handled } from '../support/handled.ts'
import { listen, quiet } from '../support/live.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let alice: string
/** A member of staff who looks on as Alice. */
let watching: string
beforeEach(async () => {
  world = await makeWorld()
  const who = { audience: 'customer', customerId: world.alice.id, contactId: world.alice.contactId } as const
  alice = await cookieFor(world, who)
  watching = await cookieFor(world, who, { accountId: 'account-staff-office' })
})

type Request = Parameters<typeof handled>[4]
const rows = async (sql: string) => (await env.DB.prepare(sql).bind(world.companyId).all()).results

describe('what is read', () => {
  const look = (cookie: string, request?: Request) =>
    handled(
      'customer',
      world,
      cookie,
      async (c) => {
        await noteLook(c, { did: 'document_opened', subject: 'FA-1', subjectId: 'invoice-alice' })
        return c.body(null)
      },
      request,
    )
  const lines = () =>
    rows(
      'select did, subject, subject_id, customer_id, actor, actor_name, on_behalf_of, device from audit_events where company_id = ?',
    )
  const line = {
    ...{ did: 'document_opened', subject: 'FA-1', subject_id: 'invoice-alice', customer_id: 'customer-alice' },
    ...{ actor: 'customer', actor_name: 'Contact alice', on_behalf_of: null, device: 'A phone' },
  }

  it('is noted in the file of the customer, with who read it and from where', async () => {
    await look(alice, { headers: { 'User-Agent': 'A phone' } })
    expect(await lines()).toEqual([line])
  })

  it('by staff who look on is noted as theirs', async () => {
    await look(watching, { headers: { 'User-Agent': 'A phone' } })
    expect(await lines()).toEqual([
      { ...line, actor: 'staff', actor_name: 'The office', on_behalf_of: 'Contact alice' },
    ])
  })

  it('is nothing where only the heading is asked for', async () => {
    await look(alice, { method: 'HEAD' })
    expect(await lines()).toEqual([])
  })
})

describe('an invoice is marked as opened', () => {
  const open = (cookie: string, request?: Request, id = 'invoice-alice', openedAt: Date | null = null) =>
    handled(
      'customer',
      world,
      cookie,
      async (c) => {
        await noteOpening(c, { id, openedAt })
        return c.body(null)
      },
      request,
    )
  const opened = async () =>
    (await rows('select id from invoices where company_id = ? and opened_at is not null')).map(({ id }) => id)

  it('the first time alone, and open pages of staff hear of it that once', async () => {
    const pages = [
      await listen(await asStaff(world, 'office'), world, 'admin'),
      await listen(await asCustomer(world, world.alice), world, 'portal'),
    ]
    const heard = async () => {
      await quiet(...pages)
      return pages.map((page) => page.heard.splice(0).length)
    }
    await open(alice)
    expect([await opened(), await heard()]).toEqual([['invoice-alice'], [1, 0]])
    const first = await rows('select opened_at as at from invoices where company_id = ? and opened_at is not null')
    expect(Math.abs(Date.now() - Number(first[0]?.at))).toBeLessThan(5000)
    await open(alice)
    expect(await heard()).toEqual([0, 0])
    expect(await rows('select opened_at as at from invoices where company_id = ? and opened_at is not null')).toEqual(
      first,
    )
  })

  it('and not one that was, by its page, nor any other', async () => {
    await open(alice, {}, 'invoice-alice', new Date(1))
    expect(await opened()).toEqual([])
    await open(alice, {}, 'invoice-bob')
    expect(await opened()).toEqual([])
  })

  it.each([
    ['by staff who look on', () => [watching, {}] as const],
    ['by a page that reads itself anew', () => [alice, { headers: { Unasked: '1' } }] as const],
    ['where it is fetched ahead', () => [alice, { headers: { 'Sec-Purpose': 'prefetch' } }] as const],
    ['where only the heading is asked for', () => [alice, { method: 'HEAD' }] as const],
  ])('but not %s', async (_, asked) => {
    await open(...asked())
    expect(await opened()).toEqual([])
  })
})
