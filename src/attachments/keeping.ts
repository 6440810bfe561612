import { once } from '../audit/note.ts'
import { and, inArray, isNull } from '../db/operators.ts'
import type { CompanyDb } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import type { AttachedFiles } from '../files/attached.ts'
import { logFault } from '../http/log.ts'
import { type Fault, kindOf } from './attachment.ts'
import { attachments } from './schema.ts'
import type { Ready, Refused } from './upload.ts'

/** What every side says of a new file. */
type NewFile = Pick<
  typeof attachments.$inferInsert,
  'id' | 'name' | 'kind' | 'contentType' | 'sizeBytes' | 'sha256' | 'createdBy' | 'createdAt' | 'thumbnailType'
>
type Rows = ReturnType<typeof and>

/** How a side writes the rows of what is brought to a place: each through a database that is held to what it reaches. */
export interface Keeper {
  companyId: string
  db: Pick<CompanyDb<{ name: string }>, 'read' | 'write' | 'viewer'>
  files: Pick<AttachedFiles, 'keep'>
  /** Whose they are and what they are of, for the trail. */
  customerId: string
  subjectId: string
  add(file: NewFile): Query<unknown>
  /** Marks rows as stored but those whose content the job has already; gives their ids. */
  store(storedAt: Date, which: Rows): Query<{ id: string }>
  remove(removedAt: Date, which: Rows): Query<unknown>
}

/**
 * Keeps files: first their rows, with the line that tells of them, then their bytes, then the rows say that the bytes are
 * there. Broken off anywhere, nothing lies in the bucket that no row knows of, and what is unfinished is swept. Gives
 * those that could not be kept; undefined when the place takes none any more.
 */
export async function keepFiles(keeper: Keeper, ready: Ready[]): Promise<Refused[] | undefined> {
  const { name: createdBy } = await keeper.db.viewer()
  const createdAt = new Date()
  const [first, ...others] = ready.map((file) =>
    keeper.add({
      ...{ id: file.id, name: file.name, kind: kindOf(file.type), contentType: file.type, createdBy, createdAt },
      ...{ sizeBytes: file.bytes.length, sha256: file.sha256, thumbnailType: file.thumbnail?.type ?? null },
    }),
  )
  if (!first) return []
  // All of them or none: a row that was not written must not have bytes.
  const added = await keeper.db.write(
    { did: 'file_added', ...about(keeper, ready), details: { count: ready.length } },
    first,
    ...others.flatMap((row) => once(keeper.companyId, row)),
  )
  if (!added) return undefined
  const failed: Ready[] = []
  for (const file of ready) if (!(await isStored(keeper.files, file))) failed.push(file)
  const twice = await settle(
    keeper,
    ready.filter((file) => !failed.includes(file)),
    failed,
  )
  return [...refusedAs('notStored', failed), ...refusedAs('twice', twice)]
}

async function isStored(files: Keeper['files'], { id, bytes, type, sha256, thumbnail }: Ready): Promise<boolean> {
  try {
    await files.keep(id, { bytes, contentType: type, sha256, thumbnail })
    return true
  } catch (error) {
    logFault('file', { file: id }, error)
    return false
  }
}

/** Makes the rows say what became of their bytes. Gives the files that the job turned out to have already. */
async function settle(keeper: Keeper, stored: Ready[], failed: Ready[]): Promise<Ready[]> {
  const { db } = keeper
  // What is stored was told of with its row.
  const marks = stored.length > 0 ? [keeper.store(new Date(), among(stored))] : []
  const [marked] = failed.length > 0 ? await remove(keeper, failed, 'storage', marks) : await db.read(...marks)
  const kept = new Set(marked?.map(({ id }) => id))
  const twice = stored.filter(({ id }) => !kept.has(id))
  if (twice.length > 0) await remove(keeper, twice, 'twice')
  return twice
}

/** Gives rows up whose bytes did not arrive or are there already, and says so; gives what the further write gave. */
async function remove(
  keeper: Keeper,
  gone: Ready[],
  reason: 'storage' | 'twice',
  further: Query<{ id: string }>[] = [],
) {
  const removed = keeper.remove(new Date(), among(gone))
  const deed = { did: 'file_removed', ...about(keeper, gone), details: { reason } } as const
  const [, ...rest] = (await keeper.db.write(deed, removed, ...further)) ?? []
  return rest as { id: string }[][]
}

const among = (files: Ready[]): Rows =>
  and(
    inArray(
      attachments.id,
      files.map(({ id }) => id),
    ),
    isNull(attachments.storedAt),
  )

const about = ({ customerId, subjectId }: Keeper, files: Ready[]) => ({
  customerId,
  subject: files
    .map(({ name }) => name)
    .join(', ')
    .slice(0, 300),
  subjectId,
})

const refusedAs = (fault: Fault, files: Ready[]): Refused[] => files.map(({ name }) => ({ name, fault }))
