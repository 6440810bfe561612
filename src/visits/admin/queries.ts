import { customers } from '../../customers/schema.ts'
import { and, desc, eq, type Mark } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { notOver, over } from '../order.ts'
import { visits } from '../schema.ts'
import { visitColumns } from './rows.tsx'

// A company has many visits in a month: those under way are looked for among the last day's, not the month's.
const lookBack = 24 * 60 * 60 * 1000

/** The company's visits: those not yet over, soonest first, or those that are, latest first. */
export async function listVisits(db: CompanyDb, show: 'upcoming' | 'past', after: Mark | undefined) {
  const now = new Date()
  const { where, order } = show === 'upcoming' ? notOver(now, lookBack, after) : over(now, after)
  const [rows] = await db.read(
    selectVisits(db)
      .where(where)
      .orderBy(...order)
      .limit(pageLimit),
  )
  return pageOf(rows, (visit) => [visit.startAt, visit.id])
}

/** Planned visits that are not yet over, soonest first, for the dashboard. */
export function nextVisits(db: CompanyDb, most: number) {
  const { where, order } = notOver(new Date(), lookBack)
  return selectVisits(db)
    .where(and(where, eq(visits.status, 'planned')))
    .orderBy(...order)
    .limit(most)
}

/** The visits of a job, latest first. */
export const visitsOfJob = (db: CompanyDb, jobId: string, most: number) =>
  selectVisits(db).where(eq(visits.jobId, jobId)).orderBy(desc(visits.startAt), desc(visits.id)).limit(most)

const selectVisits = (db: CompanyDb) =>
  db
    .from(visits, visitColumns)
    .join(jobs, eq(jobs.id, visits.jobId))
    .join(customers, eq(customers.id, visits.customerId))
