import { customers } from '../../customers/schema.ts'
import { above, and, asc, below, desc, eq, gte, lt, type Mark } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { visits } from '../schema.ts'
import { visitColumns } from './rows.tsx'

const order = [visits.startAt, visits.id]

/** The company's visits: those not yet over, soonest first, or those that are, latest first. */
export async function listVisits(db: CompanyDb, show: 'upcoming' | 'past', after: Mark | undefined) {
  const now = new Date()
  const [rows] = await db.read(
    show === 'upcoming'
      ? visitsNotOver(db, now, after)
          .orderBy(...order.map(asc))
          .limit(pageLimit)
      : selectVisits(db)
          .where(and(below(order, after ?? [now.getTime(), '']), lt(visits.endAt, now)))
          .orderBy(...order.map(desc))
          .limit(pageLimit),
  )
  return pageOf(rows, (visit) => [visit.startAt, visit.id])
}

/** Planned visits that are not yet over, soonest first, for the dashboard. */
export const nextVisits = (db: CompanyDb, most: number) =>
  visitsNotOver(db, new Date(), undefined, 'planned')
    .orderBy(...order.map(asc))
    .limit(most)

// A company has many visits in a month: those under way are found by their end among the last day's, not the month's.
const lookBack = 24 * 60 * 60 * 1000

// The list starts where a mark would stand: one bound, so one seek, however deep the page.
const visitsNotOver = (db: CompanyDb, now: Date, after: Mark | undefined, status?: 'planned') =>
  selectVisits(db).where(
    and(
      above(order, after ?? [now.getTime() - lookBack, '']),
      gte(visits.endAt, now),
      status && eq(visits.status, status),
    ),
  )

const selectVisits = (db: CompanyDb) =>
  db
    .from(visits, visitColumns)
    .join(jobs, eq(jobs.id, visits.jobId))
    .join(customers, eq(customers.id, visits.customerId))
