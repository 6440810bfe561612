import { above, and, asc, below, desc, eq, gte, lt, type Mark } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { visits } from '../schema.ts'
import { longestVisit } from '../visit.ts'
import { visitColumns } from './rows.tsx'

const order = [visits.startAt, visits.id]

/** The customer's visits: those not yet over, soonest first, or those that are, latest first. */
export async function listVisits(db: CustomerDb, show: 'upcoming' | 'past', after: Mark | undefined) {
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

/** The visit to be ready for: planned, and not yet over. */
export const nextVisit = (db: CustomerDb) =>
  visitsNotOver(db, new Date(), undefined, 'planned')
    .orderBy(...order.map(asc))
    .limit(1)

// The list starts where a mark would stand: one bound, so one seek, however deep the page.
const visitsNotOver = (db: CustomerDb, now: Date, after: Mark | undefined, status?: 'planned') =>
  selectVisits(db).where(
    and(
      above(order, after ?? [now.getTime() - longestVisit, '']),
      gte(visits.endAt, now),
      status && eq(visits.status, status),
    ),
  )

const selectVisits = (db: CustomerDb) => db.from(visits, visitColumns).join(jobs, eq(jobs.id, visits.jobId))
