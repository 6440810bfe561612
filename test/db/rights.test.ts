import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, it } from 'vitest'
import { attachments } from '../../src/attachments/schema.ts'
import { note, noteIfChanged } from '../../src/audit/note.ts'
import { auditEvents } from '../../src/audit/schema.ts'
import { D1 } from '../../src/db/d1.ts'
import { CustomerDb, TechnicianDb } from '../../src/db/scope.ts'
import type { Reach } from '../../src/db/select.ts'
import { invoiceLines, invoices } from '../../src/invoices/schema.ts'
import { jobs } from '../../src/jobs/schema.ts'
import { payments } from '../../src/payments/schema.ts'
import { visitRequests } from '../../src/requests/schema.ts'
import { contactReach, technicianReach } from '../../src/sessions/reach.ts'
import { visits } from '../../src/visits/schema.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const { companyId, alice } = world
const guard = {
  query: { statement: () => ({ sql: 'select 1 as one', params: [] }), decode: (row: unknown) => row },
  admit: () => true,
  note: () => noteIfChanged(companyId, { kind: 'system' }, { did: 'settings_changed' }),
}
const holds = (part: string) => {
  const reach = contactReach(companyId, `${alice.contactId}${part}`)
  return new CustomerDb(new D1(env.DB), { companyId, customerId: alice.id }, reach, guard)
}

/** How many rows of each table someone is given who asks for all. */
async function seen(db: ReturnType<typeof holds>) {
  const [work, calls, wishes, bills, lines, paid] = await db.read(
    db.from(jobs, { id: jobs.id }),
    db.from(visits, { id: visits.id }),
    db.from(visitRequests, { id: visitRequests.id }),
    db.from(invoices, { id: invoices.id }),
    db.from(invoiceLines, { position: invoiceLines.position }),
    db.from(payments, { id: payments.id }),
  )
  return {
    work: [work, calls, wishes].map(({ length }) => length),
    money: [bills, lines, paid].map(({ length }) => length),
  }
}

describe('whatever a page asks', () => {
  it('the database gives a contact what their rights open, and nothing else', async () => {
    expect(await seen(holds(''))).toEqual({ work: [1, 2, 1], money: [1, 2, 1] })
    expect(await seen(holds('-payer'))).toEqual({ work: [0, 0, 0], money: [1, 2, 1] })
    expect(await seen(holds('-resident'))).toEqual({ work: [1, 2, 1], money: [0, 0, 0] })
  })

  it('a contact without the right changes nothing of it either', async () => {
    const db = holds('-payer')
    const changed = await db.write({ did: 'settings_changed' }, db.update(visitRequests, { reason: 'x' }, undefined))
    expect(changed).toBeUndefined()
  })

  it('a contact who may not ask for visits sees the requests, and neither changes nor adds one', async () => {
    const db = holds('-resident')
    const deed = { did: 'settings_changed' } as const
    expect(await db.read(db.from(visitRequests, { id: visitRequests.id }))).toEqual([[{ id: alice.requestId }]])
    expect(await db.write(deed, db.update(visitRequests, { reason: 'x' }, undefined))).toBeUndefined()
    const [startAt, endAt] = [new Date(1e12), new Date(1e12 + 3_600_000)]
    const row = { jobId: alice.jobId, startAt, endAt, expiresAt: endAt, changedAt: startAt }
    expect(await db.write(deed, db.insert(visitRequests, row))).toBeUndefined()
    const may = holds('')
    expect(await may.write(deed, may.insert(visitRequests, { ...row, id: 'added' }))).toHaveLength(1)
    const written = await env.DB.prepare(
      "select wishes, status, stage, turn, key, kind from visit_requests where id = 'added'",
    ).first()
    expect(written).toEqual({ wishes: '[]', status: 'pending', stage: 'waiting', turn: 1, key: null, kind: 'visit' })
  })

  it('a table that nobody thought of is out of reach', () => {
    const nothing: Reach = new Map()
    const customer = new CustomerDb(new D1(env.DB), { companyId, customerId: alice.id }, nothing, guard)
    const said = expect.objectContaining({ message: 'jobs is out of this holder’s reach.' })
    expect(() => customer.from(jobs, { id: jobs.id }).statement()).toThrow(said)
    expect(() => customer.update(visitRequests, {}, undefined)).toThrow()
    const technician = new TechnicianDb(new D1(env.DB), companyId, nothing, guard)
    expect(() => technician.from(visits, { id: visits.id }).statement()).toThrow('out of this holder’s reach')
  })

  it('a technician is given what their own visits lead to', async () => {
    const db = (staffId: string) =>
      new TechnicianDb(new D1(env.DB), companyId, technicianReach(companyId, staffId), guard)
    const count = async (staffId: string) => {
      const own = db(staffId)
      const [work, calls] = await own.read(own.from(jobs, { id: jobs.id }), own.from(visits, { id: visits.id }))
      return [work.length, calls.length]
    }
    expect(await count('staff-technician')).toEqual([1, 1])
    expect(await count('staff-idle')).toEqual([0, 0])
  })

  it('gives files to a contact once they are shown, and to a technician of their own jobs, in place both', async () => {
    const file = (id: string, of = alice, more: Partial<typeof attachments.$inferInsert> = {}) => ({
      ...{ companyId, customerId: of.id, id, jobId: of.jobId, name: `${id}.jpg`, createdBy: 'x', sizeBytes: 1 },
      ...{ kind: 'photo' as const, contentType: 'image/jpeg' as const, sha256: id.padEnd(64, '0') },
      ...{ storedAt: new Date(), ...more },
    })
    const now = new Date()
    await drizzle(env.DB)
      .insert(attachments)
      .values([
        file('shown', alice, { shown: true }),
        file('hidden'),
        file('pending', alice, { shown: true, storedAt: null }),
        file('removed', alice, { shown: true, removedAt: now }),
        file('of-bob', world.bob, { shown: true }),
      ])
    const ids = { id: attachments.id }
    const seenBy = async (part: string) => {
      const db = holds(part)
      return (await db.read(db.from(attachments, ids)))[0].map(({ id }) => id)
    }
    expect([await seenBy(''), await seenBy('-resident'), await seenBy('-payer')]).toEqual([['shown'], ['shown'], []])
    const goes = async (staffId: string) => {
      const db = new TechnicianDb(new D1(env.DB), companyId, technicianReach(companyId, staffId), guard)
      return (await db.read(db.from(attachments, ids)))[0].map(({ id }) => id).sort()
    }
    expect([await goes('staff-technician'), await goes('staff-idle')]).toEqual([['hidden', 'shown'], []])
  })

  it('what was done to files is no line that a contact reaches', async () => {
    const told = (did: 'file_added' | 'contact_changed') =>
      note(companyId, { kind: 'system' }, { did, customerId: alice.id }).statement()
    await new D1(env.DB).send([told('file_added'), told('contact_changed')])
    const db = holds('')
    const [lines] = await db.read(db.from(auditEvents, { did: auditEvents.did }))
    expect(lines.map(({ did }) => did)).toEqual(['contact_changed'])
  })
})
