import { and, asc, below, desc, eq, gt, type Mark } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { payments } from '../../payments/schema.ts'
import { invoiceDeductions, invoices } from '../schema.ts'
import { invoiceColumns } from './rows.tsx'

// A draft is nobody's invoice yet: every query of this side leaves drafts out. They have no day, so that a bound on it
// ends the range before them.
const issued = gt(invoices.issuedOn, '')
const order = [invoices.issuedOn, invoices.sequence, invoices.id]

/** The customer's invoices, newest first; or only those with something left to pay. */
export async function listInvoices(db: CustomerDb, show: 'all' | 'to-pay', after: Mark | undefined) {
  const shown = show === 'to-pay' ? eq(invoices.payable, 1) : issued
  const [rows] = await db.read(
    db
      .from(invoices, invoiceColumns)
      .where(and(shown, below(order, after)))
      .orderBy(...order.map(desc))
      .limit(pageLimit),
  )
  return pageOf(rows, (invoice) => [invoice.issuedOn ?? '', invoice.sequence ?? 0, invoice.id])
}

/** Invoices with something left to pay, the oldest first because they press most, for the home page. */
export const payableInvoices = (db: CustomerDb, most: number) =>
  db
    .from(invoices, invoiceColumns)
    .where(eq(invoices.payable, 1))
    .orderBy(...order.map(asc))
    .limit(most)

/**
 * An issued invoice, as it was frozen, with its payments and the documents it stands with, or undefined when it is not
 * there or not this customer's.
 */
export async function findInvoice(db: CustomerDb, id: string) {
  const [[invoice], received, creditNotes, deposits, [final]] = await db.read(
    db
      .from(invoices, {
        ...{ ...invoiceColumns, document: invoices.document, openedAt: invoices.openedAt },
        ...{ correctsId: invoices.correctsId, jobId: jobs.id, jobTitle: jobs.title },
      })
      .leftJoin(jobs, eq(jobs.id, invoices.jobId))
      .where(and(eq(invoices.id, id), issued)),
    db
      .from(payments, { amountCents: payments.amountCents, paidOn: payments.paidOn, method: payments.method })
      .join(invoices, and(eq(invoices.id, payments.invoiceId), issued))
      .where(eq(payments.invoiceId, id))
      .orderBy(asc(payments.paidOn), asc(payments.id)),
    db
      .from(invoices, { id: invoices.id, number: invoices.number, totalCents: invoices.totalCents })
      .where(and(eq(invoices.correctsId, id), issued))
      .orderBy(asc(invoices.issuedOn), asc(invoices.id)),
    db
      .from(invoiceDeductions, { id: invoices.id, number: invoices.number })
      .join(invoices, eq(invoices.id, invoiceDeductions.depositId))
      .where(eq(invoiceDeductions.invoiceId, id)),
    db
      .from(invoiceDeductions, { id: invoices.id, number: invoices.number })
      .join(invoices, and(eq(invoices.id, invoiceDeductions.invoiceId), issued))
      .where(and(eq(invoiceDeductions.depositId, id), eq(invoiceDeductions.released, false)))
      .limit(1),
  )
  if (!invoice?.document) return undefined
  return { ...invoice, document: invoice.document, payments: received, creditNotes, deposits, final }
}
export type FoundInvoice = NonNullable<Awaited<ReturnType<typeof findInvoice>>>

/** What the papers of an issued invoice are made from. */
export async function findDocument(db: CustomerDb, id: string) {
  const [[invoice]] = await db.read(
    db
      .from(invoices, { id: invoices.id, document: invoices.document, openedAt: invoices.openedAt })
      .where(and(eq(invoices.id, id), issued)),
  )
  return invoice?.document ? { ...invoice, document: invoice.document } : undefined
}
