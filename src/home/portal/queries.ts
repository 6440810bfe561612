import { and, asc, eq, gte } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { payableInvoices } from '../../invoices/portal/queries.ts'
import { activeJobs } from '../../jobs/portal/queries.ts'
import { jobs } from '../../jobs/schema.ts'
import { visitColumns } from '../../visits/portal/rows.tsx'
import { visits } from '../../visits/schema.ts'

const mostShown = 3

/** The answers to the two questions customers call for: when do you come, and what do I owe. */
export async function readHome(db: CustomerDb) {
  const [[nextVisit], toPay, active] = await db.read(
    db
      .from(visits, visitColumns)
      .join(jobs, eq(jobs.id, visits.jobId))
      .where(and(gte(visits.startAt, new Date()), eq(visits.status, 'planned')))
      .orderBy(asc(visits.startAt), asc(visits.id))
      .limit(1),
    payableInvoices(db, mostShown),
    activeJobs(db, mostShown),
  )
  return { nextVisit, toPay, active }
}
