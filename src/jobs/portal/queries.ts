import { filesOfJob } from '../../attachments/portal/queries.ts'
import { and, below, desc, eq, gt, type Mark } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { invoiceColumns } from '../../invoices/portal/rows.tsx'
import { invoices } from '../../invoices/schema.ts'
import { selectVisits } from '../../visits/portal/queries.ts'
import { visits } from '../../visits/schema.ts'
import { jobs, jobTypes, serviceCategories } from '../schema.ts'
import { jobColumns } from './rows.tsx'

/** A customer with more visits or invoices on one job than this finds the rest in their lists. */
const mostOnPage = 50

/** The customer's jobs, those under way first, newest first within each. */
export async function listJobs(db: CustomerDb, after: Mark | undefined) {
  const order = [jobs.active, jobs.createdAt, jobs.id]
  const [rows] = await db.read(
    selectJobs(db)
      .where(below(order, after))
      .orderBy(...order.map(desc))
      .limit(pageLimit),
  )
  return pageOf(rows, (job) => [job.active, job.createdAt, job.id])
}

/**
 * A job with its visits (to come, soonest first; past, latest first), the files they are shown and issued invoices, or
 * undefined when it is not there or not theirs.
 */
export async function findJob(db: CustomerDb, id: string) {
  const [[job], jobVisits, jobInvoices, files] = await db.read(
    db
      .from(jobs, { ...jobColumns, reference: jobs.reference, scope: jobs.scope })
      .join(jobTypes, eq(jobTypes.id, jobs.typeId))
      .join(serviceCategories, eq(serviceCategories.id, jobTypes.categoryId))
      .where(eq(jobs.id, id)),
    selectVisits(db).where(eq(visits.jobId, id)).orderBy(desc(visits.startAt), desc(visits.id)).limit(mostOnPage),
    db
      .from(invoices, invoiceColumns)
      .where(and(eq(invoices.jobId, id), gt(invoices.issuedOn, '')))
      .orderBy(desc(invoices.issuedOn), desc(invoices.sequence), desc(invoices.id))
      .limit(mostOnPage),
    filesOfJob(db, id),
  )
  const now = new Date()
  const upcoming = jobVisits.filter(({ endAt }) => endAt >= now).reverse()
  const past = jobVisits.filter(({ endAt }) => endAt < now)
  return job && { ...job, upcoming, past, invoices: jobInvoices, files }
}

/** Jobs under way, for the home page. */
export const activeJobs = (db: CustomerDb, most: number) =>
  selectJobs(db).where(eq(jobs.active, 1)).orderBy(desc(jobs.active), desc(jobs.createdAt), desc(jobs.id)).limit(most)

const selectJobs = (db: CustomerDb) =>
  db
    .from(jobs, jobColumns)
    .join(jobTypes, eq(jobTypes.id, jobs.typeId))
    .join(serviceCategories, eq(serviceCategories.id, jobTypes.categoryId))
