import { customers } from '../../customers/schema.ts'
import { above, and, asc, below, desc, eq, gte, type Mark } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { visits } from '../schema.ts'
import { visitColumns } from './rows.tsx'

const order = [visits.startAt, visits.id]

/** The company's visits: those yet to begin, soonest first, or those that have, latest first. */
export async function listVisits(db: CompanyDb, show: 'upcoming' | 'past', after: Mark | undefined) {
  // The list starts at this moment and a mark lies beyond it: one bound, so one seek, however deep the page. No id is
  // below '', so a visit that begins right now is still to come.
  const start = after ?? [Date.now(), '']
  const upcoming = show === 'upcoming'
  const [rows] = await db.read(
    selectVisits(db)
      .where(upcoming ? above(order, start) : below(order, start))
      .orderBy(...order.map(upcoming ? asc : desc))
      .limit(pageLimit),
  )
  return pageOf(rows, (visit) => [visit.startAt, visit.id])
}

/** Planned visits, soonest first, for the dashboard. */
export const nextVisits = (db: CompanyDb, most: number) =>
  selectVisits(db)
    .where(and(gte(visits.startAt, new Date()), eq(visits.status, 'planned')))
    .orderBy(...order.map(asc))
    .limit(most)

const selectVisits = (db: CompanyDb) =>
  db
    .from(visits, visitColumns)
    .join(jobs, eq(jobs.id, visits.jobId))
    .join(customers, eq(customers.id, visits.customerId))
