import type { Addressee } from '../../access/addressees.ts'
import type { Deed, DeedName } from '../../audit/deed.ts'
import type { Company } from '../../companies/company.ts'
import { isRefused } from '../../db/d1.ts'
import { and, eq } from '../../db/operators.ts'
import type { Changes } from '../../db/reach.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { type Named, namesOf } from '../../visits/admin/rows.tsx'
import { clock, subjectOf } from '../../visits/told.ts'
import { mailsOfStep } from '../mails.ts'
import { type RequestStep, type Slot, storedSlot } from '../request.ts'
import { visitRequests } from '../schema.ts'
import { taking } from '../steps.ts'
import type { RequestRecord } from './record.ts'

/** A request as whoever answers was shown it, and whom to tell. */
export interface Answering {
  db: CompanyDb<{ name: string }>
  company: Company
  /** DATA_KEYS. */
  keys: string
  request: RequestRecord
  addressees: Addressee[]
  team: Named[]
  now: Date
}

/**
 * What became of an answer: the mails to hand to the queue, or why nothing was written. `late`: someone else was quicker;
 * `notPlanned`: what was to be moved is no longer planned; `technicianGone`: someone ticked is no longer there.
 */
export type Answered = { mailIds: string[] } | 'late' | 'notPlanned' | 'technicianGone'

/** Confirms at a time: triggers make, move or call off the visit in the same batch. */
export function confirmRequest(answering: Answering, slot: Slot, technicians: string[], agreed: boolean) {
  const { request, team } = answering
  const { kind } = request
  return answer(answering, 'confirm', {
    did: 'request_confirmed',
    slot,
    changes: {
      ...(kind !== 'cancel' && { visitStart: slot.startAt, visitEnd: slot.endAt }),
      ...(kind === 'visit' && { technicianIds: technicians }),
    },
    details: {
      ...told(slot, answering.company),
      ...(kind === 'visit' && { technicians: namesOf(technicians, team) || null }),
      ...(agreed && { agreed: true }),
    },
  })
}

/** Offers up to three times: nothing is planned before the customer accepts one. */
export const offerTimes = (
  answering: Answering,
  { offers, expiresAt, message }: { offers: Slot[]; expiresAt: Date; message: string | null },
  technicians: string[],
) => {
  const times = offers.map(({ startAt }) => clock(startAt, answering.company.timeZone)).join(', ')
  return answer(answering, 'propose', {
    did: 'request_proposed',
    offers,
    expiresAt,
    reason: message,
    changes: {
      offers: offers.map(storedSlot),
      expiresAt,
      ...(answering.request.kind === 'visit' && { technicianIds: technicians }),
    },
    details: { times },
  })
}

/** Declines with a reason, which the customer reads. */
export const declineRequest = (answering: Answering, reason: string) =>
  answer(answering, 'decline', { did: 'request_declined', reason, changes: {}, details: {} })

interface Answer {
  did: DeedName
  slot?: Slot
  offers?: Slot[]
  expiresAt?: Date
  reason?: string | null
  changes: Changes<typeof visitRequests>
  details: Deed['details']
}

/** Takes a step with its mails and its line in the trail, in one batch, unless someone else has taken one meanwhile. */
async function answer(
  { db, company, keys, request, addressees, now }: Answering,
  step: RequestStep,
  { did, slot = request, offers, expiresAt = request.expiresAt, reason = null, changes, details }: Answer,
): Promise<Answered> {
  const { id, kind, customerId, customer, job } = request
  const taken = taking(step, request, (await db.viewer()).name, now, reason)
  const { writes, mailIds } = await mailsOfStep(
    step,
    {
      ...{ company, keys, job, customer, slot, reason, addressees },
      ...(offers && { offers }),
      request: { id, customerId, kind, turn: taken.changes.turn, expiresAt },
    },
    now,
  )
  // Named too, because two records of one customer may have been merged since.
  const where = and(taken.where, eq(visitRequests.customerId, customerId))
  const deed: Deed = { did, customerId, subject: subjectOf(request, company), subjectId: id, details }
  try {
    const written = await db.write(deed, db.update(visitRequests, { ...taken.changes, ...changes }, where), ...writes)
    return written ? { mailIds } : 'late'
  } catch (error) {
    if (isRefused(error, 'this visit is no longer planned')) return 'notPlanned'
    if (isRefused(error, 'a request cannot take this step')) return 'late'
    if (isRefused(error, 'FOREIGN KEY constraint failed')) return 'technicianGone'
    throw error
  }
}

const told = ({ startAt, endAt }: Slot, { timeZone }: Company) => ({
  start: clock(startAt, timeZone),
  end: clock(endAt, timeZone),
})
