import { filesOfVisit } from '../../attachments/technician/queries.ts'
import { customers } from '../../customers/schema.ts'
import { above, and, asc, eq, type Mark } from '../../db/operators.ts'
import type { TechnicianDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { byStart, notOverOfMany, type Order, over } from '../order.ts'
import { visits, visitTechnicians } from '../schema.ts'
import { longestVisit } from '../visit.ts'
import { visitColumns } from './rows.tsx'

// The technician's own index gives the order, so that a list reads their visits and nobody else's.
const ownByStart: Order = [visitTechnicians.startAt, visitTechnicians.visitId]

/** The technician's own visits: those not yet over, soonest first, or those that are, latest first. */
export async function listVisits(db: TechnicianDb, show: 'upcoming' | 'past', after: Mark | undefined) {
  const now = new Date()
  const [first, second] = show === 'upcoming' ? upcoming(db, now, after) : [past(db, now, after)]
  const [earlier, later = []] = await db.read(first.limit(pageLimit), ...(second ? [second.limit(pageLimit)] : []))
  return pageOf([...earlier, ...later], (visit) => [visit.startAt, visit.id])
}

/** Visits not yet over: where there may be long ones, those first, in a query of their own. */
function upcoming(db: TechnicianDb, now: Date, after: Mark = [now.getTime() - longestVisit, '']) {
  const {
    rest: recent,
    began: [long],
  } = notOverOfMany(now, after, ownByStart)
  const rest = ownVisits(db)
    .where(recent.where)
    .orderBy(...recent.order)
  if (!long) return [rest] as const
  const longOnes = db
    .from(visits, visitColumns)
    .join(jobs, eq(jobs.id, visits.jobId))
    .join(customers, eq(customers.id, visits.customerId))
    .where(long)
    .orderBy(...byStart.map(asc))
  return [longOnes, rest] as const
}

function past(db: TechnicianDb, now: Date, after: Mark | undefined) {
  const { where, order } = over(now, after, ownByStart)
  return ownVisits(db)
    .where(where)
    .orderBy(...order)
}

/** Their planned visits that begin from an instant on, soonest first: to be read beside a page's own queries. */
export const plannedFrom = (db: TechnicianDb, from: Date, most: number) =>
  ownVisits(db)
    .where(and(above(ownByStart, [from.getTime(), '']), eq(visits.status, 'planned')))
    .orderBy(...ownByStart.map(asc))
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
