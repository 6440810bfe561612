import { and, asc, below, desc, eq, gt, inArray, type Mark } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { moneyBeside, ownCredit } from '../../payments/portal/queries.ts'
import { mostRelated, relatedColumns } from '../related.tsx'
import { invoiceDeductions, invoices } from '../schema.ts'
import { invoiceColumns } from './rows.tsx'

// A draft is nobody's invoice yet: every query of this side leaves drafts out. They have no day, so that a bound on it
// ends the range before them.
const issued = gt(invoices.issuedOn, '')
const order = [invoices.issuedOn, invoices.sequence, invoices.id]

/**
 * The customer's invoices, newest first, or only those with something left to pay; the years there are, newest first; and
 * what they have paid too much.
 */
export async function listInvoices(db: CustomerDb, show: 'all' | 'to-pay', after: Mark | undefined) {
  const shown = show === 'to-pay' ? eq(invoices.payable, 1) : issued
  const [rows, [oldest], [newest], [credit]] = await db.read(
    db
      .from(invoices, invoiceColumns)
      .where(and(shown, below(order, after)))
      .orderBy(...order.map(desc))
      .limit(pageLimit),
    endOfList(db, asc),
    endOfList(db, desc),
    ownCredit(db),
  )
  const page = pageOf(rows, (invoice) => [invoice.issuedOn ?? '', invoice.sequence ?? 0, invoice.id])
  return { page, years: yearsFrom(oldest?.issuedOn, newest?.issuedOn), creditCents: credit?.balanceCents ?? 0 }
}

const endOfList = (db: CustomerDb, towards: typeof asc | typeof desc) =>
  db
    .from(invoices, { issuedOn: invoices.issuedOn })
    .where(issued)
    .orderBy(...order.map(towards))
    .limit(1)

// A year between them may have none: its link says so.
function yearsFrom(oldest: string | null | undefined, newest: string | null | undefined): string[] {
  if (!oldest || !newest) return []
  const [first, last] = [oldest, newest].map((day) => Number(day.slice(0, 4))) as [number, number]
  return Array.from({ length: last - first + 1 }, (_, index) => String(last - index))
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
  const [[invoice], received, notices, ...related] = await db.read(
    db
      .from(invoices, {
        ...{ ...invoiceColumns, document: invoices.document, openedAt: invoices.openedAt },
        ...{ jobId: jobs.id, jobTitle: jobs.title },
      })
      .leftJoin(jobs, eq(jobs.id, invoices.jobId))
      .where(and(eq(invoices.id, id), issued)),
    ...moneyBeside(db, id),
    ...relatedTo(db, id),
  )
  if (!invoice?.document) return undefined
  const [corrects, creditNotes, deposits, deductedOn] = related
  const around = { corrects, creditNotes, deposits, deductedOn }
  return { ...invoice, document: invoice.document, payments: received, notices, related: around }
}
export type FoundInvoice = NonNullable<Awaited<ReturnType<typeof findInvoice>>>

/** What of the issued hangs together with an invoice, in the order of `Related`. */
const relatedTo = (db: CustomerDb, id: string) =>
  [
    db
      .from(invoices, relatedColumns)
      // No bound on the day beside it, or all of the customer's would be looked through; the reach leaves drafts out.
      .where(inArray(invoices.id, db.from(invoices, { id: invoices.correctsId }).where(eq(invoices.id, id)))),
    db
      .from(invoices, relatedColumns)
      .where(and(eq(invoices.correctsId, id), issued))
      .orderBy(asc(invoices.issuedOn), asc(invoices.id))
      .limit(mostRelated),
    db
      .from(invoiceDeductions, relatedColumns)
      .join(invoices, and(eq(invoices.id, invoiceDeductions.depositId), issued))
      .where(eq(invoiceDeductions.invoiceId, id))
      .limit(mostRelated),
    db
      .from(invoiceDeductions, relatedColumns)
      .join(invoices, and(eq(invoices.id, invoiceDeductions.invoiceId), issued))
      .where(and(eq(invoiceDeductions.depositId, id), eq(invoiceDeductions.released, false))),
  ] as const

/** What the PDF of an issued invoice is made from. */
export async function findDocument(db: CustomerDb, id: string) {
  const [[invoice]] = await db.read(
    db
      .from(invoices, {
        ...{ id: invoices.id, document: invoices.document },
        ...{ openedAt: invoices.openedAt, pdfSha256: invoices.pdfSha256 },
      })
      .where(and(eq(invoices.id, id), issued)),
  )
  return invoice?.document ? { ...invoice, document: invoice.document } : undefined
}
