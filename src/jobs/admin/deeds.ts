import { changesBetween } from '../../audit/changes.ts'
import { once } from '../../audit/note.ts'
import { customers } from '../../customers/schema.ts'
import { isRefused } from '../../db/d1.ts'
import { and, eq, isNull, notExists, oneMore } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import type { Language } from '../../i18n/language.ts'
import type { JobStatus } from '../job.ts'
import { type Kind, kindName, kindOf } from '../kinds.ts'
import { jobs } from '../schema.ts'
import type { JobForm } from './form.ts'
import { heldBy, type JobRecord } from './record.ts'

/**
 * Adds a job to a customer under the id that its form brought along: sent twice it is there once. Undefined when it was
 * there already, or when the customer was archived or merged meanwhile.
 */
export async function addJob(db: CompanyDb, companyId: string, id: string, customerId: string, form: JobForm) {
  const deed = { did: 'job_added', customerId, subject: form.title, subjectId: id } as const
  // Changes nothing, but touches no row any more once the customer is another's: then no job is left behind there.
  const stillServed = db.update(
    customers,
    { archivedAt: null },
    and(eq(customers.id, customerId), isNull(customers.archivedAt)),
  )
  try {
    return await db.write(deed, db.insertOnce(jobs, { id, customerId, ...form }), ...once(companyId, stillServed))
  } catch (error) {
    if (isRefused(error, 'this customer is another now')) return undefined
    throw error
  }
}

/** What the trail needs to name the kind of a job. */
interface Telling {
  kinds: Kind[]
  language: Language
}

/** Changes a job from what was shown at `version`; false when it is another by now. */
export async function changeJob(db: CompanyDb, job: JobRecord, version: number, form: JobForm, telling: Telling) {
  if (job.version !== version) return false
  const details = changesBetween(toldOf(recordIn(job), telling), toldOf(form, telling))
  if (Object.keys(details).length === 0) return true
  const { id, customerId } = job
  const deed = { did: 'job_changed', customerId, subject: form.title, subjectId: id, details } as const
  const changes = { ...form, version: oneMore(jobs.version) }
  return Boolean(await db.write(deed, db.update(jobs, changes, and(eq(jobs.id, id), eq(jobs.version, version)))))
}

/** Takes a job from the status it was shown in to another; undefined when it is in another by now. */
export const moveJob = (db: CompanyDb, { id, customerId, title }: JobRecord, from: JobStatus, to: JobStatus) =>
  db.write(
    { did: 'job_changed', customerId, subject: title, subjectId: id, details: { status: `${from} → ${to}` } },
    db.update(jobs, { status: to, version: oneMore(jobs.version) }, and(eq(jobs.id, id), eq(jobs.status, from))),
  )

/** Deletes a job on which nothing hangs; undefined when something does, or it is gone. */
export async function removeJob(db: CompanyDb, { id, customerId, title }: JobRecord) {
  const isFree = heldBy(db, id).map((rows) => notExists(rows))
  try {
    return await db.write(
      { did: 'job_deleted', customerId, subject: title, subjectId: id },
      db.delete(jobs, and(eq(jobs.id, id), ...isFree)),
    )
  } catch (error) {
    // What else refers to a job holds it as well.
    if (isRefused(error, 'FOREIGN KEY constraint failed')) return undefined
    throw error
  }
}

/** What a form can change of a job. */
export const recordIn = (job: JobRecord): JobForm => ({
  title: job.title,
  reference: job.reference,
  typeId: job.typeId,
  status: job.status,
  location: job.location,
  scope: job.scope,
  internalNotes: job.internalNotes,
  tags: job.tags,
})

// An id would say nothing to whoever reads the trail: the kind is told by its name.
function toldOf({ typeId, ...form }: JobForm, { kinds, language }: Telling) {
  const kind = kindOf(kinds, typeId)
  return { ...form, type: kind ? kindName(kind, language) : typeId }
}
