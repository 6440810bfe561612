import { accounts } from '../../accounts/schema.ts'
import { customers } from '../../customers/schema.ts'
import { and, asc, desc, eq, isToo, type Mark } from '../../db/operators.ts'
import type { RowOf } from '../../db/reach.ts'
import type { CompanyDb } from '../../db/scope.ts'
import type { Select } from '../../db/select.ts'
import { pageOf, pageSize } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { staff } from '../../staff/schema.ts'
import { startOfDay } from '../../time/zoned.ts'
import { byStart, merged, notOverOfAll, notOverOfMany, type Order, over } from '../order.ts'
import { visits, visitTechnicians } from '../schema.ts'
import { longestVisit } from '../visit.ts'
import type { VisitFilter } from './filter.ts'
import { visitColumns } from './rows.tsx'

// More people than any list of names is of use for.
const mostPeople = 500

const teamColumns = { id: staff.id, name: staff.name, role: staff.role, revokedAt: accounts.revokedAt }
export type TeamRow = RowOf<typeof teamColumns, 'accounts'>

/** The whole team by name, to read beside visits: rows name technicians by id alone. */
export const teamOf = (db: CompanyDb) =>
  db
    .from(staff, teamColumns)
    .leftJoin(accounts, eq(accounts.staffId, staff.id))
    .orderBy(asc(staff.name), asc(staff.id))
    .limit(mostPeople)

interface Wanted {
  filter: VisitFilter
  after: Mark | undefined
  timeZone: string
  size?: number
}

/**
 * The company's visits: those not yet over, soonest first, or those that are, latest first; with the team, and the names
 * of what they are narrowed to.
 */
export async function listVisits(db: CompanyDb, { filter, after, timeZone, size = pageSize }: Wanted) {
  const now = new Date()
  const mark = after ?? firstMark(filter, now, timeZone)
  const [rest, ...began] =
    filter.show === 'upcoming' ? upcoming(db, filter, mark, now) : ([past(db, filter, mark, now)] as const)
  const [team, [job], [customer], later, ...earlier] = await db.read(
    teamOf(db),
    db.from(jobs, { name: jobs.title }).where(eq(jobs.id, filter.job ?? '')),
    db.from(customers, { name: customers.name }).where(eq(customers.id, filter.customer ?? '')),
    rest.limit(size + 1),
    ...began.map((those) => those.limit(size + 1)),
  )
  return {
    page: pageOf([...merged(earlier), ...later], (visit) => [visit.startAt, visit.id], size),
    team,
    job: job?.name,
    customer: customer?.name,
  }
}

/** The visits of a job, latest first. */
export const visitsOfJob = (db: CompanyDb, jobId: string, most: number) =>
  selectVisits(db).where(eq(visits.jobId, jobId)).orderBy(desc(visits.startAt), desc(visits.id)).limit(most)

/** Where a list begins: now, or at the day asked for as far as it lies on the list's side of now. */
function firstMark({ show, from }: VisitFilter, now: Date, timeZone: string): Mark {
  const ends = show === 'past'
  const day = from && startOfDay(ends ? dayAfter(from) : from, timeZone)?.getTime()
  if (ends) return [Math.min(now.getTime(), day || Number.POSITIVE_INFINITY), '']
  return [Math.max(now.getTime() - longestVisit, day || 0), '']
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** Visits not yet over after a mark, and those before them in queries of their own: under way, or a technician's long ones. */
function upcoming(db: CompanyDb, filter: VisitFilter, after: Mark, now: Date) {
  const { from, order, only } = narrowed(db, filter)
  const { began, rest } = filter.technician ? notOverOfMany(now, after, order) : notOverOfAll(now, after)
  const others = from.where(and(only, rest.where)).orderBy(...rest.order)
  return [others, ...began.map((those) => beganOf(db, filter, those))] as const
}

/** Those of a filter that are found otherwise: its own index would lead through all of a month's. */
function beganOf(db: CompanyDb, { job, customer, technician, status }: VisitFilter, began: ReturnType<typeof and>) {
  const from = selectVisits(db)
  if (technician) {
    from.join(
      visitTechnicians,
      and(eq(visitTechnicians.visitId, visits.id), isToo(visitTechnicians.staffId, technician)),
    )
  }
  const only = [
    job && isToo(visits.jobId, job),
    customer && isToo(visits.customerId, customer),
    status && isToo(visits.status, status),
  ]
  return from.where(and(began, ...only.map((one) => one || undefined))).orderBy(...byStart.map(asc))
}

function past(db: CompanyDb, filter: VisitFilter, after: Mark, now: Date) {
  const { from, order, only } = narrowed(db, filter)
  const { where, order: latest } = over(now, after, order)
  return from.where(and(only, where)).orderBy(...latest)
}

/** Where a filter's index begins, the order it gives, and what it narrows to. */
function narrowed(db: CompanyDb, { job, customer, technician, status }: VisitFilter) {
  if (!technician) {
    const only =
      (job && eq(visits.jobId, job)) ||
      (customer && eq(visits.customerId, customer)) ||
      (status && eq(visits.status, status))
    return { from: selectVisits(db), order: byStart, only: only || undefined }
  }
  const order: Order = [visitTechnicians.startAt, visitTechnicians.visitId]
  const from = joined(db.from(visitTechnicians, visitColumns).join(visits, eq(visits.id, visitTechnicians.visitId)))
  return {
    from,
    order,
    only: and(eq(visitTechnicians.staffId, technician), status && eq(visitTechnicians.status, status)),
  }
}

const selectVisits = (db: CompanyDb) => joined(db.from(visits, visitColumns))

const joined = (from: Select<'company', typeof visitColumns>) =>
  from.join(jobs, eq(jobs.id, visits.jobId)).join(customers, eq(customers.id, visits.customerId))
