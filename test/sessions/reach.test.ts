import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { noteIfChanged } from '../../src/audit/note.ts'
import { auditEvents } from '../../src/audit/schema.ts'
import { D1 } from '../../src/db/d1.ts'
import { eq } from '../../src/db/operators.ts'
import type { Fields } from '../../src/db/reach.ts'
import { CustomerDb } from '../../src/db/scope.ts'
import { storedFiles } from '../../src/files/schema.ts'
import { invoiceDeductions, invoices } from '../../src/invoices/schema.ts'
import { jobs, jobTypes, serviceCategories } from '../../src/jobs/schema.ts'
import { mostNotices } from '../../src/payments/payment.ts'
import { accountMonths, paymentNotices } from '../../src/payments/schema.ts'
import { mostADay, mostOpen } from '../../src/requests/request.ts'
import { requestSteps, visitRequests } from '../../src/requests/schema.ts'
import { all, contactReach } from '../../src/sessions/reach.ts'
import { makeRequest } from '../support/requests.ts'
import { type Customer, makeWorld, type World } from '../support/world.ts'

const day = 24 * 60 * 60 * 1000
let world: World
let alice: Customer
beforeEach(async () => {
  world = await makeWorld()
  alice = world.alice
})

/** What Alice's contact holds, or the one of hers who only pays or only lives there. */
const holds = (part = '') => {
  const { companyId } = world
  return new CustomerDb(
    new D1(env.DB),
    { companyId, customerId: alice.id },
    contactReach(companyId, `${alice.contactId}${part}`),
    {
      query: { statement: () => ({ sql: 'select 1 as one', params: [] }), decode: (row: unknown) => row },
      admit: () => true,
      note: () => noteIfChanged(companyId, { kind: 'system' }, { did: 'settings_changed' }),
    },
  )
}
const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(world.companyId, ...values)
    .run()

describe('what a contact reads', () => {
  it('is as far as their rights go, table by table, and what the company does in any case', async () => {
    await run(
      `insert into stored_files (company_id, customer_id, id, content_type, size_bytes, sha256, created_at)
       values (?, ?, 'invoice-alice', 'application/pdf', 1, ?, 0)`,
      ...[alice.id, 'a'.repeat(64)],
    )
    await run(
      `insert into payment_notices (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, by_name, created_at)
       values (?, ?, 'notice', 'invoice-alice', 1, '2026-02-01', 'transfer', 'x', 0)`,
      alice.id,
    )
    const tables: Record<string, readonly [unknown, Fields]> = {
      steps: [requestSteps, { turn: requestSteps.turn }],
      months: [accountMonths, { month: accountMonths.month }],
      notices: [paymentNotices, { id: paymentNotices.id }],
      files: [storedFiles, { id: storedFiles.id }],
      types: [jobTypes, { id: jobTypes.id }],
      categories: [serviceCategories, { id: serviceCategories.id }],
    }
    const seen = async (part?: string) => {
      const db = holds(part)
      const rows = await db.read(
        ...Object.values(tables).map(([table, fields]) =>
          db.from(table as typeof jobs, fields as { id: typeof jobs.id }),
        ),
      )
      return rows.map(({ length }) => length)
    }
    expect(await seen()).toEqual([1, 1, 1, 1, 1, 1])
    expect(await seen('-resident')).toEqual([1, 0, 0, 0, 1, 1])
    expect(await seen('-payer')).toEqual([0, 1, 1, 1, 1, 1])
  })

  it('of deductions is what stands on invoices, to whoever sees these', async () => {
    await run(
      `insert into invoices (company_id, customer_id, id, kind, status, number, sequence, issued_on, due_on, net_cents,
         vat_cents, total_cents, document, created_at)
       select company_id, customer_id, 'deposit', 'deposit', 'issued', 'D-1', 9, issued_on, due_on, 10, 0, 10, document, 0
       from invoices where company_id = ? and id = 'invoice-alice'`,
    )
    await run(
      `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at)
       values (?, ?, 'of-deposit', 'deposit', 10, '2026-02-10', 'transfer', 0)`,
      alice.id,
    )
    await run(
      `insert into invoice_deductions (company_id, customer_id, invoice_id, deposit_id, amount_cents)
       values (?, ?, 'draft-alice', 'deposit', 10)`,
      alice.id,
    )
    for (const [part, rows] of [
      ['', 1],
      ['-payer', 1],
      ['-resident', 0],
    ] as const) {
      const db = holds(part)
      expect((await db.read(db.from(invoiceDeductions, { id: invoiceDeductions.depositId })))[0]).toHaveLength(rows)
    }
  })

  it('of the trail is what concerns them, and who opened a document where they see those', async () => {
    for (const did of ['document_opened', 'contact_changed', 'file_shown', 'file_removed'])
      await run(
        `insert into audit_events (company_id, id, customer_id, at, did, actor) values (?, ?2, ?3, 0, ?2, 'system')`,
        ...[did, alice.id],
      )
    const told = async (part: string) => {
      const db = holds(part)
      return (await db.read(db.from(auditEvents, { did: auditEvents.did })))[0].map(({ did }) => did).sort()
    }
    expect(await told('')).toEqual(['contact_changed', 'document_opened'])
    expect(await told('-resident')).toEqual(['contact_changed'])
  })
})

describe('a request of a contact', () => {
  const add = async (part = '') => {
    const db = holds(part)
    const [startAt, endAt] = [new Date(1e12), new Date(1e12 + 3_600_000)]
    const row = { jobId: alice.jobId, startAt, endAt, expiresAt: endAt, changedAt: startAt }
    return (await db.read(db.insert(visitRequests, row)))[0].length
  }
  const many = async (count: number, more: Parameters<typeof makeRequest>[2]) => {
    for (let n = 0; n < count; n++) await makeRequest(world, `${Math.random()}`, more)
  }
  const old = { createdAt: new Date(Date.now() - day - 1000) }

  it('is one of twenty that wait or were offered times, whatever others of the company have', async () => {
    await many(mostOpen, { ...old, customer: world.bob })
    await many(mostOpen, { ...old, status: 'declined' })
    await many(mostOpen - 3, old)
    await many(1, { ...old, status: 'proposed' })
    // With the one that every customer of a world has there is room for one more.
    expect([await add('-payer'), await add('-resident')]).toEqual([0, 0])
    expect([await add(), await add()]).toEqual([1, 0])
  })

  it('is one of forty within a day, whatever became of them', async () => {
    await many(mostADay, { customer: world.bob, status: 'withdrawn' })
    await many(5, { ...old, status: 'withdrawn' })
    await many(mostADay - 2, { status: 'withdrawn' })
    expect([await add(), await add()]).toEqual([1, 0])
  })

  it('is changed by whoever may ask, and no table is changed or added to that says nothing of it', async () => {
    const change = async (part: string) => {
      const db = holds(part)
      return (await db.read(db.update(visitRequests, { reason: 'x' }, undefined)))[0].length
    }
    expect([await change(''), await change('-resident')]).toEqual([1, 0])
    const db = holds()
    expect(() => db.insert(jobs as never, {} as never)).toThrow('out of this holder’s reach')
  })
})

describe('an invoice', () => {
  it('is marked as opened once, when it was issued, by whoever sees invoices', async () => {
    const open = async (id: string, part = '') => {
      const db = holds(part)
      return (await db.read(db.update(invoices, { openedAt: new Date() }, eq(invoices.id, id))))[0].length
    }
    expect([await open('draft-alice'), await open('invoice-alice', '-resident')]).toEqual([0, 0])
    expect([await open('invoice-alice'), await open('invoice-alice')]).toEqual([1, 0])
  })

  it('that is to pay is said to be paid, five times at most each, by whoever sees invoices', async () => {
    const say = async (invoiceId = 'invoice-alice', part = '') => {
      const db = holds(part)
      const row = { invoiceId, amountCents: 1, paidOn: '2026-02-01', method: 'transfer' as const, byName: 'x' }
      return (await db.read(db.insertOnce(paymentNotices, row)))[0].length
    }
    // One that stands open at a time is the database's to hold: it was dealt with before the next.
    const settle = () => run('update payment_notices set settled_at = 1 where company_id = ? and settled_at is null')
    expect([await say('invoice-alice', '-resident'), await say('draft-alice'), await say('invoice-bob')]).toEqual([
      ...[0, 0, 0],
    ])
    for (let n = 0; n < mostNotices; n++) {
      expect(await say()).toBe(1)
      await settle()
    }
    expect(await say()).toBe(0)
    await run(
      `insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents, vat_cents,
         total_cents, document, created_at)
       select company_id, customer_id, 'second', 'issued', 'S-1', 9, issued_on, due_on, 10, 0, 10, document, 0
       from invoices where company_id = ? and id = 'invoice-alice'`,
    )
    expect(await say('second')).toBe(1)
    await settle()
    await run(
      `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at)
       values (?, ?, 'whole', 'second', 10, '2026-02-10', 'transfer', 0)`,
      alice.id,
    )
    expect(await say('second')).toBe(0)
  })
})

it('a table behind no condition is reached by saying so, or not at all', () => {
  expect(() => all()).toThrow('reached by saying so')
  expect(() => all(undefined)).toThrow('reached by saying so')
})
