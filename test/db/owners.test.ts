import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { attachments } from '../../src/attachments/schema.ts'
import { noteIfChanged } from '../../src/audit/note.ts'
import { customers } from '../../src/customers/schema.ts'
import { D1 } from '../../src/db/d1.ts'
import { asc, eq } from '../../src/db/operators.ts'
import { CompanyDb, TechnicianDb } from '../../src/db/scope.ts'
import { countOf, scopeOf, sumsOf } from '../../src/db/select.ts'
import { invoices } from '../../src/invoices/schema.ts'
import { jobs } from '../../src/jobs/schema.ts'
import { technicianReach } from '../../src/sessions/reach.ts'
import { visits } from '../../src/visits/schema.ts'
import { makeWorld, type World } from '../support/world.ts'

let here: World
let there: World
beforeEach(async () => {
  here = await makeWorld()
  there = await makeWorld()
})
const guardOf = ({ companyId }: World) => ({
  query: { statement: () => ({ sql: 'select 1 as one', params: [] }), decode: (row: unknown) => row },
  admit: () => true,
  note: () => noteIfChanged(companyId, { kind: 'system' }, { did: 'settings_changed' }),
})
const companyDb = (world: World) => new CompanyDb(new D1(env.DB), world.companyId, guardOf(world))

describe('rows of another company', () => {
  it('stay as they are where a change passes over what stands in its way', async () => {
    const db = companyDb(here)
    const [changed] = await db.read(db.updateOnce(jobs, { title: 'ours' }, eq(jobs.id, here.alice.jobId)))
    expect(changed).toHaveLength(1)
    const theirs = await drizzle(env.DB).select().from(jobs).where(eq(jobs.companyId, there.companyId))
    expect(theirs.map(({ title }) => title)).not.toContain('ours')
    expect(theirs).not.toHaveLength(0)
  })

  it('are out of reach of any table that does not say whose they are', () => {
    const ownerless = sqliteTable('ownerless', { id: text('id') })
    expect(() => scopeOf({ companyId: here.companyId })(ownerless)).toThrow('without an owner column')
  })
})

describe('rows that are read together', () => {
  const add = async (id: string) =>
    drizzle(env.DB)
      .insert(jobs)
      .values({ companyId: here.companyId, customerId: here.alice.id, id, typeId: 'type', title: id, status: 'open' })

  it('are left out without a partner, or kept with nothing in its place, as was asked', async () => {
    await add('alone')
    const db = companyDb(here)
    const on = eq(visits.jobId, jobs.id)
    const alone = eq(jobs.id, 'alone')
    const [joined, kept] = await db.read(
      db.from(jobs, { id: jobs.id, visit: visits.id }).join(visits, on).where(alone),
      db.from(jobs, { id: jobs.id, visit: visits.id }).leftJoin(visits, on).where(alone),
    )
    expect([joined, kept]).toEqual([[], [{ id: 'alone', visit: null }]])
  })

  it('have each its own id, in the order and number that was asked for', async () => {
    for (const id of ['c', 'a', 'b']) await add(id)
    const db = companyDb(here)
    const fields = { job: jobs.id, customer: customers.id }
    const on = eq(customers.id, jobs.customerId)
    const [rows] = await db.read(db.from(jobs, fields).join(customers, on).orderBy(asc(jobs.id)).limit(2))
    expect(rows).toEqual([
      { job: 'a', customer: here.alice.id },
      { job: 'b', customer: here.alice.id },
    ])
  })

  it('bear the names they are asked for by, whatever signs these have', async () => {
    const db = companyDb(here)
    const [rows] = await db.read(db.from(jobs, { 'the "job"': jobs.id }).where(eq(jobs.id, here.alice.jobId)))
    expect(rows).toEqual([{ 'the "job"': here.alice.jobId }])
  })

  it('are counted and added up by what they are, and to nothing where there are none', async () => {
    const db = companyDb(here)
    const fields = { net: invoices.netCents, vat: invoices.vatCents }
    const all = db.from(invoices, fields)
    const [rows, [sums], [count], [nothing]] = await db.read(
      ...[all, sumsOf(all, 'net', 'vat'), countOf(all)],
      sumsOf(db.from(invoices, fields).where(eq(invoices.id, 'none')), 'net', 'vat'),
    )
    const total = (of: 'net' | 'vat') => rows.reduce((sum, row) => sum + Number(row[of]), 0)
    expect(sums).toEqual({ net: total('net'), vat: total('vat') })
    expect(total('vat')).toBeGreaterThan(0)
    expect([count, nothing]).toEqual([{ count: rows.length }, { net: 0, vat: 0 }])
  })
})

describe('rows that are added', () => {
  const photo = (id: string) => ({
    ...{ id, name: 'x.jpg', kind: 'photo' as const, contentType: 'image/jpeg' as const, sizeBytes: 1 },
    ...{ sha256: 'a'.padEnd(64, '0'), createdBy: 'Someone' },
    ...{ customerId: here.alice.id, jobId: here.alice.jobId, visitId: here.alice.visitId },
  })

  it('behind another are added once where that is asked for, and refused the second time where it is not', async () => {
    const reach = technicianReach(here.companyId, here.staff.technician)
    const db = new TechnicianDb(new D1(env.DB), here.companyId, reach, guardOf(here))
    const once = async () => (await db.read(db.insertOnce(attachments, photo('one'))))[0].length
    expect([await once(), await once()]).toEqual([1, 0])
    await expect(db.read(db.insert(attachments, photo('one')))).rejects.toThrow('UNIQUE')
  })

  it('many at once need not say the same, and give back what was asked for', async () => {
    const common = { kind: 'person' as const, address: '', language: 'fr' as const }
    const rows = [
      { ...common, id: 'one', name: 'One', email: 'one@example.com', archivedAt: new Date(7) },
      { ...common, id: 'two', name: 'Two', archivedAt: null },
      { ...common, id: 'three', name: 'Three' },
    ]
    const picked = { id: customers.id, email: customers.email, archivedAt: customers.archivedAt }
    const db = companyDb(here)
    const [added] = await db.read(db.insertMany(customers, rows).returning(picked))
    expect(added).toEqual([
      { id: 'one', email: 'one@example.com', archivedAt: new Date(7) },
      { id: 'two', email: null, archivedAt: null },
      { id: 'three', email: null, archivedAt: null },
    ])
  })
})
