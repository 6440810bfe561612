import { filesOfVisit } from '../../attachments/technician/queries.ts'
import { customers } from '../../customers/schema.ts'
import { above, and, asc, eq, type Mark } from '../../db/operators.ts'
import type { TechnicianDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { notOver, type Order, over } from '../order.ts'
import { visits, visitTechnicians } from '../schema.ts'
import { longestVisit } from '../visit.ts'
import { visitColumns } from './rows.tsx'

// The technician's own index gives the order, so that a list reads their visits and nobody else's.
const byStart: Order = [visitTechnicians.startAt, visitTechnicians.visitId]

/** The technician's own visits: those not yet over, soonest first, or those that are, latest first. */
export async function listVisits(db: TechnicianDb, show: 'upcoming' | 'past', after: Mark | undefined) {
  const now = new Date()
  const { where, order } = show === 'upcoming' ? notOver(now, longestVisit, after, byStart) : over(now, after, byStart)
  const [rows] = await db.read(
    ownVisits(db)
      .where(where)
      .orderBy(...order)
      .limit(pageLimit),
  )
  return pageOf(rows, (visit) => [visit.startAt, visit.id])
}

/** Their planned visits that begin from an instant on, soonest first: to be read beside a page's own queries. */
export const plannedFrom = (db: TechnicianDb, from: Date, most: number) =>
  ownVisits(db)
    .where(and(above(byStart, [from.getTime(), '']), eq(visits.status, 'planned')))
    .orderBy(...byStart.map(asc))
    .limit(most)

/** One of their own visits with its files; undefined when it is not theirs. */
export async function findVisit(db: TechnicianDb, id: string) {
  const [[visit], files] = await db.read(ownVisits(db).where(eq(visitTechnicians.visitId, id)), filesOfVisit(db, id))
  return visit && { visit, files }
}
export type FoundVisit = NonNullable<Awaited<ReturnType<typeof findVisit>>>

/** Their own visits of one job. */
export const visitsOfJob = (db: TechnicianDb, jobId: string, most: number) =>
  ownVisits(db).where(eq(visitTechnicians.jobId, jobId)).limit(most)

/** Visits of the technician, found by their own rows of those who go. */
export const ownVisits = (db: TechnicianDb) =>
  db
    .from(visitTechnicians, visitColumns)
    .join(visits, eq(visits.id, visitTechnicians.visitId))
    .join(jobs, eq(jobs.id, visits.jobId))
    .join(customers, eq(customers.id, visits.customerId))
