import { customers } from '../../customers/schema.ts'
import { above, alias, and, asc, below, desc, eq, gt, isBelowZero, isNull, lt, type Mark } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { pageOf, pageSize } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { inCurrency, moneyBeside } from '../../payments/admin/queries.ts'
import type { Standing } from '../invoice.ts'
import { mostRelated, relatedColumns } from '../related.tsx'
import { invoiceDeductions, invoices } from '../schema.ts'
import { draftIn, draftQueries } from './drafts/queries.ts'
import { type Filter, hasYears, markOf } from './filter.ts'
import { invoiceColumns } from './rows.tsx'

const byDay = [invoices.issuedOn, invoices.sequence, invoices.id]
const byOwner = [invoices.customerId, invoices.issuedOn, invoices.id]
const longestOverdueFirst = [invoices.dueOn, invoices.id]

/** A page of the company's invoices, with what the page's filter needs: the first year, and whose they are. */
export async function listInvoices(db: CompanyDb, filter: Filter, today: string, size = pageSize) {
  const after = markOf(filter)
  const queries = queriesOf(db, filter, today, after, size)
  const [[first], [customer], ...rows] = await db.read(
    db
      .from(invoices, { issuedOn: invoices.issuedOn })
      .where(gt(invoices.issuedOn, ''))
      .orderBy(...byDay.map(asc))
      .limit(1),
    db.from(customers, { id: customers.id, name: customers.name }).where(eq(customers.id, filter.customer ?? '')),
    ...queries,
  )
  const page = pageOf(
    rows.flat(),
    (invoice) => {
      if (filter.show === 'overdue') return [invoice.dueOn ?? '', invoice.id]
      if (filter.show === 'overpaid') return [invoice.customerId, invoice.issuedOn ?? '', invoice.id]
      return [invoice.issuedOn ?? '', invoice.sequence ?? 0, invoice.id]
    },
    size,
  )
  return { page, firstYear: first?.issuedOn?.slice(0, 4), customer }
}

function queriesOf(db: CompanyDb, filter: Filter, today: string, after: Mark | undefined, size: number) {
  if (filter.show === 'overdue') return [overdueInvoices(db, today, size + 1, after)]
  return filter.show === 'overpaid' ? [overpaidInvoices(db, size + 1, after)] : ranges(db, filter, after, size)
}

/**
 * What is listed by the day of issue. Drafts have no day, and null is neither below nor above a mark: they are a range of
 * their own, ahead of the others where those are newest first.
 */
function ranges(db: CompanyDb, { show, sort, year, customer }: Filter, after: Mark | undefined, size: number) {
  const whose = customer ? eq(invoices.customerId, customer) : undefined
  const standing = (of: Standing) => eq(invoices.standing, of)
  const inDrafts = after?.[0] === ''
  const drafts = () =>
    selectInvoices(db)
      .where(
        and(
          whose ?? standing('draft'),
          isNull(invoices.issuedOn),
          isNull(invoices.sequence),
          below([invoices.id], inDrafts ? after.slice(2) : undefined),
        ),
      )
      .orderBy(desc(invoices.id))
      .limit(after && !inDrafts ? 0 : size + 1)
  const issued = () => {
    const mark = inDrafts ? undefined : after
    return selectInvoices(db)
      .where(and(whose ?? (show === 'all' ? undefined : standing(show as Standing)), ...daysOf(sort, year, mark)))
      .orderBy(...byDay.map(sort === 'newest' ? desc : asc))
      .limit(size + 1)
  }
  if (show === 'draft') return [drafts()]
  return show === 'all' && sort === 'newest' && !year && hasYears(show) ? [drafts(), issued()] : [issued()]
}

// One bound at each end, so that the list is one range of its index: it begins where a mark stands or would stand. A year
// written alone comes before each of its days.
function daysOf(sort: Filter['sort'], year: string | undefined, mark: Mark | undefined) {
  const after = year && String(Number(year) + 1)
  return sort === 'newest'
    ? [gt(invoices.issuedOn, year ?? ''), below(byDay, mark ?? (after ? [after, 0, ''] : undefined))]
    : [above(byDay, mark ?? [year ?? '', 0, '']), after ? lt(invoices.issuedOn, after) : undefined]
}

/** Issued invoices whose last day to pay is before `today` and that are not paid, longest overdue first. */
export const overdueInvoices = (db: CompanyDb, today: string, most: number, after?: Mark) =>
  selectInvoices(db)
    .where(and(eq(invoices.payable, 1), lt(invoices.dueOn, today), above(longestOverdueFirst, after)))
    .orderBy(...longestOverdueFirst.map(asc))
    .limit(most)

/**
 * Invoices that were paid too much, by whose they are: their own index holds no others. Always behind a mark, so that it is
 * begun with this index and not with the customers.
 */
const overpaidInvoices = (db: CompanyDb, most: number, after?: Mark) =>
  selectInvoices(db)
    .where(and(isBelowZero(invoices.balanceCents), above(byOwner, after ?? ['', '', ''])))
    .orderBy(...byOwner.map(asc))
    .limit(most)

/** The invoices of a job, newest first and drafts last. */
export const invoicesOfJob = (db: CompanyDb, jobId: string, most: number) =>
  selectInvoices(db)
    .where(eq(invoices.jobId, jobId))
    .orderBy(...byDay.map(desc))
    .limit(most)

const selectInvoices = (db: CompanyDb) =>
  db.from(invoices, invoiceColumns).join(customers, eq(customers.id, invoices.customerId))

/**
 * An issued invoice with its money and the documents it stands with, or a draft with all that it becomes: one page shows
 * either, and which it is shows only once both were asked for. Undefined when there is none with this id.
 */
export async function findInvoice(db: CompanyDb, companyId: string, id: string) {
  const [[invoice], entries, [notice], overpaid, corrects, creditNotes, deposits, deductedOn, ...ofDraft] =
    await db.read(
      db
        .from(invoices, {
          ...invoiceColumns,
          document: invoices.document,
          internalNotes: invoices.internalNotes,
          jobId: jobs.id,
          jobTitle: jobs.title,
        })
        .join(customers, eq(customers.id, invoices.customerId))
        .leftJoin(jobs, eq(jobs.id, invoices.jobId))
        .where(eq(invoices.id, id)),
      ...moneyBeside(db, id),
      ...relatedTo(db, id),
      ...draftQueries(db, companyId, id),
    )
  if (!invoice) return undefined
  const draft = draftIn(ofDraft)
  const related = { corrects, creditNotes, deposits, deductedOn }
  if (draft) return { draft, related }
  // What is no draft has a document: the database holds them to it.
  const { document } = invoice
  if (!document) return undefined
  const money = { entries, notice, overpaid: inCurrency(overpaid, document.currency) }
  return { invoice: { ...invoice, document, ...money, related } }
}
export type FoundInvoice = NonNullable<NonNullable<Awaited<ReturnType<typeof findInvoice>>>['invoice']>

const credit = alias(invoices, 'credit')

/** What hangs together with an invoice, in the order of `Related`. */
const relatedTo = (db: CompanyDb, id: string) =>
  [
    db.from(credit, relatedColumns).join(invoices, eq(invoices.id, credit.correctsId)).where(eq(credit.id, id)),
    db
      .from(invoices, relatedColumns)
      .where(eq(invoices.correctsId, id))
      .orderBy(asc(invoices.issuedOn), asc(invoices.id))
      .limit(mostRelated),
    db
      .from(invoiceDeductions, relatedColumns)
      .join(invoices, eq(invoices.id, invoiceDeductions.depositId))
      .where(eq(invoiceDeductions.invoiceId, id))
      .limit(mostRelated),
    db
      .from(invoiceDeductions, relatedColumns)
      .join(invoices, eq(invoices.id, invoiceDeductions.invoiceId))
      .where(and(eq(invoiceDeductions.depositId, id), eq(invoiceDeductions.released, false))),
  ] as const

/** What the PDF of an issued invoice is made from, and whose it is; a draft has none. */
export async function findDocument(db: CompanyDb, id: string) {
  const [[invoice]] = await db.read(
    db
      .from(invoices, {
        ...{ id: invoices.id, customerId: invoices.customerId },
        ...{ document: invoices.document, pdfSha256: invoices.pdfSha256 },
      })
      .where(eq(invoices.id, id)),
  )
  return invoice?.document ? { ...invoice, document: invoice.document } : undefined
}

/** Where an invoice stands; undefined when there is none with this id. */
export async function statusOf(db: CompanyDb, id: string) {
  const [[invoice]] = await db.read(db.from(invoices, { status: invoices.status }).where(eq(invoices.id, id)))
  return invoice?.status
}
