import { customers } from '../../customers/schema.ts'
import { above, alias, and, asc, eq, isBelowZero, isNull, type Mark, ne } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { countOf, sumsOf } from '../../db/select.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { payableColumns } from '../../invoices/columns.ts'
import { invoices } from '../../invoices/schema.ts'
import { noticeColumns, paymentColumns } from '../columns.ts'
import { paymentNotices, payments } from '../schema.ts'

const mostEntries = 1000
/** Overpaid invoices that one press takes credit from; what is left is there for the next. */
const mostSources = 10

/** What a page that shows the money of an invoice reads beside it: its entries, the open message, credit elsewhere. */
export const moneyBeside = (db: CompanyDb, invoiceId: string) =>
  [
    db
      .from(payments, { ...paymentColumns, transferId: payments.transferId })
      .where(eq(payments.invoiceId, invoiceId))
      .orderBy(asc(payments.paidOn), asc(payments.id))
      .limit(mostEntries),
    db
      .from(paymentNotices, noticeColumns)
      .where(and(eq(paymentNotices.invoiceId, invoiceId), isNull(paymentNotices.settledAt))),
    overpaidBeside(db, invoiceId),
  ] as const

/**
 * What the customer of an invoice has paid too much on others, oldest first. Joined to the invoice, whose customer then leads
 * into the index of what was overpaid: a list of customers would not.
 */
function overpaidBeside(db: CompanyDb, invoiceId: string) {
  const here = alias(invoices, 'here')
  return db
    .from(here, {
      ...{ id: invoices.id, number: invoices.number, balanceCents: invoices.balanceCents },
      document: invoices.document,
    })
    .join(
      invoices,
      and(eq(invoices.customerId, here.customerId), isBelowZero(invoices.balanceCents), ne(invoices.id, here.id)),
    )
    .where(eq(here.id, invoiceId))
    .orderBy(asc(invoices.issuedOn), asc(invoices.id))
    .limit(mostSources)
}

/** What a customer has paid too much on all invoices together, below zero. */
export const creditOfCustomer = (db: CompanyDb, customerId: string) =>
  sumsOf(
    db
      .from(invoices, { balanceCents: invoices.balanceCents })
      .where(and(eq(invoices.customerId, customerId), isBelowZero(invoices.balanceCents))),
    'balanceCents',
  )

/** An invoice that takes payments, with its money; undefined for drafts, credit notes, and what is not there. */
export async function findMoney(db: CompanyDb, invoiceId: string) {
  const [[invoice], entries, [notice], overpaid] = await db.read(
    db
      .from(invoices, {
        ...{ id: invoices.id, number: invoices.number, document: invoices.document },
        ...{
          ...payableColumns,
          balanceCents: invoices.balanceCents,
          customerId: customers.id,
          customer: customers.name,
        },
      })
      .join(customers, eq(customers.id, invoices.customerId))
      .where(eq(invoices.id, invoiceId)),
    ...moneyBeside(db, invoiceId),
  )
  if (!invoice?.document || !invoice.number || invoice.kind === 'credit_note') return undefined
  const { document, number, ...rest } = invoice
  const { currency } = document
  return { invoice: { ...rest, number, currency }, entries, notice, overpaid: inCurrency(overpaid, currency) }
}
export type FoundMoney = NonNullable<Awaited<ReturnType<typeof findMoney>>>

type Overpaid = ReturnType<ReturnType<typeof overpaidBeside>['decode']>

/** Those issued in the same currency: credit in another pays nothing here. */
export const inCurrency = (overpaid: Overpaid[], currency: string) =>
  overpaid
    .filter(({ document }) => document?.currency === currency)
    .map(({ id, number, balanceCents }) => ({ id, number, balanceCents }))

/** A payment and the entries that stand or fall with it: those of its transfer, or none. */
export async function findPayment(db: CompanyDb, id: string) {
  const one = alias(payments, 'one')
  const columns = {
    ...{ ...paymentColumns, invoiceId: payments.invoiceId, transferId: payments.transferId },
    customerId: payments.customerId,
  }
  const [[payment], transferred] = await db.read(
    db
      .from(payments, { ...columns, number: invoices.number })
      .join(invoices, eq(invoices.id, payments.invoiceId))
      .where(eq(payments.id, id)),
    db.from(one, columns).join(payments, eq(payments.transferId, one.transferId)).where(eq(one.id, id)),
  )
  return payment && { payment, others: transferred.filter((other) => other.id !== id && other.counterOf === null) }
}
export type FoundPayment = NonNullable<Awaited<ReturnType<typeof findPayment>>>

const listedColumns = {
  ...{ ...noticeColumns, invoiceId: invoices.id, number: invoices.number },
  ...{ customerId: customers.id, customer: customers.name },
}

const selectNotices = (db: CompanyDb) =>
  db
    .from(paymentNotices, listedColumns)
    .join(invoices, eq(invoices.id, paymentNotices.invoiceId))
    .join(customers, eq(customers.id, paymentNotices.customerId))

const byAge = [paymentNotices.createdAt, paymentNotices.id]

/** What customers say to have paid and nobody has looked at, what waits longest first. */
export const openNotices = (db: CompanyDb, most: number, after?: Mark) =>
  selectNotices(db)
    .where(and(eq(paymentNotices.open, 1), above(byAge, after)))
    .orderBy(...byAge.map(asc))
    .limit(most)

/** How many these are, as far as anyone counts them. */
export const countOpenNotices = (db: CompanyDb) =>
  countOf(db.from(paymentNotices, { id: paymentNotices.id }).where(eq(paymentNotices.open, 1)).limit(100))

/** A page of them. */
export async function listNotices(db: CompanyDb, after: Mark | undefined) {
  const [rows] = await db.read(openNotices(db, pageLimit, after))
  return pageOf(rows, ({ createdAt, id }) => [createdAt, id])
}
export type NoticeRow = Awaited<ReturnType<typeof listNotices>>['rows'][number]

/** A customer's message and the invoice it is about; undefined when there is none. */
export async function findNotice(db: CompanyDb, id: string) {
  const [[notice]] = await db.read(selectNotices(db).where(eq(paymentNotices.id, id)))
  return notice
}
