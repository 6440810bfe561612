import { env } from 'cloudflare:workers'
import { noteIfChanged } from '../../src/audit/note.ts'
import { D1 } from '../../src/db/d1.ts'
import { CompanyDb } from '../../src/db/scope.ts'
import { lineNetCents, totals, vatByRate } from '../../src/invoices/invoice.ts'
import { run } from './customers.ts'
import { documentOf } from './document.ts'
import { recordedDb } from './recorder.ts'
import type { World } from './world.ts'

/** A share of a document: net in cents at a rate in basis points. */
export type Share = [netCents: number, rateBasisPoints: number]

interface Draft {
  kind?: 'invoice' | 'deposit' | 'credit_note'
  customer?: string
  job?: string | null
  corrects?: string
  shares?: Share[]
}

const lineOf = ([netCents, vatRateBasisPoints]: Share, index: number) => {
  const line = { quantityThousandths: 1000, unitPriceCents: netCents, discountBasisPoints: 0 }
  return { description: `Work ${index + 1}`, unit: 'u', ...line, vatRateBasisPoints, netCents: lineNetCents(line) }
}

/** Writes a draft with a line a share; gives its id. */
export async function draft(world: World, id: string, of: Draft = {}): Promise<string> {
  const { kind = 'invoice', customer = world.alice.id, job = null, corrects = null, shares = [[10_000, 2000]] } = of
  const lines = shares.map(lineOf)
  const { netCents, vatCents, totalCents } = totals(lines)
  await run(
    `insert into invoices (company_id, customer_id, id, kind, job_id, corrects_id, status, net_cents, vat_cents,
       total_cents, created_at) values (?, ?, ?, ?, ?, ?, 'draft', ?, ?, ?, 0)`,
    ...[world.companyId, customer, id, kind, job, corrects, netCents, vatCents, totalCents],
  )
  for (const [index, line] of lines.entries()) {
    await run(
      `insert into invoice_lines (company_id, customer_id, invoice_id, position, description, quantity_thousandths, unit,
         unit_price_cents, vat_rate_basis_points, net_cents) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[world.companyId, customer, id, index + 1, line.description, 1000, 'u', line.unitPriceCents],
      ...[line.vatRateBasisPoints, line.netCents],
    )
  }
  return id
}

interface Issue {
  on?: string
  deducted?: number | undefined
  retention?: [cents: number, dueOn: string]
  sequence?: number
}

/** Issues a draft under the next number of its series, with a document of its lines. */
export async function issue(world: World, id: string, { on = '2026-04-01', ...as }: Issue = {}): Promise<void> {
  const row = await rowOf(world, id)
  const lines = await env.DB.prepare(
    `select description, quantity_thousandths as quantityThousandths, unit, unit_price_cents as unitPriceCents,
       discount_basis_points as discountBasisPoints, vat_rate_basis_points as vatRateBasisPoints, net_cents as netCents
     from invoice_lines where company_id = ? and invoice_id = ? order by position`,
  )
    .bind(world.companyId, id)
    .all<ReturnType<typeof lineOf> & { discountBasisPoints: number }>()
  const series = row.kind === 'credit_note' ? 'creditNote' : row.kind
  const last = await env.DB.prepare('select last from invoice_counters where company_id = ? and series = ?')
    .bind(world.companyId, series)
    .first<number>('last')
  const sequence = as.sequence ?? (last ?? 0) + 1
  const number = `${String(series).slice(0, 3).toUpperCase()}-${sequence}`
  const document = {
    ...{ ...documentOf('alice', number), kind: row.kind, issuedOn: on, lines: lines.results },
    ...{ vat: vatByRate(lines.results), ...totals(lines.results) },
  }
  const [kept, until] = as.retention ?? [0, null]
  await run(
    `update invoices set status = 'issued', issued_at = 1, sequence = ?3, number = ?4, issued_on = ?5, due_on = ?5,
       document = ?6, deducted_cents = coalesce(?7, deducted_cents), retention_cents = ?8, retention_due_on = ?9
     where company_id = ?1 and id = ?2`,
    ...[world.companyId, id, sequence, number, on, JSON.stringify(document), as.deducted ?? null, kept, until],
  )
}

/** A draft that is issued at once. */
export async function issued(world: World, id: string, of: Draft & Issue = {}): Promise<string> {
  await draft(world, id, of)
  await issue(world, id, of)
  return id
}

interface Payment {
  id?: string
  customer?: string
  on?: string
  method?: string
  counterOf?: string
}

/** Records a payment; gives its id. */
export async function pay(world: World, invoiceId: string, amountCents: number, as: Payment = {}): Promise<string> {
  const { id = crypto.randomUUID(), customer = world.alice.id, on = '2026-04-02', method = 'transfer' } = as
  await run(
    `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, counter_of, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    ...[world.companyId, customer, id, invoiceId, amountCents, on, method, as.counterOf ?? null],
  )
  return id
}

/** Has a draft deduct a deposit. */
export async function deduct(world: World, invoiceId: string, depositId: string, amount?: number): Promise<void> {
  const { customer_id, total_cents } = await rowOf(world, depositId)
  await run(
    'insert into invoice_deductions (company_id, customer_id, invoice_id, deposit_id, amount_cents) values (?, ?, ?, ?, ?)',
    ...[world.companyId, customer_id, invoiceId, depositId, amount ?? total_cents],
  )
}

/** An invoice as it is stored. */
export async function rowOf({ companyId }: World, id: string): Promise<Record<string, string | number | null>> {
  const row = await env.DB.prepare('select * from invoices where company_id = ? and id = ?')
    .bind(companyId, id)
    .first<Record<string, string | number | null>>()
  if (!row) throw new Error(`There is no invoice ${id}.`)
  return row
}

/** The database that staff of a world hold, whoever they are. */
export const staffDb = ({ companyId }: World): CompanyDb =>
  new CompanyDb(new D1(recordedDb), companyId, {
    query: { statement: () => ({ sql: 'select 1', params: [] }), decode: (row) => row },
    admit: () => ({}),
    note: (_, deed) => noteIfChanged(companyId, { kind: 'system' }, deed),
  })
