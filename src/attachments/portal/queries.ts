import { desc, eq } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { jobs } from '../../jobs/schema.ts'
import { visitRequests } from '../../requests/schema.ts'
import { attachments } from '../schema.ts'
import { servedColumns } from '../serve.ts'
import { tileColumns } from '../tile.tsx'

/** Files of one job that a customer finds on its page at most. */
const mostOnPage = 60

/**
 * What the customer sees of a job, newest first: what staff show, and what they sent. That stands in what a contact
 * reaches.
 */
export const filesOfJob = (db: CustomerDb, jobId: string) =>
  db
    .from(attachments, tileColumns)
    .where(eq(attachments.jobId, jobId))
    .orderBy(desc(attachments.createdAt), desc(attachments.id))
    .limit(mostOnPage)

/** Photos that the customer sent with a request, newest first: to be read beside a page's own queries. */
export const filesOfRequest = (db: CustomerDb, requestId: string) =>
  db
    .from(attachments, tileColumns)
    .where(eq(attachments.requestId, requestId))
    .orderBy(desc(attachments.createdAt), desc(attachments.id))
    .limit(mostOnPage)

/** A request, and the photos sent with it; undefined when there is none. */
export async function findRequest(db: CustomerDb, id: string) {
  const [[request], photos] = await db.read(
    db
      .from(visitRequests, {
        id: visitRequests.id,
        jobId: visitRequests.jobId,
        job: jobs.title,
        customerId: visitRequests.customerId,
        status: visitRequests.status,
        expiresAt: visitRequests.expiresAt,
      })
      .join(jobs, eq(jobs.id, visitRequests.jobId))
      .where(eq(visitRequests.id, id)),
    filesOfRequest(db, id),
  )
  return request && { request, photos }
}
export type FoundRequest = NonNullable<Awaited<ReturnType<typeof findRequest>>>

/** A file that the customer sees, or undefined. */
export async function findFile(db: CustomerDb, id: string) {
  const [[file]] = await db.read(db.from(attachments, servedColumns).where(eq(attachments.id, id)))
  return file
}
