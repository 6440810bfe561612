import { customers } from '../../customers/schema.ts'
import { eq } from '../../db/operators.ts'
import type { TechnicianDb } from '../../db/scope.ts'
import { jobs } from '../../jobs/schema.ts'
import type { Order } from '../../visits/order.ts'
import { visits, visitTechnicians } from '../../visits/schema.ts'
import { staffColumns } from '../of-staff.ts'
import { visitsAround } from '../span.ts'

// The technician's own index gives the order, so that a calendar reads their visits and nobody else's.
const byOwnStart: Order = [visitTechnicians.startAt, visitTechnicians.visitId]

/** One of the technician's visits; undefined when it is not theirs. */
export async function findVisit(db: TechnicianDb, id: string) {
  const [[visit]] = await db.read(ownVisits(db).where(eq(visitTechnicians.visitId, id)))
  return visit
}

/** The technician's visits of a calendar, those to come and the latest that have been. */
export async function listVisits(db: TechnicianDb, now: Date) {
  const [been, coming] = await db.read(...visitsAround(() => ownVisits(db), now, byOwnStart))
  return [...been.reverse(), ...coming]
}

const ownVisits = (db: TechnicianDb) =>
  db
    .from(visitTechnicians, staffColumns)
    .join(visits, eq(visits.id, visitTechnicians.visitId))
    .join(jobs, eq(jobs.id, visits.jobId))
    .join(customers, eq(customers.id, visits.customerId))
