import { customers } from '../../customers/schema.ts'
import { below, desc, eq, type Mark } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs, jobTypes, serviceCategories } from '../schema.ts'
import { jobColumns } from './rows.tsx'

/** The company's jobs, those under way first, newest first within each. */
export async function listJobs(db: CompanyDb, after: Mark | undefined) {
  const order = [jobs.active, jobs.createdAt, jobs.id]
  const [rows] = await db.read(
    db
      .from(jobs, jobColumns)
      .join(customers, eq(customers.id, jobs.customerId))
      .join(jobTypes, eq(jobTypes.id, jobs.typeId))
      .join(serviceCategories, eq(serviceCategories.id, jobTypes.categoryId))
      .where(below(order, after))
      .orderBy(...order.map(desc))
      .limit(pageLimit),
  )
  return pageOf(rows, (job) => [job.active, job.createdAt, job.id])
}
