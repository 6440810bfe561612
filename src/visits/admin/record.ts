import { filesOfVisit } from '../../attachments/admin/queries.ts'
import { customers } from '../../customers/schema.ts'
import { fold } from '../../db/folded.ts'
import { newId } from '../../db/id.ts'
import { and, asc, beginsWith, desc, eq, gt, isSet, less, lt, ne } from '../../db/operators.ts'
import type { RowOf } from '../../db/reach.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { jobs } from '../../jobs/schema.ts'
import { anyRequestOf, openRequestOf } from '../../requests/admin/queries.ts'
import { visitRequests } from '../../requests/schema.ts'
import { clashesOf, otherColumns, others, theirs, type visitsBeside, wayBetween } from '../clashes.ts'
import { visits, visitTechnicians } from '../schema.ts'
import { longestVisit, longVisit } from '../visit.ts'
import { teamOf } from './queries.ts'

const recordColumns = {
  id: visits.id,
  startAt: visits.startAt,
  endAt: visits.endAt,
  status: visits.status,
  comments: visits.comments,
  internalNotes: visits.internalNotes,
  technicianIds: visits.technicianIds,
  version: visits.version,
  arrivedAt: visits.arrivedAt,
  leftAt: visits.leftAt,
  jobId: jobs.id,
  job: jobs.title,
  location: jobs.location,
  customerId: customers.id,
  customer: customers.name,
  address: customers.address,
  phone: customers.phone,
  mobile: customers.mobile,
}
export type VisitRecord = RowOf<typeof recordColumns>

// Who goes to more than these at one time has no use for a longer list.
const mostOverlaps = 10
/** Files, as small pictures. */
const mostTiles = 8

/**
 * A visit, with its files, what its customer asks for it, the team and what else whoever goes there has around that time;
 * undefined when there is none.
 */
export async function findVisit(db: CompanyDb, id: string) {
  const [[visit], team, recent, long, files, [asked]] = await db.read(
    selectVisit(db, id),
    teamOf(db),
    ...besideOf(db, id),
    filesOfVisit(db, id, mostTiles),
    openRequestOf(db, id),
  )
  return visit && { visit, team, clashes: clashesOf([...long, ...recent], visit, visit), files, asked }
}
export type FoundVisit = NonNullable<Awaited<ReturnType<typeof findVisit>>>

/** A visit alone, and whether anything was ever asked for it, which keeps it from being deleted. */
export async function findVisitToRemove(db: CompanyDb, id: string) {
  const [[visit], requests] = await db.read(selectVisit(db, id), anyRequestOf(db, id))
  return visit && { visit, isAsked: requests.length > 0 }
}

const selectVisit = (db: CompanyDb, id: string) =>
  db
    .from(visits, recordColumns)
    .join(jobs, eq(jobs.id, visits.jobId))
    .join(customers, eq(customers.id, visits.customerId))
    .where(eq(visits.id, id))

/**
 * What else those who go to a visit have around its time: two queries. Each person's visits of the day before are one
 * range of their index; the few that last longer stand in an index by themselves.
 */
function besideOf(db: CompanyDb, id: string) {
  const select = () => db.from(visits, otherColumns)
  const placed = (found: ReturnType<typeof select>) =>
    found
      .join(jobs, eq(jobs.id, others.jobId))
      .join(customers, eq(customers.id, others.customerId))
      .where(and(eq(visits.id, id), ne(visits.status, 'cancelled')))
      .limit(mostOverlaps)
  const began = longVisit + wayBetween
  const isStill = gt(others.endAt, less(visits.startAt, wayBetween))
  const recent = select()
    .join(visitTechnicians, eq(visitTechnicians.visitId, visits.id))
    .join(
      theirs,
      and(
        eq(theirs.staffId, visitTechnicians.staffId),
        ne(theirs.visitId, visits.id),
        ne(theirs.status, 'cancelled'),
        gt(theirs.startAt, less(visits.startAt, began)),
        lt(theirs.startAt, less(visits.endAt, -wayBetween)),
      ),
    )
    .join(others, and(eq(others.id, theirs.visitId), isStill))
  const long = select()
    .join(
      others,
      and(
        isSet(others.long),
        gt(others.startAt, less(visits.startAt, longestVisit + wayBetween)),
        lt(others.startAt, less(visits.startAt, began - 1)),
        isStill,
      ),
    )
    .join(theirs, and(eq(theirs.visitId, others.id), ne(theirs.status, 'cancelled')))
    .join(visitTechnicians, and(eq(visitTechnicians.visitId, visits.id), eq(visitTechnicians.staffId, theirs.staffId)))
  return [placed(recent), placed(long)] as const
}

const jobColumns = {
  id: jobs.id,
  title: jobs.title,
  location: jobs.location,
  status: jobs.status,
  customerId: jobs.customerId,
  customer: customers.name,
  address: customers.address,
}
export type JobToVisit = RowOf<typeof jobColumns>

/**
 * The job that a new visit is for, with the team, and what the people ticked have around its time where both are known;
 * undefined when there is none.
 */
export async function findJob(db: CompanyDb, id: string, beside: ReturnType<typeof visitsBeside> | readonly [] = []) {
  const [[job], team, ...rows] = await db.read(selectJobs(db).where(eq(jobs.id, id)), teamOf(db), ...beside)
  return job && { job, team, beside: rows.flat() }
}

/**
 * The same, and the id that the visit is to have: `visitId`, but for that of a request, which the visit made of it will
 * bear and no other may.
 */
export async function findJobForNew(db: CompanyDb, id: string, visitId: string) {
  const [[job], team, requests] = await db.read(
    selectJobs(db).where(eq(jobs.id, id)),
    teamOf(db),
    db.from(visitRequests, { id: visitRequests.id }).where(eq(visitRequests.id, visitId)),
  )
  return job && { job, team, beside: [], visitId: requests.length > 0 ? newId() : visitId }
}

const mostJobs = 10

/** Jobs to choose among: those whose title begins with what was typed, or without it the newest under way. */
export async function findJobs(db: CompanyDb, typed: string) {
  const key = fold(typed.trim())
  const [rows] = await db.read(
    key === ''
      ? selectJobs(db).where(eq(jobs.active, 1)).orderBy(desc(jobs.createdAt), desc(jobs.id)).limit(mostJobs)
      : selectJobs(db).where(beginsWith(jobs.titleKey, key)).orderBy(asc(jobs.titleKey), asc(jobs.id)).limit(mostJobs),
  )
  return rows
}

const selectJobs = (db: CompanyDb) => db.from(jobs, jobColumns).join(customers, eq(customers.id, jobs.customerId))
