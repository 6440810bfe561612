import { changesBetween } from '../../audit/changes.ts'
import { isRefused } from '../../db/d1.ts'
import { and, eq, inArray, oneMore } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import type { Period } from '../../time/period.ts'
import { mailsOfChange, type TellingCompany, type VisitToTell } from '../mails.ts'
import { visits, visitTechnicians } from '../schema.ts'
import { clock, subjectOf } from '../told.ts'
import type { VisitStatus } from '../visit.ts'
import type { StoredVisit, VisitForm } from './form.ts'
import type { JobToVisit, VisitRecord } from './record.ts'
import { type Named, namesOf } from './rows.tsx'

/** What the trail needs to say it in words: who is who, and the company's clock. */
interface Telling {
  team: Named[]
  timeZone: string
  /** Given where the customer is to be told by mail. */
  tell?: TellingCompany | undefined
}

/** The ids of the mails that a deed has written, for the queue. */
type MailIds = string[]

/**
 * Adds a visit to a job and sends technicians there, in one batch. Its id comes with the form, so that a form that is
 * sent twice adds one: undefined when it is there already.
 */
export async function addVisit(
  db: CompanyDb,
  id: string,
  { id: jobId, title, location, customerId }: JobToVisit,
  { technicians, status, comments, internalNotes }: VisitForm,
  { startAt, endAt }: Period,
  telling: Telling,
): Promise<MailIds | undefined> {
  const visit = { id, customerId, jobId, startAt, endAt, status, comments, internalNotes }
  const { start, end, technicians: names } = told({ ...visit, technicianIds: technicians }, telling)
  const mails = mailsTold(telling, undefined, { ...visit, job: title, location }, 1)
  const written = await db.write(
    {
      did: 'visit_added',
      customerId,
      subject: `${title}, ${start}`,
      subjectId: id,
      details: { end, status, technicians: names || null },
    },
    db.insertOnce(visits, visit),
    ...mails,
    ...technicians.map((staffId) => send(db, { id, jobId, customerId, startAt }, staffId)),
  )
  return written && idsOf(written, mails)
}

/**
 * Changes a visit and who goes there, in one batch, unless someone else has changed it since `seen`; undefined then. What
 * was saved as it stood is not written.
 */
export async function changeVisit(
  db: CompanyDb,
  stored: VisitRecord,
  seen: number,
  { technicians, status, comments, internalNotes }: VisitForm,
  { startAt, endAt }: Period,
  telling: Telling,
): Promise<MailIds | undefined> {
  if (seen !== stored.version) return undefined
  const changed = { startAt, endAt, status, comments, internalNotes }
  const details = changesBetween(told(stored, telling), told({ ...changed, technicianIds: technicians }, telling))
  if (Object.keys(details).length === 0) return []
  const { id, customerId } = stored
  const mails = mailsTold(telling, stored, { ...stored, ...changed }, seen + 1)
  const gone = stored.technicianIds.filter((one) => !technicians.includes(one))
  const written = await db.write(
    { did: 'visit_changed', customerId, subject: subjectOf(stored, telling), subjectId: id, details },
    db.update(
      visits,
      { ...changed, version: oneMore(visits.version) },
      and(eq(visits.id, id), eq(visits.version, seen)),
    ),
    ...mails,
    ...(gone.length > 0
      ? [db.delete(visitTechnicians, and(eq(visitTechnicians.visitId, id), inArray(visitTechnicians.staffId, gone)))]
      : []),
    ...technicians
      .filter((one) => !stored.technicianIds.includes(one))
      .map((staffId) => send(db, { ...stored, startAt }, staffId)),
  )
  return written && idsOf(written, mails)
}

/** Takes a visit to another status, unless it no longer stands where it was shown; undefined then. */
export async function moveVisit(
  db: CompanyDb,
  visit: VisitRecord,
  from: VisitStatus,
  to: VisitStatus,
  telling: Omit<Telling, 'team'>,
): Promise<MailIds | undefined> {
  const { id, customerId, ...stored } = visit
  const mails = mailsTold(telling, { ...visit, status: from }, { ...visit, status: to }, visit.version + 1)
  const written = await db.write(
    {
      did: 'visit_changed',
      customerId,
      subject: subjectOf(stored, telling),
      subjectId: id,
      details: { status: `${from} → ${to}` },
    },
    db.update(
      visits,
      { status: to, version: oneMore(visits.version) },
      and(eq(visits.id, id), eq(visits.status, from)),
    ),
    ...mails,
  )
  return written && idsOf(written, mails)
}

/** Deletes a visit that is only planned and that nothing hangs on; undefined when it must stay. */
export async function deleteVisit(
  db: CompanyDb,
  visit: VisitRecord,
  telling: Omit<Telling, 'team'>,
): Promise<MailIds | undefined> {
  const { id, customerId, ...stored } = visit
  const mails = mailsTold(telling, visit, undefined, visit.version + 1)
  const deed = { did: 'visit_deleted', customerId, subject: subjectOf(stored, telling), subjectId: id } as const
  try {
    const gone = db.delete(visits, and(eq(visits.id, id), eq(visits.status, 'planned')))
    const written = await db.write(deed, gone, ...mails)
    return written && idsOf(written, mails)
  } catch (error) {
    if (isRefused(error, 'FOREIGN KEY constraint failed')) return undefined
    throw error
  }
}

// Once written, a trigger sets what these repeat of the visit.
const send = (
  db: CompanyDb,
  { id, jobId, customerId, startAt }: Pick<VisitRecord, 'id' | 'jobId' | 'customerId' | 'startAt'>,
  staffId: string,
) => db.insertOnce(visitTechnicians, { visitId: id, staffId, jobId, customerOf: customerId, startAt })

const mailsTold = (
  { tell }: Pick<Telling, 'tell'>,
  before: VisitToTell | undefined,
  after: VisitToTell | undefined,
  turn: number,
) => (tell ? mailsOfChange(tell, before, after, turn) : [])

/** The mails stand right behind the first write. */
const idsOf = (written: unknown[][], mails: unknown[]): MailIds =>
  written.slice(1, 1 + mails.length).flatMap((rows) => (rows as { id: string }[]).map(({ id }) => id))

/** A visit in the words of the trail, which does not grow with what is typed. */
const told = (visit: StoredVisit, { team, timeZone }: Telling) => ({
  start: clock(visit.startAt, timeZone),
  end: clock(visit.endAt, timeZone),
  technicians: namesOf(visit.technicianIds, team),
  status: visit.status,
  comments: visit.comments ?? '',
  internalNotes: visit.internalNotes ?? '',
})
