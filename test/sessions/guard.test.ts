import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import type { Guard } from '../../src/db/scope.ts'
import {
  customerActor,
  customerGuard,
  idleLifetime,
  OnlyWatching,
  SessionEnded,
  sessionLifetime,
  staffActor,
  staffGuard,
} from '../../src/sessions/guard.ts'
import { sessionFor } from '../../src/sessions/opening.ts'
import { sessions } from '../../src/sessions/schema.ts'
import type { CustomerTicket, StaffTicket, Ticket } from '../../src/sessions/token.ts'
import { makeWorld, type World } from '../support/world.ts'

const from = { network: '192.0.2.1', place: 'Lyon, FR', device: 'A phone' }
const day = 24 * 60 * 60 * 1000
let world: World
let alice: CustomerTicket
let office: StaffTicket
/** A member of staff who looks on as Alice. */
let watching: CustomerTicket
let technician: StaffTicket
beforeEach(async () => {
  world = await makeWorld()
  const { companyId } = world
  const customer = { audience: 'customer', companyId, customerId: world.alice.id } as const
  const { contactId } = world.alice
  alice = { ...customer, sessionId: 'alice', accountId: 'account-contact-alice', contactId }
  watching = { ...customer, sessionId: 'view', accountId: 'account-staff-office', contactId, watching: true }
  const staff = { audience: 'staff', companyId } as const
  office = { ...staff, sessionId: 'office', accountId: 'account-staff-office', staffId: 'staff-office', role: 'office' }
  technician = {
    ...{ ...staff, sessionId: 'technician', accountId: 'account-staff-technician' },
    ...{ staffId: 'staff-technician', role: 'technician' },
  }
  for (const ticket of [alice, watching, office, technician]) await open(ticket)
})

const open = (ticket: Ticket, used = new Date(), ends = new Date(Date.now() + day)) =>
  drizzle(env.DB)
    .insert(sessions)
    .values({ companyId: ticket.companyId, ...sessionFor(ticket, from, used, ends) })
const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(world.companyId, ...values)
    .run()
/** What a guard's query finds. */
async function found<V>({ query }: Guard<V>): Promise<unknown> {
  const [rows = []] = await new D1(env.DB).send([query.statement()])
  expect(rows.length).toBeLessThanOrEqual(1)
  return rows[0] && query.decode(rows[0])
}
async function refused<V>(guard: Guard<V>): Promise<void> {
  const row = await found(guard)
  expect(() => guard.admit(row)).toThrow(SessionEnded)
}
const asCustomer = (ticket: CustomerTicket, writes = false) => customerGuard(ticket, () => from, writes)
const asStaff = (ticket: StaffTicket) => staffGuard(ticket, () => from)
describe('a session lets in', () => {
  it('the contact whose it is, with their rights as they are now', async () => {
    await run('update contacts set sees_invoices = 0, may_request = 0 where company_id = ? and id = ?', alice.contactId)
    const guard = asCustomer(alice, true)
    expect(guard.admit(await found(guard))).toEqual({
      ...{ accountId: alice.accountId, sessionId: 'alice', lastUsedAt: expect.any(Date) },
      ...{ name: 'Contact alice', email: 'alice@example.com', language: 'fr', customerName: 'Customer alice' },
      ...{ seesJobs: true, seesInvoices: false, mayRequest: false, watcher: null },
    })
  })

  it('the member of staff whose it is', async () => {
    const guard = asStaff(office)
    expect(guard.admit(await found(guard))).toEqual({
      ...{ accountId: office.accountId, sessionId: 'office', lastUsedAt: expect.any(Date) },
      ...{ name: 'The office', email: 'office@example.com', language: 'en', role: 'office' },
    })
  })

  it('whoever looks on, to read and not to write', async () => {
    const seen = await found(asCustomer(watching))
    expect(asCustomer(watching).admit(seen)).toMatchObject({ name: 'Contact alice', watcher: 'The office' })
    expect(() => asCustomer(watching, true).admit(seen)).toThrow(OnlyWatching)
    const viewer = asCustomer(watching).admit(seen)
    expect(() => asCustomer(watching).note(viewer, { did: 'signed_out' })).toThrow(OnlyWatching)
  })
})

describe('a session lets nobody in', () => {
  it.each(['sessionId', 'accountId', 'customerId', 'contactId', 'companyId'] as const)(
    'at the customers’ door whose ticket names another %s',
    async (what) => {
      const other = await makeWorld()
      const { bob } = world
      const others = {
        ...{ sessionId: 'view', accountId: 'account-contact-alice-payer', customerId: bob.id },
        ...{ contactId: `${world.alice.contactId}-payer`, companyId: other.companyId },
      }
      await refused(asCustomer({ ...alice, [what]: others[what] }))
    },
  )

  it.each(['sessionId', 'accountId', 'staffId', 'role', 'companyId'] as const)(
    'at the door of staff whose ticket names another %s',
    async (what) => {
      const other = await makeWorld()
      const others = {
        ...{ sessionId: 'technician', accountId: 'account-staff-owner', staffId: 'staff-owner', role: 'owner' },
        companyId: other.companyId,
      }
      await refused(asStaff({ ...office, [what]: others[what] } as StaffTicket))
    },
  )

  it('at the other door', async () => {
    await refused(asStaff({ ...office, sessionId: 'view' }))
    await refused(asCustomer({ ...alice, sessionId: 'office', accountId: office.accountId }))
  })

  it('whose account is revoked, or was never taken up', async () => {
    for (const state of ['revoked_at = 1', 'activated_at = null']) {
      await run(`update accounts set revoked_at = null, activated_at = 1 where company_id = ?`)
      await run(`update accounts set ${state} where company_id = ? and id in (?, ?)`, alice.accountId, office.accountId)
      for (const guard of [asCustomer(alice), asCustomer(watching), asStaff(office)])
        await refused(guard as Guard<unknown>)
    }
  })

  it('that looks on for someone who may no longer', async () => {
    await run("update staff set role = 'technician' where company_id = ? and id = 'staff-office'")
    await refused(asCustomer(watching))
  })

  it('that has run out, or was not used for a week, from that moment on', async () => {
    const now = new Date('2026-05-01T12:00:00Z')
    const at = (time: number) => vi.useFakeTimers({ now: time, toFake: ['Date'] })
    try {
      at(now.getTime())
      const ends = new Date(now.getTime() + day)
      await open({ ...alice, sessionId: 'ends' }, now, ends)
      await open({ ...office, sessionId: 'ends-staff' }, now, ends)
      await open({ ...alice, sessionId: 'idle' }, now, new Date(now.getTime() + sessionLifetime))
      await open({ ...office, sessionId: 'idle-staff' }, now, new Date(now.getTime() + sessionLifetime))
      for (const [sessionId, lasts] of [
        ['ends', day],
        ['idle', idleLifetime],
      ] as const) {
        const moment = now.getTime() + lasts
        at(moment - 1)
        expect(await found(asCustomer({ ...alice, sessionId }))).toBeDefined()
        expect(await found(asStaff({ ...office, sessionId: `${sessionId}-staff` }))).toBeDefined()
        at(moment)
        await refused(asCustomer({ ...alice, sessionId }))
        await refused(asStaff({ ...office, sessionId: `${sessionId}-staff` }))
      }
    } finally {
      vi.useRealTimers()
    }
  })

  it('says at which door it was', () => {
    for (const [guard, audience] of [
      [asCustomer(alice), 'customer'],
      [asStaff(office), 'staff'],
    ] as const) {
      const admit = () => (guard as Guard<unknown>).admit(undefined)
      expect(admit).toThrow(expect.objectContaining({ audience, message: expect.stringContaining(audience) }))
    }
  })
})

it('a session lasts thirty days, and seven of them unused', () => {
  expect([sessionLifetime, idleLifetime]).toEqual([30 * day, 7 * day])
})

describe('the trail', () => {
  it('names who acts, and for whom where someone looks on', () => {
    const viewer = { accountId: 'a', name: 'Alice', watcher: null } as Parameters<typeof customerActor>[0]
    expect(customerActor(viewer, from)).toEqual({ kind: 'customer', accountId: 'a', name: 'Alice', ...from })
    expect(customerActor({ ...viewer, watcher: 'The office' }, from)).toEqual({
      ...{ kind: 'staff', accountId: 'a', name: 'The office', onBehalfOf: 'Alice', ...from },
    })
    const member = { accountId: 's', name: 'The office' } as Parameters<typeof staffActor>[0]
    expect(staffActor(member, from)).toEqual({ kind: 'staff', accountId: 's', name: 'The office', ...from })
  })

  it('is written into the file of the customer whose session it is, whatever the deed says', async () => {
    const touch = { sql: 'update sessions set place = place where company_id = ?1', params: [world.companyId] }
    const own = asCustomer(alice, true)
    const viewer = own.admit(await found(own))
    const staff = asStaff(office)
    const member = staff.admit(await found(staff))
    await new D1(env.DB).send([
      ...[touch, own.note(viewer, { did: 'visit_moved', customerId: 'someone-else' }).statement()],
      ...[touch, staff.note(member, { did: 'job_changed', customerId: world.bob.id }).statement()],
    ])
    const { results } = await env.DB.prepare(
      'select did, customer_id, actor, actor_name, network, place, device from audit_events where company_id = ? order by did',
    )
      .bind(world.companyId)
      .all()
    expect(results).toEqual([
      { did: 'job_changed', customer_id: world.bob.id, actor: 'staff', actor_name: 'The office', ...from },
      { did: 'visit_moved', customer_id: world.alice.id, actor: 'customer', actor_name: 'Contact alice', ...from },
    ])
  })
})
