import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { beforeEach, describe, expect, it } from 'vitest'
import { mostBroughtToRequest, mostOfRequest } from '../../src/attachments/attachment.ts'
import { attachments } from '../../src/attachments/schema.ts'
import { noteIfChanged } from '../../src/audit/note.ts'
import { customers } from '../../src/customers/schema.ts'
import { D1 } from '../../src/db/d1.ts'
import { eq } from '../../src/db/operators.ts'
import type { Fields } from '../../src/db/reach.ts'
import { CustomerDb, TechnicianDb } from '../../src/db/scope.ts'
import { jobs, jobTypes, serviceCategories } from '../../src/jobs/schema.ts'
import { contactReach, technicianReach } from '../../src/sessions/reach.ts'
import { visits, visitTechnicians } from '../../src/visits/schema.ts'
import { makeRequest } from '../support/requests.ts'
import { type Customer, makeWorld, type World } from '../support/world.ts'

let world: World
let alice: Customer
beforeEach(async () => {
  world = await makeWorld()
  alice = world.alice
})

const guard = () => ({
  query: { statement: () => ({ sql: 'select 1 as one', params: [] }), decode: (row: unknown) => row },
  admit: () => true,
  note: () => noteIfChanged(world.companyId, { kind: 'system' }, { did: 'settings_changed' }),
})
const contact = (part = '') => {
  const { companyId } = world
  const reach = contactReach(companyId, `${alice.contactId}${part}`)
  return new CustomerDb(new D1(env.DB), { companyId, customerId: alice.id }, reach, guard())
}
const technician = (id = 'staff-technician') =>
  new TechnicianDb(new D1(env.DB), world.companyId, technicianReach(world.companyId, id), guard())

let made = 0
const photo = () => {
  made += 1
  return {
    ...{ id: `photo-${made}`, name: 'x.jpg', kind: 'photo' as const, contentType: 'image/jpeg' as const },
    ...{ sizeBytes: 1, sha256: `${made}`.padEnd(64, '0'), createdBy: 'Someone' },
  }
}
type More = Partial<typeof attachments.$inferInsert>
/** Writes so many files of Alice's job, past everything that bounds them. */
const put = async (more: More = {}, count = 1): Promise<string> => {
  const rows = Array.from({ length: count }, () => ({
    ...{ ...photo(), companyId: world.companyId, customerId: alice.id, jobId: alice.jobId, ...more },
  }))
  for (const row of rows) await drizzle(env.DB).insert(attachments).values(row)
  return rows[0]?.id ?? ''
}
const at = (requestId = alice.requestId, jobId = alice.jobId) => ({ requestId, jobId })

describe('a photo of a contact', () => {
  const send = async (part = '', place = at()) => {
    const db = contact(part)
    return (await db.read(db.insert(attachments, { ...photo(), ...place })))[0].length
  }

  it('goes with a request that waits or was offered times and has not run out, of whoever may ask', async () => {
    expect([await send('-resident'), await send('-payer')]).toEqual([0, 0])
    for (const [status, added] of [
      ['pending', 1],
      ['proposed', 1],
      ['declined', 0],
      ['withdrawn', 0],
      ['expired', 0],
    ] as const)
      expect([status, await send('', at(await makeRequest(world, status, { status })))]).toEqual([status, added])
    const over = await makeRequest(world, 'over', { expiresAt: new Date(Date.now() - 1) })
    expect(await send('', at(over))).toBe(0)
    expect(await send('', at('no-such-request'))).toBe(0)
  })

  it('is one of ten, those aside that were removed, staff added, or went with another request', async () => {
    await put({ ...at(), byCustomer: true }, mostOfRequest - 1)
    await put({ ...at(), byCustomer: true, removedAt: new Date() }, 3)
    await put({ ...at() }, 3)
    await put({ ...at(await makeRequest(world, 'other')), byCustomer: true }, 3)
    expect([await send(), await send()]).toEqual([1, 0])
  })

  it('is one of forty that were ever brought to its request', async () => {
    await put({ ...at(), byCustomer: true, removedAt: new Date() }, mostBroughtToRequest - 1)
    await put({ ...at() }, 3)
    await put({ ...at(await makeRequest(world, 'other')), byCustomer: true, removedAt: new Date() }, 3)
    expect([await send(), await send()]).toEqual([1, 0])
  })

  it('is theirs to finish while it is on its way, and no file of staff is', async () => {
    const own = await put({ ...at(), byCustomer: true })
    const ofStaff = await put({ shown: true })
    const finish = async (id: string, part = '') => {
      const db = contact(part)
      return (await db.read(db.update(attachments, { storedAt: new Date() }, eq(attachments.id, id))))[0].length
    }
    expect([await finish(ofStaff), await finish(own, '-payer')]).toEqual([0, 0])
    expect([await finish(own), await finish(own)]).toEqual([1, 0])
  })

  it('is theirs to see in any case, and of the others those that staff show', async () => {
    const stored = { storedAt: new Date() }
    const own = await put({ ...stored, ...at(), byCustomer: true })
    const shown = await put({ ...stored, shown: true })
    await put(stored)
    await put({ ...at(), byCustomer: true })
    await put({ ...stored, ...at(), byCustomer: true, removedAt: new Date() })
    const seen = async (part: string) => {
      const db = contact(part)
      return (await db.read(db.from(attachments, { id: attachments.id })))[0].map(({ id }) => id)
    }
    expect((await seen('')).sort()).toEqual([own, shown].sort())
    expect((await seen('-resident')).sort()).toEqual([own, shown].sort())
    expect(await seen('-payer')).toEqual([])
  })
})

describe('a technician', () => {
  it('reads the visits they go to, what these lead to, and what the company does', async () => {
    await drizzle(env.DB)
      .insert(visitTechnicians)
      .values({
        ...{ companyId: world.companyId, visitId: world.bob.visitId, staffId: 'staff-idle' },
        ...{ jobId: world.bob.jobId, customerOf: world.bob.id, startAt: new Date() },
      })
    const tables: (readonly [unknown, Fields])[] = [
      [visitTechnicians, { id: visitTechnicians.visitId }],
      [visits, { id: visits.id }],
      [jobs, { id: jobs.id }],
      [customers, { id: customers.id }],
      [jobTypes, { id: jobTypes.id }],
      [serviceCategories, { id: serviceCategories.id }],
    ]
    const seen = async (id: string) => {
      const db = technician(id)
      const queries = tables.map(([table, fields]) => db.from(table as typeof jobs, fields as { id: typeof jobs.id }))
      return (await db.read(...queries)).map((rows) => rows.map(({ id: one }) => one))
    }
    const { bob } = world
    expect(await seen('staff-technician')).toEqual([
      ...[[alice.visitId], [alice.visitId], [alice.jobId], [alice.id], ['type'], ['category']],
    ])
    expect(await seen('staff-idle')).toEqual([
      ...[[bob.visitId], [bob.visitId], [bob.jobId], [bob.id], ['type'], ['category']],
    ])
    expect(await seen('staff-office')).toEqual([[], [], [], [], ['type'], ['category']])
  })

  it('reads the files in place of their jobs, and finishes those of their own visits that are on their way', async () => {
    const stored = await put({ storedAt: new Date(), visitId: `${alice.visitId}-past` })
    await put({ storedAt: new Date(), removedAt: new Date() })
    const [own, other] = [await put({ visitId: alice.visitId }), await put({ visitId: `${alice.visitId}-past` })]
    const seen = async (id: string) => {
      const db = technician(id)
      return (await db.read(db.from(attachments, { id: attachments.id })))[0].map((row) => row.id)
    }
    expect([await seen('staff-technician'), await seen('staff-idle')]).toEqual([[stored], []])
    const finish = async (id: string, by?: string) => {
      const db = technician(by)
      return (await db.read(db.update(attachments, { storedAt: new Date() }, eq(attachments.id, id))))[0].length
    }
    expect([await finish(own, 'staff-idle'), await finish(other), await finish(stored)]).toEqual([0, 0, 0])
    expect([await finish(own), await finish(own)]).toEqual([1, 0])
  })
})
