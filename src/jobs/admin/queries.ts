import { customers } from '../../customers/schema.ts'
import { above, and, asc, below, type Column, desc, eq } from '../../db/operators.ts'
import type { Fields } from '../../db/reach.ts'
import type { CompanyDb } from '../../db/scope.ts'
import type { Select } from '../../db/select.ts'
import { exportSize } from '../../http/csv.ts'
import { pageOf, pageSize, readMark } from '../../http/paging.ts'
import { type JobStatus, jobStatuses } from '../job.ts'
import { jobs, jobTags, jobTypes, serviceCategories } from '../schema.ts'
import type { JobFilter } from './filter.ts'
import { type JobRow, jobColumns, kindColumns } from './rows.tsx'

// A catalogue is a handful; whoever made far more of it than can be looked through sees the first of them.
const mostKinds = 500

/** Every type of the company with its category, archived ones too: a list of jobs names theirs by them. */
export const kindsOf = (db: CompanyDb) =>
  db.from(jobTypes, kindColumns).join(serviceCategories, eq(serviceCategories.id, jobTypes.categoryId)).limit(mostKinds)

/** A page of the company's jobs as they are filtered, with its kinds, and the name of the customer they are filtered by. */
export async function listJobs(db: CompanyDb, filter: JobFilter, after: string | undefined) {
  const [rows, kinds, [customer]] = await db.read(
    filtered(tagged(db.from(jobs, jobColumns), filter), filter, after, pageSize),
    kindsOf(db),
    db.from(customers, { name: customers.name }).where(eq(customers.id, filter.customer ?? '')),
  )
  return { page: pageOf(rows, markOf(filter)), kinds, customer: customer?.name }
}

const exportColumns = { ...jobColumns, reference: jobs.reference, scope: jobs.scope, internalNotes: jobs.internalNotes }

/** The same for a file: more of each job, and a thousand at a time. */
export async function jobsToExport(db: CompanyDb, filter: JobFilter, after: string | undefined) {
  const [rows, kinds] = await db.read(
    filtered(tagged(db.from(jobs, exportColumns), filter), filter, after, exportSize),
    kindsOf(db),
  )
  return { page: pageOf(rows, markOf(filter), exportSize), kinds }
}
export type ExportedJob = Awaited<ReturnType<typeof jobsToExport>>['page']['rows'][number]

/** Jobs of one customer, those under way first, newest first within each; read with `kindsOf` for `JobList`. */
export const jobsOfCustomer = (db: CompanyDb, customer: string, most: number) => {
  const filter: JobFilter = { show: 'all', sort: 'newest', customer }
  return filtered(tagged(db.from(jobs, jobColumns), filter), filter, undefined, most - 1)
}

/** With the customers' names; those of a tag alone are found by it. */
function tagged<F extends Fields>(select: Select<'company', F>, { tag }: JobFilter): Select<'company', F> {
  select.join(customers, eq(customers.id, jobs.customerId))
  return tag === undefined ? select : select.join(jobTags, and(eq(jobTags.jobId, jobs.id), eq(jobTags.tag, tag)))
}

/** One more than `size` of the jobs that a filter leaves, in its order, after the mark of a page. */
function filtered<F extends Fields>(
  select: Select<'company', F>,
  filter: JobFilter,
  after: string | undefined,
  size: number,
): Select<'company', F> {
  const order = orderOf(filter)
  const mark = readMark(after, order.length)
  const rises = filter.sort !== 'newest'
  return select
    .where(and(conditionOf(filter), rises ? above(order, mark) : below(order, mark)))
    .orderBy(...order.map(rises ? asc : desc))
    .limit(size + 1)
}

function conditionOf({ show, customer }: JobFilter) {
  const isStatus = (word: string): word is JobStatus => jobStatuses.some((status) => status === word)
  const shown = isStatus(show)
    ? eq(jobs.status, show)
    : show === 'active'
      ? eq(jobs.active, 1)
      : show === 'all'
        ? undefined
        : eq(jobs.typeId, show)
  return and(customer === undefined ? undefined : eq(jobs.customerId, customer), shown)
}

function orderOf({ show, customer, tag, sort }: JobFilter): Column[] {
  if (tag !== undefined) return [jobTags.createdAt, jobTags.jobId]
  if (sort === 'title') return [jobs.titleKey, jobs.id]
  return customer !== undefined && show === 'all' ? [jobs.active, jobs.createdAt, jobs.id] : [jobs.createdAt, jobs.id]
}

const markOf =
  ({ show, customer, sort }: JobFilter) =>
  ({ id, active, createdAt, titleKey }: Pick<JobRow, 'id' | 'active' | 'createdAt' | 'titleKey'>) => {
    if (sort === 'title') return [titleKey, id]
    return customer !== undefined && show === 'all' ? [active, createdAt, id] : [createdAt, id]
  }
