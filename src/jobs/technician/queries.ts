import { filesOfJob } from '../../attachments/technician/queries.ts'
import { customers } from '../../customers/schema.ts'
import { eq } from '../../db/operators.ts'
import type { TechnicianDb } from '../../db/scope.ts'
import { visitsOfJob } from '../../visits/technician/queries.ts'
import { jobs, jobTypes, serviceCategories } from '../schema.ts'

const mostVisits = 50

/** A job that one of the technician's visits leads to, with those visits and its files; undefined when it is none of theirs. */
export async function findJob(db: TechnicianDb, id: string) {
  const [[job], visits, files] = await db.read(
    db
      .from(jobs, jobFields)
      .join(customers, eq(customers.id, jobs.customerId))
      .join(jobTypes, eq(jobTypes.id, jobs.typeId))
      .join(serviceCategories, eq(serviceCategories.id, jobTypes.categoryId))
      .where(eq(jobs.id, id)),
    visitsOfJob(db, id, mostVisits),
    filesOfJob(db, id),
  )
  return job && { ...job, visits, files }
}
export type FoundJob = NonNullable<Awaited<ReturnType<typeof findJob>>>

const jobFields = {
  id: jobs.id,
  title: jobs.title,
  reference: jobs.reference,
  location: jobs.location,
  scope: jobs.scope,
  status: jobs.status,
  internalNotes: jobs.internalNotes,
  type: jobTypes.names,
  category: serviceCategories.names,
  customer: customers.name,
  address: customers.address,
  phone: customers.phone,
}
