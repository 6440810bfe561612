import { type Settings, settingsOf } from '../../../companies/directory.ts'
import { usualInvoicing } from '../../../companies/invoicing.ts'
import { customers } from '../../../customers/schema.ts'
import { and, asc, desc, eq, inArray, ne } from '../../../db/operators.ts'
import type { RowOf } from '../../../db/reach.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { dictionaries } from '../../../i18n/index.ts'
import type { Language } from '../../../i18n/language.ts'
import { jobs } from '../../../jobs/schema.ts'
import { dayIn, todayIn } from '../../../ui/format.ts'
import { presenceOf } from '../../../visits/presence.ts'
import { visits } from '../../../visits/schema.ts'
import { invoiceLines, invoices } from '../../schema.ts'
import { noTerms } from '../../terms.ts'
import type { DraftContent } from './form.ts'
import { type DraftLine, mostLines } from './lines.ts'

/** What a draft is to begin from: a customer alone, a job of theirs, or visits of a job. */
export interface Start {
  customer?: string | undefined
  job?: string | undefined
  visits: string[]
}

const mostVisits = 60
const mostJobs = 20

const visitColumns = {
  ...{ id: visits.id, startAt: visits.startAt, endAt: visits.endAt, status: visits.status },
  ...{ arrivedAt: visits.arrivedAt, leftAt: visits.leftAt },
}
export type BillableVisit = RowOf<typeof visitColumns>

const jobColumns = { id: jobs.id, title: jobs.title, location: jobs.location }

/** Customer, job and visits that a draft may begin from, in one round trip; undefined where there are none, or archived. */
export async function findStart(db: CompanyDb, companyId: string, { customer, job, visits: [visit] }: Start) {
  const ofVisit = db
    .from(visits, { id: visits.jobId })
    .where(eq(visits.id, visit ?? ''))
    .limit(1)
  const whose = db
    .from(jobs, { id: jobs.customerId })
    .where(job === undefined ? inArray(jobs.id, ofVisit) : eq(jobs.id, job))
    .limit(1)
  const isOfJob = job === undefined ? inArray(visits.jobId, ofVisit) : eq(visits.jobId, job)
  const hasJob = job !== undefined || visit !== undefined
  const billable = and(isOfJob, ne(visits.status, 'cancelled'))
  const [[found], [theirJob], theirVisits, billed, otherJobs, [settings]] = await db.read(
    db
      .from(customers, { id: customers.id, name: customers.name, language: customers.language })
      .where(and(hasJob ? inArray(customers.id, whose) : eq(customers.id, customer ?? ''), eq(customers.archived, 0))),
    db.from(jobs, jobColumns).where(job === undefined ? inArray(jobs.id, ofVisit) : eq(jobs.id, job)),
    // All of one job: to name it in the order leads along its visits, not along those of the company.
    db
      .from(visits, visitColumns)
      .where(billable)
      .orderBy(...[visits.jobId, visits.startAt, visits.id].map(desc))
      .limit(mostVisits),
    db
      .from(invoiceLines, { visitId: invoiceLines.visitId, id: invoices.id, number: invoices.number })
      .join(invoices, eq(invoices.id, invoiceLines.invoiceId))
      .where(
        and(
          inArray(invoiceLines.visitId, db.from(visits, { id: visits.id }).where(billable).limit(mostVisits)),
          ...[ne(invoices.status, 'cancelled'), ne(invoices.kind, 'credit_note')],
        ),
      )
      .limit(10 * mostVisits),
    db
      .from(jobs, jobColumns)
      .where(eq(jobs.customerId, hasJob ? '' : (customer ?? '')))
      .orderBy(desc(jobs.active), desc(jobs.createdAt), desc(jobs.id))
      .limit(mostJobs),
    settingsOf(companyId),
  )
  if (!found || !settings || (hasJob && !theirJob)) return undefined
  return { customer: found, job: theirJob, visits: theirVisits, billed, jobs: otherJobs, settings }
}
export type FoundStart = NonNullable<Awaited<ReturnType<typeof findStart>>>

/** What a draft says at first: of each visit chosen a line, in the order of their days. */
export function contentOf({ visits: all, customer, settings }: FoundStart, chosen: string[]): DraftContent {
  const lines = all
    .filter(({ id }) => chosen.includes(id))
    .sort((one, other) => one.startAt.getTime() - other.startAt.getTime())
    .map((visit) => lineOf(visit, customer.language, settings))
  const last = all.find(({ id }) => chosen.includes(id))
  return { terms: { ...noTerms, servedOn: last ? todayIn(settings.timeZone, last.startAt) : null }, lines }
}

/** A visit as a line, in the customer's language; its price is still to be said. */
function lineOf(visit: BillableVisit, language: Language, { timeZone, invoicing }: Settings): DraftLine {
  const { drafting } = dictionaries[language]
  const day = todayIn(timeZone, visit.startAt)
  const words = dayIn({ language }, day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return {
    ...{ description: drafting.visitLine(words), quantityThousandths: hoursOf(visit), unit: drafting.hour },
    ...{ unitPriceCents: 0, discountBasisPoints: 0, netCents: 0, visitId: visit.id },
    vatRateBasisPoints: (invoicing ?? usualInvoicing).vatRates[0] ?? 0,
  }
}

// Hundredths of an hour are as exact as a press on a phone.
function hoursOf(visit: BillableVisit): number {
  const { arrivedAt, leftAt } = presenceOf(visit)
  if (!arrivedAt || !leftAt || leftAt <= arrivedAt) return 1000
  return Math.max(1, Math.round((leftAt.getTime() - arrivedAt.getTime()) / 36_000)) * 10
}

/** An invoice, a deposit or a credit note, draft or issued, with what goes into a copy of it. */
export async function findToCopy(db: CompanyDb, companyId: string, id: string) {
  const [[invoice], lines, [settings]] = await db.read(
    db
      .from(invoices, {
        ...{ kind: invoices.kind, number: invoices.number, terms: invoices.terms, jobId: invoices.jobId },
        ...{ customerId: customers.id, customer: customers.name, archivedAt: customers.archivedAt },
      })
      .join(customers, eq(customers.id, invoices.customerId))
      .where(eq(invoices.id, id)),
    db
      .from(invoiceLines, {
        ...{ description: invoiceLines.description, quantityThousandths: invoiceLines.quantityThousandths },
        ...{ unit: invoiceLines.unit, unitPriceCents: invoiceLines.unitPriceCents, netCents: invoiceLines.netCents },
        ...{ discountBasisPoints: invoiceLines.discountBasisPoints },
        vatRateBasisPoints: invoiceLines.vatRateBasisPoints,
      })
      .where(eq(invoiceLines.invoiceId, id))
      .orderBy(asc(invoiceLines.position))
      .limit(mostLines),
    settingsOf(companyId),
  )
  return invoice && settings && { invoice, lines, settings }
}
