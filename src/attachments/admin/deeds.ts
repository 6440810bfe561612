import type { DeedName } from '../../audit/deed.ts'
import { isTaken } from '../../db/d1.ts'
import { and, eq, gt, ne, oneMore } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { undoTime } from '../attachment.ts'
import { inPlace } from '../in-place.ts'
import { attachments } from '../schema.ts'
import type { OneFile } from './queries.ts'

/** Shows a file to the customer, or no longer. A second press changes nothing and tells nothing. */
export const showFile = (db: CompanyDb, file: OneFile, shown: boolean) =>
  db.write(
    deedOf(shown ? 'file_shown' : 'file_hidden', file),
    db.update(
      attachments,
      { shown, version: oneMore(attachments.version) },
      and(eq(attachments.id, file.id), ne(attachments.shown, shown), ...inPlace),
    ),
  )

/** Gives a file another name; undefined when someone else changed it since `version`. */
export const renameFile = (db: CompanyDb, file: OneFile, name: string, version: number) =>
  db.write(
    { ...deedOf('file_renamed', file), details: { name } },
    db.update(
      attachments,
      { name, version: oneMore(attachments.version) },
      and(eq(attachments.id, file.id), eq(attachments.version, version), ...inPlace),
    ),
  )

/** Removes a file: at once for everyone, and for good once the sweep has come by. The customer's view of it ends too. */
export const removeFile = (db: CompanyDb, file: OneFile) =>
  db.write(
    deedOf('file_removed', file),
    db.update(attachments, { removedAt: new Date(), shown: false }, and(eq(attachments.id, file.id), ...inPlace)),
  )

/** Brings a removed file back, not shown to the customer; undefined when it is too late, or the job has it anew. */
export async function restoreFile(db: CompanyDb, file: OneFile) {
  const stillThere = gt(attachments.removedAt, new Date(Date.now() - undoTime))
  try {
    return await db.write(
      deedOf('file_restored', file),
      db.update(
        attachments,
        { removedAt: null, version: oneMore(attachments.version) },
        and(eq(attachments.id, file.id), stillThere),
      ),
    )
  } catch (error) {
    if (isTaken(error, 'attachments.sha256')) return undefined
    throw error
  }
}

const deedOf = (did: DeedName, { customerId, name, id }: OneFile) => ({ did, customerId, subject: name, subjectId: id })
