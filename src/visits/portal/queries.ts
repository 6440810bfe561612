import { above, and, asc, below, desc, eq, gte, lt, type Mark } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { visits } from '../schema.ts'
import { visitColumns } from './rows.tsx'

/** The customer's visits: those not yet over, soonest first, or those that are, latest first. */
export async function listVisits(db: CustomerDb, show: 'upcoming' | 'past', after: Mark | undefined) {
  const now = new Date()
  const order = [visits.startAt, visits.id]
  const upcoming = show === 'upcoming'
  const [rows] = await db.read(
    db
      .from(visits, visitColumns)
      .join(jobs, eq(jobs.id, visits.jobId))
      .where(
        upcoming
          ? and(gte(visits.startAt, now), above(order, after))
          : and(lt(visits.startAt, now), below(order, after)),
      )
      .orderBy(...order.map(upcoming ? asc : desc))
      .limit(pageLimit),
  )
  return pageOf(rows, (visit) => [visit.startAt, visit.id])
}
