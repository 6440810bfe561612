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
import { cents, companyId, createdAt, customerId, day, id, instant } from '../db/columns.ts'
import { isOneOf } from '../db/constraints.ts'
import { invoices } from '../invoices/schema.ts'
import { type PaymentMethod, paymentMethods } from './payment.ts'

/** Money received for an invoice, or given back where it is below zero. Undone by a counter-entry, never changed. */
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
    /** As the bank or the cheque says it. */
    reference: text('reference'),
    /** The payment that this one undoes. */
    counterOf: text('counter_of'),
    /** The same on both entries where what was paid too much for one invoice is used for another. */
    transferId: text('transfer_id'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique('payments_customer').on(table.companyId, table.customerId, table.id),
    unique('payments_undone_once').on(table.companyId, table.counterOf),
    foreignKey({
      columns: [table.companyId, table.customerId, table.invoiceId],
      foreignColumns: [invoices.companyId, invoices.customerId, invoices.id],
    }),
    foreignKey({
      columns: [table.companyId, table.customerId, table.counterOf],
      foreignColumns: [table.companyId, table.customerId, table.id],
    }),
    index('payments_of_invoice').on(table.companyId, table.invoiceId, table.paidOn, table.id),
    index('payments_of_customer').on(table.companyId, table.customerId, table.paidOn, table.id),
    index('payments_of_transfer').on(table.companyId, table.transferId).where(sql`transfer_id is not null`),
    check('payments_method', isOneOf(table.method, paymentMethods)),
    check('payments_amount', sql`${table.amountCents} <> 0`),
  ],
)

/**
 * What a customer was charged and paid in a month, kept by triggers on invoices and payments, so that a statement opens
 * with what stood before it without reading all that came before. Credit notes count below zero.
 */
export const accountMonths = sqliteTable(
  'account_months',
  {
    companyId: companyId(),
    customerId: customerId(),
    /** `YYYY-MM`. */
    month: text('month').notNull(),
    chargedCents: cents('charged_cents').notNull().default(0),
    receivedCents: cents('received_cents').notNull().default(0),
    /** How many documents were issued in it. */
    documents: integer('documents').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.customerId, table.month] })],
)

/**
 * What a customer owes at present, kept by triggers on invoices: of one with hundreds of unpaid invoices no page adds them
 * up. For staff: `customerOf` keeps it from the portal.
 */
export const accountDues = sqliteTable(
  'account_dues',
  {
    companyId: companyId(),
    customerOf: text('customer_id').notNull(),
    /** Invoices that something is left to pay of. */
    invoices: integer('invoices').notNull().default(0),
    owedCents: cents('owed_cents').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.customerOf] })],
)

/** What a customer says to have paid: a message to staff, never a payment. One at a time stands open for an invoice. */
export const paymentNotices = sqliteTable(
  'payment_notices',
  {
    companyId: companyId(),
    customerId: customerId<{ add: 'id' | 'invoiceId' | 'amountCents' | 'paidOn' | 'method' | 'message' | 'byName' }>(),
    id: id(),
    invoiceId: text('invoice_id').notNull(),
    amountCents: cents('amount_cents').notNull(),
    paidOn: day('paid_on').notNull(),
    method: text('method').notNull().$type<PaymentMethod>(),
    message: text('message'),
    byName: text('by_name').notNull(),
    /** When staff had looked at it. */
    settledAt: instant('settled_at'),
    open: integer('open').notNull().generatedAlwaysAs(sql`settled_at is null`, { mode: 'virtual' }),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    uniqueIndex('payment_notices_open').on(table.companyId, table.invoiceId).where(sql`settled_at is null`),
    foreignKey({
      columns: [table.companyId, table.customerId, table.invoiceId],
      foreignColumns: [invoices.companyId, invoices.customerId, invoices.id],
    }),
    index('payment_notices_of_invoice').on(table.companyId, table.invoiceId, table.createdAt, table.id),
    index('payment_notices_of_customer').on(table.companyId, table.customerId, table.id),
    index('payment_notices_by_age').on(table.companyId, table.open, table.createdAt, table.id),
    check('payment_notices_method', isOneOf(table.method, paymentMethods)),
    check('payment_notices_amount', sql`${table.amountCents} > 0`),
  ],
)
