import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { beforeEach, describe, expect, it } from 'vitest'
import { noteIfChanged } from '../../src/audit/note.ts'
import { D1 } from '../../src/db/d1.ts'
import { eq } from '../../src/db/operators.ts'
import { CompanyDb, CustomerDb } from '../../src/db/scope.ts'
import { invoiceLines } from '../../src/invoices/schema.ts'
import { jobs } from '../../src/jobs/schema.ts'
import { visitRequests } from '../../src/requests/schema.ts'
import { contactReach } from '../../src/sessions/reach.ts'
import { visits } from '../../src/visits/schema.ts'
import { unscopedStatements } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const anyone = {
  query: { statement: () => ({ sql: 'select 1 as one', params: [] }), decode: (row: unknown) => row },
  admit: () => true,
}
const everything = sql`1 = 1 or 1 = 1`

let here: World
let there: World
beforeEach(async () => {
  here = await makeWorld()
  there = await makeWorld()
})
const deed = { did: 'settings_changed' } as const
const guardOf = ({ companyId }: World) => ({
  ...anyone,
  note: () => noteIfChanged(companyId, { kind: 'system' }, deed),
})
const customerDb = (world: World) => {
  const { companyId, alice } = world
  const reach = contactReach(companyId, alice.contactId)
  return new CustomerDb(new D1(env.DB), { companyId, customerId: alice.id }, reach, guardOf(world))
}
const companyDb = (world: World) => new CompanyDb(new D1(env.DB), world.companyId, guardOf(world))
const jobOf = ({ companyId, alice }: World) => ({
  companyId,
  customerId: alice.id,
  typeId: 'type',
  title: 'A job',
  status: 'open' as const,
})

describe('a condition that is always true', () => {
  it('reads no row of another owner', async () => {
    const columns = { id: jobs.id, company: jobs.companyId, customer: jobs.customerId }
    const [mine] = await customerDb(here).read(customerDb(here).from(jobs, columns).where(everything))
    expect(mine).toEqual([{ id: here.alice.jobId, company: here.companyId, customer: here.alice.id }])
    const [ours] = await companyDb(here).read(companyDb(here).from(jobs, columns).where(everything))
    expect(ours.map(({ company }) => company)).toEqual([here.companyId, here.companyId])
  })

  it('joins no row of another owner', async () => {
    const db = customerDb(here)
    const [rows] = await db.read(
      db.from(jobs, { id: jobs.id, visit: visits.id }).join(visits, everything).where(everything),
    )
    expect(rows.map(({ visit }) => visit).sort()).toEqual(['visit-alice', 'visit-alice-past'])
  })

  it('changes no row of another owner', async () => {
    const db = customerDb(here)
    const changed = await db.write(
      deed,
      db.update(visitRequests, { reason: 'taken' }, everything).returning({ id: visitRequests.id }),
    )
    expect(changed).toEqual([[{ id: here.alice.requestId }]])
  })
})

describe('an id of another owner', () => {
  it('is not found or changed by a customer', async () => {
    const db = customerDb(here)
    const bobs = eq(visitRequests.id, here.bob.requestId)
    const [read] = await db.read(db.from(visitRequests, { id: visitRequests.id }).where(bobs))
    const changed = await db.write(deed, db.update(visitRequests, { reason: 'x' }, bobs))
    expect([read, changed]).toEqual([[], undefined])
  })

  it('is not found, changed or deleted by staff of another company', async () => {
    // A job without visits or invoices, so that deleting it would succeed were it in reach.
    const theirs = await makeWorld()
    await drizzle(env.DB)
      .insert(jobs)
      .values({ ...jobOf(theirs), id: 'job-there', title: 'Theirs' })
    const db = companyDb(here)
    const there = eq(jobs.id, 'job-there')
    const [read] = await db.read(db.from(jobs, { id: jobs.id }).where(there))
    const changed = await db.write(deed, db.update(jobs, { title: 'taken' }, there))
    const deleted = await db.write(deed, db.delete(jobs, there))
    expect([read, changed, deleted]).toEqual([[], undefined, undefined])
    const [after] = await drizzle(env.DB).select().from(jobs).where(there)
    expect(after?.title).toBe('Theirs')
  })

  it('that another company uses too changes in one’s own company only', async () => {
    const db = companyDb(here)
    const changed = await db.write(deed, db.update(jobs, { title: 'ours' }, eq(jobs.id, here.alice.jobId)))
    expect(changed?.[0]).toHaveLength(1)
    const theirs = await drizzle(env.DB).select().from(jobs).where(eq(jobs.companyId, there.companyId))
    expect(theirs.every(({ title }) => title !== 'ours')).toBe(true)
  })
})

const draftPayment = `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at)
  select company_id, customer_id, 'early', id, 1, '2026-01-01', 'transfer', 0 from invoices where status = 'draft' limit 1`

describe('D1 itself refuses', () => {
  const insertVisit = (companyId: string, customerId: string, jobId: string) =>
    drizzle(env.DB)
      .insert(visits)
      .values({ companyId, customerId, jobId, startAt: new Date(1), endAt: new Date(2), status: 'planned' })

  it('a visit of one customer on a job of another', async () => {
    await expect(insertVisit(here.companyId, here.alice.id, here.bob.jobId)).rejects.toThrow()
  })

  it('a reference that crosses companies', async () => {
    await drizzle(env.DB)
      .insert(jobs)
      .values({ ...jobOf(there), id: 'only-there' })
    await expect(insertVisit(here.companyId, here.alice.id, 'only-there')).rejects.toThrow()
    await insertVisit(there.companyId, there.alice.id, 'only-there')
  })

  it('an invoice line of one customer on the invoice of another', async () => {
    const line = {
      position: 9,
      description: 'x',
      quantityThousandths: 1,
      unit: 'u',
      unitPriceCents: 1,
      vatRateBasisPoints: 0,
      netCents: 1,
    }
    const owners = { companyId: here.companyId, customerId: here.alice.id }
    await expect(
      drizzle(env.DB)
        .insert(invoiceLines)
        .values({ ...owners, ...line, invoiceId: here.bob.invoiceId }),
    ).rejects.toThrow()
  })

  it.each([
    ['a status that is none', "update jobs set status = 'lost'"],
    ['a total that is not net plus VAT', "update invoices set net_cents = 1 where status = 'draft'"],
    ['a change to an issued invoice', "update invoices set number = 'X' where status = 'issued'"],
    ['deleting an issued invoice', "delete from invoices where status = 'issued'"],
    [
      'a change to a line of an issued invoice',
      "update invoice_lines set net_cents = 1 where invoice_id = 'invoice-alice'",
    ],
    ['deleting a payment', 'delete from payments'],
    ['changing a payment', 'update payments set amount_cents = 1'],
    ['a payment on a draft', draftPayment],
    ['a cancelled invoice issued again', "update invoices set status = 'issued' where status = 'cancelled'"],
    ['a way to pay that is none', draftPayment.replace('transfer', 'barter')],
    ['a language nobody speaks here', "update contacts set language = 'de'"],
    [
      'an address that sign-in would not find',
      "update contacts set email = 'Alice@example.com' where id = 'contact-alice'",
    ],
    ['a visit that never ends', 'update visits set end_at = start_at + 9000000000'],
    ['a fraction of a cent', "update invoices set net_cents = 0.5, total_cents = 0.5 where status = 'draft'"],
  ])('%s', async (_, statement) => {
    await env.DB.prepare(
      `insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents, vat_cents,
         total_cents, credited_cents, document, created_at)
       select company_id, customer_id, 'cancelled', 'cancelled', 'X-1', 9, issued_on, due_on, net_cents, vat_cents,
         total_cents, total_cents, document, 0 from invoices where id = 'invoice-bob' and company_id = ?`,
    )
      .bind(here.companyId)
      .run()
    await expect(env.DB.prepare(statement).run()).rejects.toThrow(/constraint|issued|payment|datatype|store/i)
  })
})

it('every table of a company is strict and lies in the order of its key', async () => {
  const { results } = await env.DB.prepare(
    "select name, sql from sqlite_master where type = 'table' and sql like '%company_id%'",
  ).all<{ name: string; sql: string }>()
  expect(results.length).toBeGreaterThan(12)
  for (const { sql } of results) expect(sql).toMatch(/STRICT, WITHOUT ROWID$/)
})

describe('counts kept by the database', () => {
  it('equal what they count, whatever comes and goes', async () => {
    const { companyId } = here
    await env.DB.prepare('delete from visits where company_id = ? and id = ?').bind(companyId, here.alice.visitId).run()
    await drizzle(env.DB)
      .insert(jobs)
      .values({ ...jobOf(here), id: 'moved-to' })
    await env.DB.prepare("update visits set job_id = 'moved-to' where company_id = ? and customer_id = ?")
      .bind(companyId, here.alice.id)
      .run()
    const { results } = await env.DB.prepare(
      `select visit_count as kept, (select count(*) from visits v where v.company_id = j.company_id and v.job_id = j.id) as counted
       from jobs j`,
    ).all()
    for (const { kept, counted } of results) expect(kept).toBe(counted)
    const paid = await env.DB.prepare(
      `select paid_cents as kept, (select coalesce(sum(amount_cents), 0) from payments p
         where p.company_id = i.company_id and p.invoice_id = i.id) as counted from invoices i`,
    ).all()
    for (const { kept, counted } of paid.results) expect(kept).toBe(counted)
  })
})

it('the check on recorded statements sees a missing company, and a way around it', async () => {
  const scoped = 'select id from jobs where company_id = ?1 and id = ?2'
  const faults = await unscopedStatements([
    scoped,
    'select id from jobs where id = ?1',
    'select id from jobs where company_id = ?1 or 1 = 1',
    'update jobs set title = ?1 where id = ?2',
    'delete from visits where job_id = ?1',
    'select j.id from jobs j join visits v on v.id = j.id where j.company_id = ?1',
  ])
  expect(new Set(faults.map((fault) => fault.slice(fault.indexOf(': '))))).toHaveProperty('size', 5)
})

it('a statement that walks all rows of a company is found by its plan, whichever index it walks', async () => {
  const walking = [
    'select id from contacts where company_id = ?1 and name = ?2',
    'select start_at from visits where company_id = ?1',
    'select id from jobs where company_id = ?1 order by title limit 5',
  ]
  const faults = await unscopedStatements([
    ...walking,
    // These end where a page does.
    'select id from visits where company_id = ?1 order by start_at, id limit 5',
    'select id from visits where company_id = ?1 and customer_id = ?2',
  ])
  expect(faults.length).toBe(walking.length)
  for (const fault of faults) expect(fault).toContain('walks the company')
})
