import { and, eq, inArray, isToo, type Mark } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { visitRequests } from '../../requests/schema.ts'
import { notOver, over } from '../order.ts'
import { visits } from '../schema.ts'
import { longestVisit } from '../visit.ts'
import { visitColumns } from './rows.tsx'

/** The customer's visits: those not yet over, soonest first, or those that are, latest first. */
export async function listVisits(db: CustomerDb, show: 'upcoming' | 'past', after: Mark | undefined) {
  const now = new Date()
  const { where, order } = show === 'upcoming' ? notOver(now, longestVisit, after) : over(now, after)
  const [rows] = await db.read(
    selectVisits(db)
      .where(where)
      .orderBy(...order)
      .limit(pageLimit),
  )
  return pageOf(rows, (visit) => [visit.startAt, visit.id])
}

/** The visit to be ready for: planned, and not yet over. */
export function nextVisit(db: CustomerDb) {
  const { where, order } = notOver(new Date(), longestVisit)
  return (
    selectVisits(db)
      // Along the customer's own visits: the index by status has those of the whole company.
      .where(and(where, isToo(visits.status, 'planned')))
      .orderBy(...order)
      .limit(1)
  )
}

/** Visits as their list shows them. One has one open request at most. */
export const selectVisits = (db: CustomerDb) =>
  db
    .from(visits, visitColumns)
    .join(jobs, eq(jobs.id, visits.jobId))
    .leftJoin(
      visitRequests,
      and(eq(visitRequests.visitId, visits.id), inArray(visitRequests.status, ['pending', 'proposed'])),
    )
