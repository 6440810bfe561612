import { desc, eq } from '../../db/operators.ts'
import type { TechnicianDb } from '../../db/scope.ts'
import { attachments } from '../schema.ts'
import { servedColumns } from '../serve.ts'
import { fileColumns } from './rows.tsx'

/** Files of a job or a visit that a technician finds on its page at most. */
const mostOnPage = 60

/** The files of a job that one of their visits leads to, newest first. */
export const filesOfJob = (db: TechnicianDb, jobId: string) => select(db, eq(attachments.jobId, jobId))

/** The files of a visit of theirs, newest first, with whether the customer sees them. */
export const filesOfVisit = (db: TechnicianDb, visitId: string) => select(db, eq(attachments.visitId, visitId))

const select = (db: TechnicianDb, of: ReturnType<typeof eq>) =>
  db
    .from(attachments, fileColumns)
    .where(of)
    .orderBy(desc(attachments.createdAt), desc(attachments.id))
    .limit(mostOnPage)

/** A file of such a job, or undefined. */
export async function findFile(db: TechnicianDb, id: string) {
  const [[file]] = await db.read(db.from(attachments, servedColumns).where(eq(attachments.id, id)))
  return file
}
