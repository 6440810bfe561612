import { and, asc, below, desc, eq, type Mark, ne } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { invoiceLines, invoices, payments } from '../schema.ts'
import { invoiceColumns } from './rows.tsx'

// A draft is nobody's invoice yet: every query of this side leaves drafts out.
const issued = ne(invoices.status, 'draft')
const newestFirst = [invoices.issuedOn, invoices.sequence, invoices.id]

/** The customer's invoices, newest first; or only those with something left to pay. */
export async function listInvoices(db: CustomerDb, show: 'all' | 'to-pay', after: Mark | undefined) {
  const shown = show === 'to-pay' ? eq(invoices.payable, 1) : issued
  const [rows] = await db.read(
    db
      .from(invoices, invoiceColumns)
      .where(and(shown, below(newestFirst, after)))
      .orderBy(...newestFirst.map(desc))
      .limit(pageLimit),
  )
  return pageOf(rows, (invoice) => [invoice.issuedOn ?? '', invoice.sequence ?? 0, invoice.id])
}

/** Invoices with something left to pay, newest first, for the home page. */
export const payableInvoices = (db: CustomerDb, most: number) =>
  db
    .from(invoices, invoiceColumns)
    .where(eq(invoices.payable, 1))
    .orderBy(...newestFirst.map(desc))
    .limit(most)

/** An issued invoice with its lines and payments, or undefined when it is not there or not this customer's. */
export async function findInvoice(db: CustomerDb, id: string) {
  const [[invoice], lines, received] = await db.read(
    db
      .from(invoices, { ...invoiceColumns, document: invoices.document, jobId: jobs.id, jobTitle: jobs.title })
      .leftJoin(jobs, eq(jobs.id, invoices.jobId))
      .where(and(eq(invoices.id, id), issued)),
    db
      .from(invoiceLines, {
        description: invoiceLines.description,
        quantityThousandths: invoiceLines.quantityThousandths,
        unit: invoiceLines.unit,
        unitPriceCents: invoiceLines.unitPriceCents,
        discountBasisPoints: invoiceLines.discountBasisPoints,
        vatRateBasisPoints: invoiceLines.vatRateBasisPoints,
        netCents: invoiceLines.netCents,
      })
      .join(invoices, and(eq(invoices.id, invoiceLines.invoiceId), issued))
      .where(eq(invoiceLines.invoiceId, id))
      .orderBy(asc(invoiceLines.position)),
    db
      .from(payments, { amountCents: payments.amountCents, paidOn: payments.paidOn, method: payments.method })
      .join(invoices, and(eq(invoices.id, payments.invoiceId), issued))
      .where(eq(payments.invoiceId, id))
      .orderBy(asc(payments.paidOn), asc(payments.id)),
  )
  return invoice?.document ? { ...invoice, document: invoice.document, lines, payments: received } : undefined
}

/** What the PDF of an issued invoice is made from. */
export async function findDocument(db: CustomerDb, id: string) {
  const [[invoice]] = await db.read(
    db.from(invoices, { id: invoices.id, document: invoices.document }).where(and(eq(invoices.id, id), issued)),
  )
  return invoice?.document ? { id: invoice.id, document: invoice.document } : undefined
}
