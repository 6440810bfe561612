import type { DeedName } from '../../audit/deed.ts'
import { once } from '../../audit/note.ts'
import type { Company } from '../../companies/company.ts'
import { isRefused } from '../../db/d1.ts'
import { newId } from '../../db/id.ts'
import type { CustomerDb } from '../../db/scope.ts'
import type { CustomerViewer } from '../../sessions/viewer.ts'
import { subjectOf } from '../../visits/told.ts'
import { mailsOfStep, type StepTold } from '../mails.ts'
import { type RequestKind, type Slot, storedSlot, waitsUntil } from '../request.ts'
import { visitRequests } from '../schema.ts'
import { type ShownRequest, taking } from '../steps.ts'
import type { Asking } from './asking/queries.ts'
import type { FoundRequest } from './queries.ts'

type Db = CustomerDb<CustomerViewer>

/** Whose request it is, and how its mails are made. */
export interface Told {
  company: Company
  keys: string
  customerId: string
}

/** What a customer asks for; of a visit to call off, the one time is when it is planned. */
export interface Wanted {
  kind: RequestKind
  job: { id: string; title: string }
  visit: { id: string; endAt: Date } | undefined
  slots: Slot[]
  comments: string | null
  key: string
}

/**
 * Asks for a visit, another time of one, or that it be called off. Undefined when nothing was written: sent before, too
 * many open, or the visit is no longer planned. With it goes what has run out of the same visit.
 */
export async function ask(
  db: Db,
  { kind, job, visit, slots, comments, key }: Wanted,
  { addressees, runOut }: Pick<Asking, 'addressees' | 'runOut'>,
  { company, keys, customerId }: Told,
): Promise<{ id: string; mailIds: string[] } | undefined> {
  const [first, ...others] = slots
  if (!first) return undefined
  const now = new Date()
  const { name, customerName } = await db.viewer()
  const id = newId()
  const expiresAt = waitsUntil(now, visit?.endAt)
  const { writes, mailIds } = await mailsOfStep(
    'ask',
    {
      ...{ company, keys, job: job.title, customer: customerName, slot: first, reason: comments, addressees },
      request: { id, customerId, kind, turn: 1, expiresAt },
    },
    now,
  )
  const add = db.insertOnce(visitRequests, {
    ...{ id, kind, jobId: job.id, visitId: visit?.id ?? null, ...first, comments, key: key || null, expiresAt },
    wishes: others.map(storedSlot),
    ...{ changedAt: now, changedBy: 'customer' as const, changedByName: name },
  })
  const deed = {
    did: 'request_made' as const,
    subject: subjectOf({ job: job.title, ...first }, company),
    subjectId: id,
  }
  const ran = runOut && taking('expire', runOut, null, now)
  try {
    const written = ran
      ? await db.write(deed, db.update(visitRequests, ran.changes, ran.where), ...once(company.id, add), ...writes)
      : await db.write(deed, add, ...writes)
    return written && { id, mailIds }
  } catch (error) {
    if (isRefused(error, 'this visit is no longer planned')) return undefined
    throw error
  }
}

/** Takes a step on a request as it was shown: the mails, or undefined when somebody was quicker or its time has run out. */
async function take(
  db: Db,
  step: 'withdraw' | 'accept' | 'refuse',
  { request, addressees }: FoundRequest,
  { turn, slot, reason = null }: Omit<ShownRequest, 'id'> & { slot?: Slot; reason?: string | null },
  { company, keys, customerId }: Told,
): Promise<string[] | undefined> {
  if (turn !== request.turn) return undefined
  const now = new Date()
  const { name, customerName } = await db.viewer()
  const { id, kind } = request
  const { changes, where } = taking(step, { id, turn }, name, now, reason)
  const expiresAt = step === 'refuse' ? waitsUntil(now, request.plannedEnd) : request.expiresAt
  const about = slot ?? { startAt: request.startAt, endAt: request.endAt }
  const told: StepTold = {
    ...{ company, keys, job: request.job, customer: customerName, slot: about, reason, addressees },
    request: { id, customerId, kind, turn: changes.turn, expiresAt },
  }
  const { writes, mailIds } = await mailsOfStep(step, told, now)
  const written = await db
    .write(
      { did: deedOf[step], subject: subjectOf({ job: request.job, ...about }, company), subjectId: id },
      db.update(
        visitRequests,
        { ...changes, expiresAt, ...(slot && { visitStart: slot.startAt, visitEnd: slot.endAt }) },
        where,
      ),
      ...writes,
    )
    .catch((error: unknown) => {
      if (isRefused(error, 'this visit is no longer planned')) return undefined
      throw error
    })
  return written && mailIds
}
const deedOf = {
  withdraw: 'request_withdrawn',
  accept: 'request_accepted',
  refuse: 'request_refused',
} as const satisfies Record<string, DeedName>

/** Takes a request back. */
export const withdraw = (db: Db, found: FoundRequest, turn: number, told: Told) =>
  take(db, 'withdraw', found, { turn }, told)

/** Says yes to one of the times that staff offer: the visit is made, or moves, with it. */
export const accept = (db: Db, found: FoundRequest, turn: number, slot: Slot, told: Told) =>
  take(db, 'accept', found, { turn, slot }, told)

/** None of the times suits: the request waits for staff anew. */
export const refuse = (db: Db, found: FoundRequest, turn: number, reason: string | null, told: Told) =>
  take(db, 'refuse', found, { turn, reason }, told)
