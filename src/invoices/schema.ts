import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { customers } from '../customers/schema.ts'
import { cents, companyId, createdAt, customerId, day, id, internal, version } from '../db/columns.ts'
import { isNotNegative, isOneOf } from '../db/constraints.ts'
import { jobs } from '../jobs/schema.ts'
import type { InvoiceDocument } from './document.ts'
import { type InvoiceStatus, invoiceStatuses, type PaymentMethod, paymentMethods, type Standing } from './invoice.ts'

/** Drafts hold no number; issuing fixes number, day, amounts and document, and triggers refuse any later change. */
export const invoices = sqliteTable(
  'invoices',
  {
    companyId: companyId(),
    customerId: customerId(),
    id: id(),
    jobId: text('job_id'),
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
    /** 1 while something is left to pay. Kept by the database. */
    payable: integer('payable')
      .notNull()
      .generatedAlwaysAs(sql`status = 'issued' and paid_cents < total_cents`, { mode: 'stored' }),
    /** Where it stands but for the day: overdue is what is owed past its day. Kept by the database. */
    standing: text('standing')
      .notNull()
      .$type<Standing>()
      .generatedAlwaysAs(
        sql`case status when 'issued' then iif(paid_cents < total_cents, 'owed', 'paid') else status end`,
        { mode: 'virtual' },
      ),
    document: text('document', { mode: 'json' }).$type<InvoiceDocument>(),
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
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.invoiceId, table.position] }),
    foreignKey({
      columns: [table.companyId, table.customerId, table.invoiceId],
      foreignColumns: [invoices.companyId, invoices.customerId, invoices.id],
    }),
    check('invoice_lines_discount', sql`${table.discountBasisPoints} between 0 and 10000`),
    check('invoice_lines_vat_rate', sql`${table.vatRateBasisPoints} between 0 and 10000`),
  ],
)

/** Money received for an invoice. */
export const payments = sqliteTable(
  'payments',
  {
    companyId: companyId(),
    customerId: customerId(),
    id: id(),
    invoiceId: text('invoice_id').notNull(),
    amountCents: cents('amount_cents').notNull(),
    paidOn: day('paid_on').notNull(),
    method: text('method').notNull().$type<PaymentMethod>(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    foreignKey({
      columns: [table.companyId, table.customerId, table.invoiceId],
      foreignColumns: [invoices.companyId, invoices.customerId, invoices.id],
    }),
    index('payments_of_invoice').on(table.companyId, table.invoiceId, table.paidOn, table.id),
    check('payments_method', isOneOf(table.method, paymentMethods)),
    check('payments_amount', sql`${table.amountCents} <> 0`),
  ],
)
