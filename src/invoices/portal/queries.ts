import { and, asc, below, desc, eq, gt, type Mark } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { moneyBeside, ownCredit } from '../../payments/portal/queries.ts'
import { invoices } from '../schema.ts'
import { invoiceColumns } from './rows.tsx'

// A draft is nobody's invoice yet: every query of this side leaves drafts out. They have no day, so that a bound on it
// ends the range before them.
const issued = gt(invoices.issuedOn, '')
const order = [invoices.issuedOn, invoices.sequence, invoices.id]

/** The customer's invoices, newest first, or only those with something left to pay; and what they have paid too much. */
export async function listInvoices(db: CustomerDb, show: 'all' | 'to-pay', after: Mark | undefined) {
  const shown = show === 'to-pay' ? eq(invoices.payable, 1) : issued
  const [rows, [credit]] = await db.read(
    db
      .from(invoices, invoiceColumns)
      .where(and(shown, below(order, after)))
      .orderBy(...order.map(desc))
      .limit(pageLimit),
    ownCredit(db),
  )
  const page = pageOf(rows, (invoice) => [invoice.issuedOn ?? '', invoice.sequence ?? 0, invoice.id])
  return { page, creditCents: credit?.balanceCents ?? 0 }
}

/** Invoices with something left to pay, the oldest first because they press most, for the home page. */
export const payableInvoices = (db: CustomerDb, most: number) =>
  db
    .from(invoices, invoiceColumns)
    .where(eq(invoices.payable, 1))
    .orderBy(...order.map(asc))
    .limit(most)

/** An issued invoice, as it was frozen, with its payments, or undefined when it is not there or not this customer's. */
export async function findInvoice(db: CustomerDb, id: string) {
  const [[invoice], received, notices] = await db.read(
    db
      .from(invoices, { ...invoiceColumns, document: invoices.document, jobId: jobs.id, jobTitle: jobs.title })
      .leftJoin(jobs, eq(jobs.id, invoices.jobId))
      .where(and(eq(invoices.id, id), issued)),
    ...moneyBeside(db, id),
  )
  return invoice?.document ? { ...invoice, document: invoice.document, payments: received, notices } : undefined
}

/** What the PDF of an issued invoice is made from. */
export async function findDocument(db: CustomerDb, id: string) {
  const [[invoice]] = await db.read(
    db.from(invoices, { id: invoices.id, document: invoices.document }).where(and(eq(invoices.id, id), issued)),
  )
  return invoice?.document ? { id: invoice.id, document: invoice.document } : undefined
}
