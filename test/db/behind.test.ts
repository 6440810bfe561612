import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { attachments } from '../../src/attachments/schema.ts'
import { noteIfChanged } from '../../src/audit/note.ts'
import { D1 } from '../../src/db/d1.ts'
import { eq } from '../../src/db/operators.ts'
import { CompanyDb, CustomerDb, TechnicianDb } from '../../src/db/scope.ts'
import { contactReach, technicianReach } from '../../src/sessions/reach.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const { companyId, alice, bob } = world
const guard = {
  query: { statement: () => ({ sql: 'select 1 as one', params: [] }), decode: (row: unknown) => row },
  admit: () => true,
  note: () => noteIfChanged(companyId, { kind: 'system' }, { did: 'settings_changed' }),
}
const d1 = new D1(env.DB)
const technician = (id: string) => new TechnicianDb(d1, companyId, technicianReach(companyId, id), guard)
const contact = (id: string) =>
  new CustomerDb(d1, { companyId, customerId: alice.id }, contactReach(companyId, id), guard)
const company = new CompanyDb(d1, companyId, guard)
let made = 0
const photo = () => {
  made += 1
  return {
    ...{ id: `photo-${made}`, name: 'x.jpg', kind: 'photo' as const, contentType: 'image/jpeg' as const },
    ...{ sizeBytes: 1, sha256: `${made}`.padEnd(64, '0'), createdBy: 'Someone' },
  }
}
const rowOf = (id: string) => env.DB.prepare('select * from attachments where id = ?').bind(id).first()

describe('a row of a technician', () => {
  const at = { customerId: alice.id, jobId: alice.jobId, visitId: alice.visitId }
  const add = async (id: string, place: Partial<typeof at>) => {
    const db = technician(id)
    const [added] = await db.read(db.insert(attachments, { ...photo(), ...at, ...place }))
    return added.length
  }

  it('stands behind a visit of their own, and of nobody else’s', async () => {
    expect(await add('staff-technician', {})).toBe(1)
    expect(await add('staff-idle', {})).toBe(0)
    expect(await add('staff-technician', { visitId: `${alice.visitId}-past` })).toBe(0)
  })

  it('is of that visit’s job and customer', async () => {
    await env.DB.prepare(
      "insert into jobs (company_id, customer_id, id, type_id, title, status, created_at) values (?, ?, 'second', 'type', 'x', 'open', 0)",
    )
      .bind(companyId, alice.id)
      .run()
    expect(await add('staff-technician', { jobId: 'second' })).toBe(0)
    expect(await add('staff-technician', { customerId: bob.id, jobId: bob.jobId })).toBe(0)
    expect(await add('staff-technician', { visitId: undefined as never })).toBe(0)
  })

  it('is changed while it is on its way, and by nobody who does not go there', async () => {
    const file = { ...photo(), ...at }
    await company.read(company.insert(attachments, file))
    const mark = async (id: string) => {
      const db = technician(id)
      const changes = { storedAt: new Date() }
      return (await db.read(db.update(attachments, changes, eq(attachments.id, file.id))))[0].length
    }
    expect(await mark('staff-idle')).toBe(0)
    expect(await mark('staff-technician')).toBe(1)
    expect(await mark('staff-technician')).toBe(0)
  })

  it('that nothing says where to stand is out of reach, as are many at once', () => {
    const bare = new TechnicianDb(d1, companyId, new Map([[attachments, true as const]]), guard)
    expect(() => bare.insert(attachments, { ...photo(), ...at })).toThrow('out of this holder’s reach')
    expect(() => technician('staff-technician').insertMany(attachments, [{ ...photo(), ...at }])).toThrow(
      'Only a company',
    )
  })
})

describe('a row of a customer', () => {
  it('stands behind a request of theirs, by whoever may ask, and says that they sent it', async () => {
    const add = async (id: string, place = { requestId: alice.requestId, jobId: alice.jobId }) => {
      const db = contact(id)
      const file = photo()
      const [added] = await db.read(db.insertOnce(attachments, { ...file, ...place }))
      return added.length === 1 ? rowOf(file.id) : undefined
    }
    expect(await add(alice.contactId)).toMatchObject({ by_customer: 1, shown: 0, customer_id: alice.id })
    for (const part of ['resident', 'payer']) expect(await add(`${alice.contactId}-${part}`)).toBeUndefined()
    expect(await add(alice.contactId, { requestId: bob.requestId, jobId: bob.jobId })).toBeUndefined()
    expect(await add(alice.contactId, { requestId: alice.requestId, jobId: bob.jobId })).toBeUndefined()
  })
})

describe('an update that is made once', () => {
  it('passes over what would stand in the way of a unique key, and changes the rest', async () => {
    const [one, same, other] = [photo(), photo(), photo()]
    const place = { customerId: alice.id, jobId: alice.jobId }
    const ids = { id: attachments.id }
    await company.read(
      company.insert(attachments, { ...one, ...place, storedAt: new Date() }),
      company.insert(attachments, { ...same, ...place, sha256: one.sha256 }),
      company.insert(attachments, { ...other, ...place }),
    )
    const waiting = eq(attachments.createdBy, 'Someone')
    const [marked] = await company.read(
      company.updateOnce(attachments, { storedAt: new Date() }, waiting).returning(ids),
    )
    expect(marked.map(({ id }) => id)).toContain(other.id)
    expect(marked.map(({ id }) => id)).not.toContain(same.id)
    expect(await rowOf(same.id)).toMatchObject({ stored_at: null })
  })
})
