import { customers } from '../../customers/schema.ts'
import { and, eq } from '../../db/operators.ts'
import type { RowOf } from '../../db/reach.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { invoicesOfJob } from '../../invoices/admin/queries.ts'
import { invoices } from '../../invoices/schema.ts'
import { requestsOfJob } from '../../requests/admin/queries.ts'
import { visitRequests } from '../../requests/schema.ts'
import { visitsOfJob } from '../../visits/admin/queries.ts'
import { visits } from '../../visits/schema.ts'
import { jobs, jobTypes, serviceCategories } from '../schema.ts'
import { kindsOf } from './queries.ts'

const recordColumns = {
  id: jobs.id,
  title: jobs.title,
  reference: jobs.reference,
  typeId: jobs.typeId,
  type: jobTypes.names,
  category: serviceCategories.names,
  location: jobs.location,
  scope: jobs.scope,
  status: jobs.status,
  internalNotes: jobs.internalNotes,
  tags: jobs.tags,
  visitCount: jobs.visitCount,
  createdAt: jobs.createdAt,
  version: jobs.version,
  customerId: jobs.customerId,
  customer: customers.name,
}
export type JobRecord = RowOf<typeof recordColumns>

/** Of visits, requests and invoices each, as many as a job's page shows; their own lists have the rest. */
export const mostOnPage = 25

const selectJob = (db: CompanyDb, id: string) =>
  db
    .from(jobs, recordColumns)
    .join(customers, eq(customers.id, jobs.customerId))
    .join(jobTypes, eq(jobTypes.id, jobs.typeId))
    .join(serviceCategories, eq(serviceCategories.id, jobTypes.categoryId))
    .where(eq(jobs.id, id))

/** A job with its visits, requests and invoices, the newest of each; undefined when there is none. */
export async function findJob(db: CompanyDb, id: string) {
  const [[job], jobVisits, requests, jobInvoices] = await db.read(
    selectJob(db, id),
    visitsOfJob(db, id, mostOnPage),
    requestsOfJob(db, id, mostOnPage),
    invoicesOfJob(db, id, mostOnPage),
  )
  return job && { job, visits: jobVisits, requests, invoices: jobInvoices }
}
export type FoundJob = NonNullable<Awaited<ReturnType<typeof findJob>>>

/** A job alone. */
export async function findBareJob(db: CompanyDb, id: string) {
  const [[job]] = await db.read(selectJob(db, id))
  return job
}

/** A job with the kinds that it may be of. */
export async function findJobToChange(db: CompanyDb, id: string) {
  const [[job], kinds] = await db.read(selectJob(db, id), kindsOf(db))
  return job && { job, kinds }
}
export type JobToChange = NonNullable<Awaited<ReturnType<typeof findJobToChange>>>

/** The customer for whom a job may be added, with the kinds that it may be of; undefined when there is none, or archived. */
export async function findCustomerToServe(db: CompanyDb, id: string) {
  const [[customer], kinds] = await db.read(
    db
      .from(customers, { id: customers.id, name: customers.name, address: customers.address })
      .where(and(eq(customers.id, id), eq(customers.archived, 0))),
    kindsOf(db),
  )
  return customer && { customer, kinds }
}
export type CustomerToServe = NonNullable<Awaited<ReturnType<typeof findCustomerToServe>>>

/** A job, with what hangs on it and keeps it from being deleted. */
export async function findJobToRemove(db: CompanyDb, id: string) {
  const [[job], ...held] = await db.read(selectJob(db, id), ...heldBy(db, id).map((rows) => rows.limit(1)))
  return job && { job, isHeld: held.some((rows) => rows.length > 0) }
}

/** What may hang on a job. */
export const heldBy = (db: CompanyDb, id: string) => [
  db.from(visits, { id: visits.id }).where(eq(visits.jobId, id)),
  db.from(visitRequests, { id: visitRequests.id }).where(eq(visitRequests.jobId, id)),
  db.from(invoices, { id: invoices.id }).where(eq(invoices.jobId, id)),
]
