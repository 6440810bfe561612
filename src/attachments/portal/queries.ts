import { desc, eq } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { attachments } from '../schema.ts'
import { servedColumns } from '../serve.ts'
import { tileColumns } from '../tile.tsx'

/** Files of one job that a customer finds on its page at most. */
const mostOnPage = 60

/** What staff show the customer of a job, newest first. That it is shown stands in what a contact reaches. */
export const filesOfJob = (db: CustomerDb, jobId: string) =>
  db
    .from(attachments, tileColumns)
    .where(eq(attachments.jobId, jobId))
    .orderBy(desc(attachments.createdAt), desc(attachments.id))
    .limit(mostOnPage)

/** A file that the customer is shown, or undefined. */
export async function findFile(db: CustomerDb, id: string) {
  const [[file]] = await db.read(db.from(attachments, servedColumns).where(eq(attachments.id, id)))
  return file
}
