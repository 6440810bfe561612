import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { noteIfChanged } from '../../src/audit/note.ts'
import { contacts, customerTags } from '../../src/customers/schema.ts'
import { D1 } from '../../src/db/d1.ts'
import { eq } from '../../src/db/operators.ts'
import { CompanyDb } from '../../src/db/scope.ts'
import { referencesAtTheEnd } from '../../src/db/write.ts'
import { invoiceLines, invoices } from '../../src/invoices/schema.ts'
import { jobs } from '../../src/jobs/schema.ts'
import { payments } from '../../src/payments/schema.ts'
import { requestSteps, visitRequests } from '../../src/requests/schema.ts'
import { staff } from '../../src/staff/schema.ts'
import { visits } from '../../src/visits/schema.ts'
import { countIn } from '../support/runs.ts'
import { makeWorld, type World } from '../support/world.ts'

const deed = { did: 'customer_merged' } as const
const companyDb = ({ companyId }: World) =>
  new CompanyDb(new D1(env.DB), companyId, {
    query: { statement: () => ({ sql: 'select 1 as one', params: [] }), decode: (row: unknown) => row },
    admit: () => true,
    note: () => noteIfChanged(companyId, { kind: 'system' }, deed),
  })
const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()
const mark = ({ companyId, alice }: World, into: string | null) =>
  run('update customers set merged_into = ?3 where company_id = ?1 and id = ?2', companyId, alice.id, into)

describe('moving rows to another customer', () => {
  it('moves those of the one customer in the one company, however they name the column', async () => {
    const [here, there] = [await makeWorld(), await makeWorld()]
    const db = companyDb(here)
    const { alice, bob } = here
    // Visits name their job and its customer together: alone they are refused, and all that came with them.
    await expect(
      db.write(deed, db.moveToCustomer(visitRequests, alice.id, bob.id), db.moveToCustomer(visits, alice.id, bob.id)),
    ).rejects.toThrow('FOREIGN KEY')
    expect(await countIn('visits', here, `customer_id = '${alice.id}'`)).toBe(2)
    await mark(here, bob.id)
    const moved = await db.write(
      deed,
      db.moveToCustomer(customerTags, alice.id, bob.id),
      db.moveToCustomer(visits, alice.id, bob.id),
    )
    expect(moved).toBeUndefined()
    const tables = [visits, visitRequests, requestSteps, invoiceLines, payments, invoices] as const
    const all = await db.write(
      deed,
      db.update(jobs, { title: 'Moved' }, eq(jobs.id, alice.jobId)),
      referencesAtTheEnd,
      ...tables.map((table) => db.moveToCustomer(table as typeof visits, alice.id, bob.id)),
      db.moveToCustomer(jobs, alice.id, bob.id),
    )
    expect(all?.slice(2).map((rows) => rows.length)).toEqual([2, 1, 1, 2, 1, 2, 1])
    expect(await countIn('visits', here, `customer_id = '${bob.id}'`)).toBe(4)
    expect(await countIn('visits', there, `customer_id = '${there.alice.id}'`)).toBe(2)
  })

  it('reaches no row of another company, and no customer there', async () => {
    const [here, there] = [await makeWorld(), await makeWorld()]
    await run(
      "insert into customers (company_id, id, kind, name, address, language, created_at) values (?, 'only-there', 'firm', 'There', '', 'fr', 1)",
      there.companyId,
    )
    const db = companyDb(here)
    expect(await db.write(deed, db.moveToCustomer(jobs, 'only-there', here.bob.id))).toBeUndefined()
    await expect(db.write(deed, db.moveToCustomer(contacts, here.alice.id, 'only-there'))).rejects.toThrow(
      'FOREIGN KEY',
    )
    await run('delete from accounts where company_id = ? and customer_id is not null', here.companyId)
    // Of those that are to move, those alone that are asked for.
    const spare = eq(contacts.id, `${here.alice.contactId}-spare`)
    const some = await db.write(deed, db.moveToCustomer(contacts, here.alice.id, here.bob.id, spare))
    expect(some?.[0]).toHaveLength(1)
    const moved = await db.write(deed, db.moveToCustomer(contacts, here.alice.id, here.bob.id))
    expect(moved?.[0]).toHaveLength(3)
    expect(await countIn('contacts', there, `customer_id = '${there.alice.id}'`)).toBe(4)
  })

  it('does not compile for what is no customer’s', () => {
    const db = null as unknown as CompanyDb
    // @ts-expect-error a member of staff belongs to no customer
    const wrong = () => db.moveToCustomer(staff, 'a', 'b')
    expect(wrong).toThrow()
  })
})

describe('whose an issued invoice is', () => {
  const move = (table: string, { companyId, alice, bob }: World, more = '') =>
    run(
      `update ${table} set customer_id = ?3${more} where company_id = ?1 and customer_id = ?2`,
      companyId,
      alice.id,
      bob.id,
    )
  const together = ({ companyId, alice, bob }: World, more: Partial<Record<string, string>> = {}) =>
    env.DB.batch([
      env.DB.prepare('pragma defer_foreign_keys = on'),
      ...['invoice_lines', 'payments', 'invoices', 'visit_requests', 'request_steps', 'visits', 'jobs'].map((table) =>
        env.DB.prepare(
          `update ${table} set customer_id = ?3${more[table] ?? ''} where company_id = ?1 and customer_id = ?2`,
        ).bind(companyId, alice.id, bob.id),
      ),
    ])
  const refusals: Record<string, string> = {
    invoices: 'an issued invoice cannot be changed',
    invoice_lines: 'a line of an issued invoice cannot be changed',
    payments: 'never changed',
  }

  it.each(Object.entries(refusals))(
    'is fixed in %s, and opened by no merge into someone else',
    async (table, words) => {
      const world = await makeWorld()
      await expect(move(table, world)).rejects.toThrow(words)
      await mark(world, 'someone-else')
      await expect(move(table, world)).rejects.toThrow(words)
    },
  )

  it('may change to the customer that the one turned out to be, and nothing else with it', async () => {
    const world = await makeWorld()
    await mark(world, world.bob.id)
    for (const table of ['invoice_lines', 'invoices'])
      await run(
        `delete from ${table} where company_id = ? and ${table === 'invoices' ? 'id' : 'invoice_id'} = 'draft-alice'`,
        world.companyId,
      )
    for (const [table, more, words] of [
      ['invoices', ', total_cents = total_cents + 1, net_cents = net_cents + 1', refusals.invoices],
      ['invoices', ", document = '{}'", refusals.invoices],
      ['invoices', ", number = 'X'", refusals.invoices],
      ['invoice_lines', ', net_cents = 1', refusals.invoice_lines],
      ['invoice_lines', ", description = 'x'", refusals.invoice_lines],
      ['invoice_lines', ', position = position + 5', refusals.invoice_lines],
      ['payments', ', amount_cents = 1', refusals.payments],
      ['payments', ", method = 'cash'", refusals.payments],
      ['payments', ", paid_on = '2026-01-01'", refusals.payments],
    ] as const)
      await expect(together(world, { [table]: more })).rejects.toThrow(words)
    expect(await countIn('payments', world, `customer_id = '${world.alice.id}'`)).toBe(1)
    await together(world)
    expect(await countIn('payments', world, `customer_id = '${world.bob.id}'`)).toBe(2)
    // Once merged they are fixed as before, also against going back.
    await expect(run('update payments set amount_cents = 1')).rejects.toThrow('never changed')
    await expect(
      run(
        "update invoices set customer_id = 'customer-alice' where company_id = ? and id = 'invoice-alice'",
        world.companyId,
      ),
    ).rejects.toThrow(refusals.invoices)
  })
})
