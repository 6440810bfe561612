import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { type NumberSeries, numberSeries } from '../companies/invoicing.ts'
import { customers } from '../customers/schema.ts'
import { cents, companyId, createdAt, customerId, day, id, instant, internal, version } from '../db/columns.ts'
import { isNotNegative, isOneOf } from '../db/constraints.ts'
import { jobs } from '../jobs/schema.ts'
import type { InvoiceDocument } from './document.ts'
import { type InvoiceKind, type InvoiceStatus, invoiceKinds, invoiceStatuses, type Standing } from './invoice.ts'
import { type InvoiceTerms, noTerms } from './terms.ts'

/** Drafts hold no number; issuing fixes number, day, amounts and document, and triggers refuse any later change. */
export const invoices = sqliteTable(
  'invoices',
  {
    companyId: companyId(),
    customerId: customerId<{ change: 'openedAt' }>(),
    id: id(),
    kind: text('kind').notNull().$type<InvoiceKind>().default('invoice'),
    jobId: text('job_id'),
    /** The invoice that a credit note takes back, whole or in part: an issued one of the same customer, triggers see to it. */
    correctsId: text('corrects_id'),
    status: text('status').notNull().$type<InvoiceStatus>(),
    number: text('number'),
    /** The running number behind `number`, for order among invoices of one day. */
    sequence: integer('sequence'),
    issuedOn: day('issued_on'),
    dueOn: day('due_on'),
    netCents: cents('net_cents').notNull(),
    vatCents: cents('vat_cents').notNull(),
    totalCents: cents('total_cents').notNull(),
    /** Sum of the payments, kept by triggers on them. */
    paidCents: cents('paid_cents').notNull().default(0),
    /** Sum of the deposits deducted, kept by triggers on `invoice_deductions`. */
    deductedCents: cents('deducted_cents').notNull().default(0),
    /** Sum of the credit notes issued against it, kept by triggers: never more than its total. */
    creditedCents: cents('credited_cents').notNull().default(0),
    /** What may be kept back as a guarantee, and until when; fixed at issue. */
    retentionCents: cents('retention_cents').notNull().default(0),
    retentionDueOn: day('retention_due_on'),
    /** What is left to pay, below zero where too much was paid (`owedCents`). Kept by the database. */
    balanceCents: cents('balance_cents')
      .notNull()
      .generatedAlwaysAs(
        sql`case when status = 'draft' or kind = 'credit_note' then 0 when status = 'cancelled' then -paid_cents else total_cents - deducted_cents - credited_cents - paid_cents end`,
        { mode: 'virtual' },
      ),
    /** 1 while something is left to pay. Kept by the database. */
    payable: integer('payable').notNull().generatedAlwaysAs(sql`balance_cents > 0`, { mode: 'virtual' }),
    /** Where it stands but for the day: overdue is what is owed past its day. Kept by the database. */
    standing: text('standing')
      .notNull()
      .$type<Standing>()
      .generatedAlwaysAs(
        sql`case when status = 'draft' then 'draft' when kind = 'credit_note' then 'credit' when status = 'cancelled' then 'cancelled' else iif(balance_cents > 0, 'owed', 'paid') end`,
        { mode: 'virtual' },
      ),
    /** What a draft says beside its lines. */
    terms: text('terms', { mode: 'json' }).notNull().$type<InvoiceTerms>().default(noTerms),
    document: text('document', { mode: 'json' }).$type<InvoiceDocument>(),
    /** When it was issued here; null for drafts and for what was taken over from elsewhere. */
    issuedAt: instant('issued_at'),
    /** Printed on it, to look up with its file whether it is the company's. */
    checkCode: text('check_code'),
    /** SHA-256 of its PDF, in hexadecimal, once that is stored (set by a trigger on `stored_files`). */
    pdfSha256: text('pdf_sha256'),
    /** When someone at the customer first opened it. */
    openedAt: instant('opened_at'),
    internalNotes: internal('internal_notes'),
    /** Says which line of an import made it, so that none makes it twice. */
    importKey: text('import_key'),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique('invoices_import').on(table.companyId, table.importKey),
    unique('invoices_number').on(table.companyId, table.number),
    unique('invoices_customer').on(table.companyId, table.customerId, table.id),
    foreignKey({ columns: [table.companyId, table.customerId], foreignColumns: [customers.companyId, customers.id] }),
    foreignKey({
      columns: [table.companyId, table.customerId, table.jobId],
      foreignColumns: [jobs.companyId, jobs.customerId, jobs.id],
    }),
    unique('invoices_check_code').on(table.companyId, table.checkCode),
    index('invoices_correcting').on(table.companyId, table.correctsId, table.issuedOn, table.id),
    // What a customer has paid too much.
    index('invoices_overpaid')
      .on(table.companyId, table.customerId, table.issuedOn, table.id)
      .where(sql`balance_cents < 0`),
    // Deposits of a customer, to be deducted.
    index('invoices_deposits')
      .on(table.companyId, table.customerId, table.issuedOn, table.id)
      .where(sql`kind = 'deposit'`),
    // Across companies, for the clock: issued here, and not yet on paper.
    index('invoices_unprinted').on(table.issuedAt).where(sql`issued_at is not null and pdf_sha256 is null`),
    index('invoices_of_customer').on(table.companyId, table.customerId, table.issuedOn, table.sequence, table.id),
    index('invoices_payable_of_customer').on(
      table.companyId,
      table.customerId,
      table.payable,
      table.issuedOn,
      table.sequence,
      table.id,
    ),
    index('invoices_of_job').on(table.companyId, table.jobId, table.issuedOn, table.sequence, table.id),
    index('invoices_of_company').on(table.companyId, table.issuedOn, table.sequence, table.id),
    index('invoices_by_standing').on(table.companyId, table.standing, table.issuedOn, table.sequence, table.id),
    index('invoices_payable_of_company').on(table.companyId, table.payable, table.dueOn, table.id),
    check('invoices_kind', isOneOf(table.kind, invoiceKinds)),
    // A draft may stand below zero while it is written; a trigger refuses to issue it so.
    check(
      'invoices_credited',
      sql`${table.creditedCents} = 0 or ${table.creditedCents} between 1 and ${table.totalCents}`,
    ),
    check('invoices_status', isOneOf(table.status, invoiceStatuses)),
    check('invoices_total', sql`${table.totalCents} = ${table.netCents} + ${table.vatCents}`),
    check('invoices_paid', isNotNegative(table.paidCents)),
    check(
      'invoices_issued',
      sql`(${table.status} = 'draft') = (${table.number} is null) and (${table.status} = 'draft') = (${table.sequence} is null) and (${table.status} = 'draft') = (${table.issuedOn} is null) and (${table.status} = 'draft') = (${table.dueOn} is null) and (${table.status} = 'draft') = (${table.document} is null)`,
    ),
  ],
)

/** Lines lie beside each other by invoice, so that a page of them is one range. */
export const invoiceLines = sqliteTable(
  'invoice_lines',
  {
    companyId: companyId(),
    customerId: customerId(),
    invoiceId: text('invoice_id').notNull(),
    position: integer('position').notNull(),
    description: text('description').notNull(),
    quantityThousandths: integer('quantity_thousandths').notNull(),
    unit: text('unit').notNull(),
    unitPriceCents: cents('unit_price_cents').notNull(),
    discountBasisPoints: integer('discount_basis_points').notNull().default(0),
    vatRateBasisPoints: integer('vat_rate_basis_points').notNull(),
    netCents: cents('net_cents').notNull(),
    /** The visit that it bills. */
    visitId: text('visit_id'),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.invoiceId, table.position] }),
    index('invoice_lines_of_visit').on(table.companyId, table.visitId).where(sql`visit_id is not null`),
    foreignKey({
      columns: [table.companyId, table.customerId, table.invoiceId],
      foreignColumns: [invoices.companyId, invoices.customerId, invoices.id],
    }),
    check('invoice_lines_discount', sql`${table.discountBasisPoints} between 0 and 10000`),
    check('invoice_lines_vat_rate', sql`${table.vatRateBasisPoints} between 0 and 10000`),
  ],
)

/**
 * Deposits that a final invoice deducts. A deposit is deducted once; where the invoice was taken back whole, it is free
 * again (`released`, set by a trigger). Added and removed while the invoice is a draft, triggers see to it.
 */
export const invoiceDeductions = sqliteTable(
  'invoice_deductions',
  {
    companyId: companyId(),
    customerId: customerId(),
    invoiceId: text('invoice_id').notNull(),
    depositId: text('deposit_id').notNull(),
    /** Total of the deposit. */
    amountCents: cents('amount_cents').notNull(),
    released: integer('released', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.invoiceId, table.depositId] }),
    uniqueIndex('invoice_deductions_once').on(table.companyId, table.depositId).where(sql`released = 0`),
    index('invoice_deductions_of_deposit').on(table.companyId, table.depositId),
    foreignKey({
      columns: [table.companyId, table.customerId, table.invoiceId],
      foreignColumns: [invoices.companyId, invoices.customerId, invoices.id],
    }),
    foreignKey({
      columns: [table.companyId, table.customerId, table.depositId],
      foreignColumns: [invoices.companyId, invoices.customerId, invoices.id],
    }),
    check('invoice_deductions_amount', sql`${table.amountCents} > 0`),
  ],
)

/**
 * The last number given in each series. Triggers on `invoices` raise it by one with each issue and refuse any other
 * number and an earlier day; before the first issue it says where to go on from.
 */
export const invoiceCounters = sqliteTable(
  'invoice_counters',
  {
    companyId: companyId(),
    series: text('series').notNull().$type<NumberSeries>(),
    last: integer('last').notNull(),
    /** Day of the last issue; null before the first. */
    lastIssuedOn: day('last_issued_on'),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.series] }),
    check('invoice_counters_series', isOneOf(table.series, numberSeries)),
    check('invoice_counters_last', isNotNegative(table.last)),
  ],
)
