import { isTaken } from '../../db/d1.ts'
import { newId } from '../../db/id.ts'
import { and, eq, inArray, isNull } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import type { AttachedFiles } from '../../files/attached.ts'
import { sha256 } from '../../secrets/sha256.ts'
import { type Fault, kindOf, mostBytes, nameOf } from '../attachment.ts'
import { type Content, readContent, readThumbnail } from '../content/content.ts'
import { attachments } from '../schema.ts'
import { hashesIn, type Place } from './queries.ts'

/** A file of an upload that may be kept, under the id its row will have. */
interface Ready extends Content {
  id: string
  name: string
  sha256: string
  thumbnail: ReturnType<typeof readThumbnail>
}

/** A file of an upload that was not kept, and why. */
export interface Refused {
  name: string
  fault: Fault
}

/** Files as a form brings them, each with the small picture that the browser made of it. */
export interface Brought {
  file: File
  thumbnail: File | undefined
}

/** The files of a form; a browser sends one without name and content when none was chosen. */
export function broughtBy(form: FormData): Brought[] {
  const [files, thumbnails] = ['files', 'thumbnails'].map((name) =>
    form.getAll(name).filter((part): part is File => part instanceof File),
  )
  // Which belongs to which is known by their order, so only where each has one.
  const paired = files?.length === thumbnails?.length ? thumbnails : []
  return (files ?? [])
    .map((file, index) => ({ file, thumbnail: paired?.[index] }))
    .filter(({ file }) => file.name !== '' || file.size > 0)
}

/** Looks at the bytes of each file: what may be kept, and what is refused. */
export async function sortOut(brought: Brought[], fallback: string) {
  const ready: Ready[] = []
  const refused: Refused[] = []
  for (const { file, thumbnail } of brought) {
    const sentAs = sentName(file)
    const content = file.size > mostBytes ? 'tooLarge' : readContent(await bytesOf(file))
    if (typeof content === 'string') {
      refused.push({ name: sentAs, fault: content })
      continue
    }
    const hash = await sha256(content.bytes)
    if (ready.some((other) => other.sha256 === hash)) {
      refused.push({ name: sentAs, fault: 'twice' })
      continue
    }
    const small = thumbnail && thumbnail.size > 0 ? readThumbnail(await bytesOf(thumbnail)) : undefined
    const name = nameOf(sentAs, content.type, fallback)
    ready.push({ ...content, id: newId(), name, sha256: hash, thumbnail: small })
  }
  return { ready, refused }
}

// Browsers write quotes in a name so (HTML, multipart/form-data encoding), and the platform leaves them.
const sentName = ({ name }: File): string => name.replaceAll('%22', '"')

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer())

/**
 * Keeps files: first their rows, with the line that tells of them, then their bytes, then the rows say that the bytes are
 * there. Broken off anywhere, nothing lies in the bucket that no row knows of, and what is unfinished is swept. Gives
 * those that could not be kept.
 */
export async function keepFiles(
  db: CompanyDb<{ name: string }>,
  files: AttachedFiles,
  place: Place,
  ready: Ready[],
): Promise<Refused[]> {
  const { name: createdBy } = await db.viewer()
  const createdAt = new Date()
  const { jobId, customerId, visit } = place
  const [first, ...others] = ready.map((file) =>
    db.insert(attachments, {
      ...{ id: file.id, customerId, jobId, visitId: visit?.id ?? null, name: file.name, kind: kindOf(file.type) },
      ...{ contentType: file.type, sizeBytes: file.bytes.length, sha256: file.sha256, createdBy, createdAt },
      thumbnailType: file.thumbnail?.type ?? null,
    }),
  )
  if (!first) return []
  const told = { did: 'file_added', customerId, subject: namesOf(ready), subjectId: jobId } as const
  await db.write({ ...told, details: { count: ready.length } }, first, ...others)
  const failed: Ready[] = []
  for (const file of ready) if (!(await isStored(files, file))) failed.push(file)
  const stored = ready.filter((file) => !failed.includes(file))
  const twice = await settle(db, place, stored, failed)
  return [...refusedAs('notStored', failed), ...refusedAs('twice', twice)]
}

async function isStored(files: AttachedFiles, { id, bytes, type, sha256, thumbnail }: Ready): Promise<boolean> {
  try {
    await files.keep(id, { bytes, contentType: type, sha256, thumbnail })
    return true
  } catch (error) {
    // biome-ignore lint/suspicious/noConsole: the page says that it failed, the log why
    console.error('A file could not be stored.', error)
    return false
  }
}

/** Makes the rows say what became of their bytes. Gives the files that the job turned out to have already. */
async function settle(db: CompanyDb, place: Place, stored: Ready[], failed: Ready[]): Promise<Ready[]> {
  try {
    await say(db, place, stored, failed, 'storage')
    return []
  } catch (error) {
    if (!isTaken(error, 'attachments.sha256')) throw error
  }
  const hashes = stored.map(({ sha256 }) => sha256)
  const there = await hashesIn(db, place.jobId, hashes)
  const twice = stored.filter(({ sha256 }) => there.has(sha256))
  const fresh = stored.filter((file) => !twice.includes(file))
  await say(db, place, fresh, [...failed, ...twice], failed.length > 0 ? 'storage' : 'twice')
  return twice
}

async function say(db: CompanyDb, place: Place, stored: Ready[], gone: Ready[], reason: 'storage' | 'twice') {
  const now = new Date()
  const among = (files: Ready[]) =>
    and(
      eq(attachments.jobId, place.jobId),
      inArray(
        attachments.id,
        files.map(({ id }) => id),
      ),
      isNull(attachments.storedAt),
    )
  const marked = db.update(attachments, { storedAt: now }, among(stored))
  // What is stored was told of with its row.
  if (gone.length === 0) return void (await db.read(marked))
  const deed = {
    did: 'file_removed',
    customerId: place.customerId,
    subject: namesOf(gone),
    subjectId: place.jobId,
  } as const
  const removed = db.update(attachments, { removedAt: now }, among(gone))
  await db.write({ ...deed, details: { reason } }, removed, ...(stored.length > 0 ? [marked] : []))
}

const refusedAs = (fault: Fault, files: Ready[]): Refused[] => files.map(({ name }) => ({ name, fault }))

const namesOf = (files: Ready[]): string =>
  files
    .map(({ name }) => name)
    .join(', ')
    .slice(0, 300)
