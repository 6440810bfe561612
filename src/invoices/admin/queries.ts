import { customers } from '../../customers/schema.ts'
import { above, and, asc, below, desc, eq, gt, isNull, lt, type Mark } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { invoices } from '../schema.ts'
import { invoiceColumns } from './rows.tsx'

const newestFirst = [invoices.issuedOn, invoices.sequence, invoices.id]
const longestOverdueFirst = [invoices.dueOn, invoices.id]

/** Every invoice: drafts, which are still to be issued, then the others, newest first. */
export async function listInvoices(db: CompanyDb, after: Mark | undefined) {
  // A draft has no day, and null is neither below nor above a mark: the two are ranges of their own. Drafts are looked up
  // by the number they lack, because its index leads to them alone; `payable`, 0 on each of them, stands in the mark so
  // that D1 does not walk all invoices by id instead.
  const draft = after?.[0] === '' ? [0, ...after.slice(2)] : undefined
  const issued = draft ? undefined : after
  const rows = await db.read(
    selectInvoices(db)
      .where(and(isNull(invoices.number), below([invoices.payable, invoices.id], draft)))
      .orderBy(desc(invoices.id))
      .limit(issued ? 0 : pageLimit),
    selectInvoices(db)
      .where(and(gt(invoices.issuedOn, ''), below(newestFirst, issued)))
      .orderBy(...newestFirst.map(desc))
      .limit(pageLimit),
  )
  return pageOf(rows.flat(), (invoice) => [invoice.issuedOn ?? '', invoice.sequence ?? 0, invoice.id])
}

/** Issued invoices whose last day to pay is before `today` and that are not paid, longest overdue first. */
export async function listOverdue(db: CompanyDb, today: string, after: Mark | undefined) {
  const [rows] = await db.read(overdueInvoices(db, today, pageLimit, after))
  return pageOf(rows, (invoice) => [invoice.dueOn ?? '', invoice.id])
}

/** The same as a query, for the dashboard. */
export const overdueInvoices = (db: CompanyDb, today: string, most: number, after?: Mark) =>
  selectInvoices(db)
    .where(and(eq(invoices.payable, 1), lt(invoices.dueOn, today), above(longestOverdueFirst, after)))
    .orderBy(...longestOverdueFirst.map(asc))
    .limit(most)

/** The invoices of a job, newest first and drafts last. */
export const invoicesOfJob = (db: CompanyDb, jobId: string, most: number) =>
  selectInvoices(db)
    .where(eq(invoices.jobId, jobId))
    .orderBy(...newestFirst.map(desc))
    .limit(most)

const selectInvoices = (db: CompanyDb) =>
  db.from(invoices, invoiceColumns).join(customers, eq(customers.id, invoices.customerId))
