import { and, below, desc, eq, isNotNull, type Mark } from '../../db/operators.ts'
import type { RowOf } from '../../db/reach.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import { visits } from '../../visits/schema.ts'
import { inPlace } from '../in-place.ts'
import { attachments } from '../schema.ts'
import { servedColumns } from '../serve.ts'
import { tileColumns } from '../tile.tsx'

/** What staff see of a file in a list. */
const fileColumns = {
  ...tileColumns,
  shown: attachments.shown,
  createdAt: attachments.createdAt,
  createdBy: attachments.createdBy,
  visitAt: visits.startAt,
  byCustomer: attachments.byCustomer,
}
export type FileRow = RowOf<typeof fileColumns, 'visits'>

const order = [attachments.createdAt, attachments.id]

const select = (db: CompanyDb, of: ReturnType<typeof eq>, after?: Mark) =>
  db
    .from(attachments, fileColumns)
    .leftJoin(visits, eq(visits.id, attachments.visitId))
    .where(and(of, ...inPlace, below(order, after)))
    .orderBy(...order.map(desc))

/** Files of a job, those of its visits included, newest first: to be read beside a page's own queries. */
export const filesOfJob = (db: CompanyDb, jobId: string, most = pageLimit) =>
  select(db, eq(attachments.jobId, jobId)).limit(most)

/** Files of all of a customer's jobs, newest first. */
export const filesOfCustomer = (db: CompanyDb, customerId: string, most: number) =>
  select(db, eq(attachments.customerId, customerId)).limit(most)

/** Files of one visit, newest first. */
export const filesOfVisit = (db: CompanyDb, visitId: string, most = pageLimit) =>
  select(db, eq(attachments.visitId, visitId)).limit(most)

/** Photos that the customer sent with a request, newest first: to be read beside a page's own queries. */
export const filesOfRequest = (db: CompanyDb, requestId: string) =>
  select(db, eq(attachments.requestId, requestId)).limit(pageLimit)

/** The job, or one of its visits, that files are added to. */
export interface Place {
  jobId: string
  customerId: string
  title: string
  visit: { id: string; startAt: Date } | undefined
}

/** A job, and its visit when one is named; undefined when there is no such job or it has no such visit. */
export async function findPlace(db: CompanyDb, jobId: string, visitId: string | undefined) {
  const [[job], [visit]] = await db.read(...placeOf(db, jobId, visitId))
  return foundPlace(jobId, visitId, job, visit)
}

/** A page of the files of a job or of one visit, newest first, with what is said of a file just removed. */
export async function listFiles(db: CompanyDb, jobId: string, visitId: string | undefined, after: Mark | undefined) {
  const of = visitId === undefined ? eq(attachments.jobId, jobId) : eq(attachments.visitId, visitId)
  const [[job], [visit], rows] = await db.read(...placeOf(db, jobId, visitId), select(db, of, after).limit(pageLimit))
  const place = foundPlace(jobId, visitId, job, visit)
  return place && { place, page: pageOf(rows, (file) => [file.createdAt, file.id]) }
}

const placeOf = (db: CompanyDb, jobId: string, visitId: string | undefined) =>
  [
    db.from(jobs, { customerId: jobs.customerId, title: jobs.title }).where(eq(jobs.id, jobId)),
    db
      .from(visits, { id: visits.id, startAt: visits.startAt })
      .where(and(eq(visits.id, visitId ?? ''), eq(visits.jobId, jobId))),
  ] as const

const foundPlace = (
  jobId: string,
  visitId: string | undefined,
  job: { customerId: string; title: string } | undefined,
  visit: { id: string; startAt: Date } | undefined,
): Place | undefined => (job && (visit || visitId === undefined) ? { jobId, ...job, visit } : undefined)

/** A file to be sent, or undefined. */
export async function findBytes(db: CompanyDb, id: string) {
  const [[file]] = await db.read(db.from(attachments, servedColumns).where(and(eq(attachments.id, id), ...inPlace)))
  return file
}

const oneFile = {
  ...tileColumns,
  contentType: attachments.contentType,
  jobId: attachments.jobId,
  customerId: attachments.customerId,
  shown: attachments.shown,
  version: attachments.version,
}
export type OneFile = RowOf<typeof oneFile>

/** A file to be changed, or undefined. */
export async function findFile(db: CompanyDb, id: string): Promise<OneFile | undefined> {
  const [[file]] = await db.read(db.from(attachments, oneFile).where(and(eq(attachments.id, id), ...inPlace)))
  return file
}

/** A file that was removed and is still about, or undefined. */
export async function findRemoved(db: CompanyDb, id: string): Promise<OneFile | undefined> {
  const gone = and(eq(attachments.id, id), isNotNull(attachments.storedAt), isNotNull(attachments.removedAt))
  const [[file]] = await db.read(db.from(attachments, oneFile).where(gone))
  return file
}
