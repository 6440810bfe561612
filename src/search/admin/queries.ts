import { customers } from '../../customers/schema.ts'
import type { Sought } from '../../db/full-text.ts'
import { areAmong, eq, type Mark } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { type Page, pageOf, pageSize } from '../../http/paging.ts'
import { invoices } from '../../invoices/schema.ts'
import { jobs } from '../../jobs/schema.ts'
import { visits } from '../../visits/schema.ts'
import type { SearchKind } from '../kind.ts'
import { searchEntries, searchSpellings } from '../schema.ts'
import { writtenAs } from '../shown.ts'
import type { Forms } from '../sought.ts'
import { respelt, spellingsOf } from '../spelling.ts'
import {
  type FoundCustomer,
  type FoundInvoice,
  type FoundJob,
  type FoundVisit,
  foundCustomer,
  foundInvoice,
  foundJob,
  foundVisit,
} from './rows.tsx'

/** How many of each kind are shown beside one another. */
export const mostOfEach = 8

// A word that is one letter away from more words than this is hardly a word.
const mostSpellings = 100

/** The records found, kind by kind, in the order shown: those that have the very words, then those that begin so. */
export interface Found {
  customer: Page<FoundCustomer>
  job: Page<FoundJob>
  visit: Page<FoundVisit>
  invoice: Page<FoundInvoice>
  /** What was looked for in the end. */
  words: Forms[]
  /** The words that were looked for instead of one that led nowhere, as the records write them. */
  meant: string[]
}

const selects = {
  customer: (db: CompanyDb, sought: Sought, after?: number) =>
    db.find(searchEntries, 'customer', customers, foundCustomer, sought, after),
  job: (db: CompanyDb, sought: Sought, after?: number) =>
    db.find(searchEntries, 'job', jobs, foundJob, sought, after).join(customers, eq(customers.id, jobs.customerId)),
  visit: (db: CompanyDb, sought: Sought, after?: number) =>
    db
      .find(searchEntries, 'visit', visits, foundVisit, sought, after)
      .join(jobs, eq(jobs.id, visits.jobId))
      .join(customers, eq(customers.id, visits.customerId)),
  invoice: (db: CompanyDb, sought: Sought, after?: number) =>
    db
      .find(searchEntries, 'invoice', invoices, foundInvoice, sought, after)
      .join(customers, eq(customers.id, invoices.customerId)),
}

/**
 * Looks for the words among everything, in one round trip. Only when nothing is found a second one looks for words that
 * differ by a letter; what they may be was asked in the first.
 */
export const findEverything = (db: CompanyDb, words: Forms[]): Promise<Found> =>
  found(db, words, () => mostOfEach, undefined)

/** The same among one kind alone, a page of it. */
export const findOfKind = (db: CompanyDb, words: Forms[], kind: SearchKind, after: Mark | undefined): Promise<Found> =>
  found(db, words, (one) => (one === kind ? pageSize : 0), after)

type SizeOf = (kind: SearchKind) => number

async function found(db: CompanyDb, words: Forms[], sizeOf: SizeOf, after: Mark | undefined): Promise<Found> {
  const spellings = db
    .from(searchSpellings, { word: searchSpellings.word })
    .where(
      areAmong(
        [searchSpellings.spelling],
        spellingsOf(words).map((spelling) => [spelling]),
      ),
    )
    .limit(mostSpellings)
  const [known, ...answers] = await db.read(spellings, ...queries(db, words, sizeOf, after))
  const first = { ...pagesOf(answers, sizeOf), words, meant: [] }
  const wider = hasRows(first)
    ? undefined
    : respelt(
        words,
        known.map(({ word }) => word),
      )
  if (!wider) return first
  const second = pagesOf(await db.read(...queries(db, wider, sizeOf, after)), sizeOf)
  const added = wider.flatMap((forms, place) => forms.slice(words[place]?.length))
  return { ...second, words: wider, meant: writtenAs(added, textsOf(second)) }
}

/** Whether anything was found. */
export const hasRows = ({ customer, job, visit, invoice }: Pages): boolean =>
  [customer, job, visit, invoice].some(({ rows }) => rows.length > 0)

type Pages = Pick<Found, SearchKind>

/** Of each kind the exact ones, then the near ones; a page that begins among the latter has none of the former. */
function queries(db: CompanyDb, words: Forms[], sizeOf: SizeOf, after: Mark | undefined) {
  const [how, entry] = (after ?? []).map(Number)
  const pair = <Q extends { limit(rows: number): Q }>(
    select: (db: CompanyDb, sought: Sought, after?: number) => Q,
    size: number,
  ): [Q, Q] => {
    const most = size > 0 ? size + 1 : 0
    return [
      select(db, { words, how: 'exactly' }, how === 0 ? entry : undefined).limit(how === 1 ? 0 : most),
      select(db, { words, how: 'nearly' }, how === 1 ? entry : undefined).limit(most),
    ]
  }
  return [
    ...pair(selects.customer, sizeOf('customer')),
    ...pair(selects.job, sizeOf('job')),
    ...pair(selects.visit, sizeOf('visit')),
    ...pair(selects.invoice, sizeOf('invoice')),
  ] as const
}

type Answers = [
  ...[FoundCustomer[], FoundCustomer[], FoundJob[], FoundJob[]],
  ...[FoundVisit[], FoundVisit[], FoundInvoice[], FoundInvoice[]],
]

function pagesOf(answers: Answers, sizeOf: SizeOf): Pages {
  const [customer, nearCustomer, job, nearJob, visit, nearVisit, invoice, nearInvoice] = answers
  return {
    customer: pageOfBoth(customer, nearCustomer, sizeOf('customer')),
    job: pageOfBoth(job, nearJob, sizeOf('job')),
    visit: pageOfBoth(visit, nearVisit, sizeOf('visit')),
    invoice: pageOfBoth(invoice, nearInvoice, sizeOf('invoice')),
  }
}

function pageOfBoth<R extends { entry: number | null }>(exact: R[], near: R[], size: number): Page<R> {
  const very = new Set(exact)
  return pageOf([...exact, ...near], (row) => [very.has(row) ? 0 : 1, row.entry ?? 0], size)
}

const textsOf = ({ customer, job, visit }: Pages): (string | null)[] => [
  ...customer.rows.flatMap((row) => [row.name, row.address, row.tags.join(' '), row.internalNotes]),
  ...job.rows.flatMap((row) => [row.title, row.location, row.scope, row.tags.join(' '), row.internalNotes]),
  ...visit.rows.flatMap((row) => [row.comments, row.internalNotes]),
]
