import { seenVersion } from '../../http/edit.ts'
import type { FieldErrors } from '../../http/form.ts'
import { text } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import type { Period } from '../../time/period.ts'
import { wallTime } from '../../time/zoned.ts'
import { periodOf, type TypedTimes, typedTimes } from '../../visits/times.ts'
import { goneAmong, tickedIds, typedTime } from '../../visits/typed.ts'
import { isWished, mayConfirmAt, mostOffers, type Slot, timesWished } from '../request.ts'
import type { FoundRequest, RequestRecord } from './record.ts'

const day = 24 * 60 * 60 * 1000
const usualDays = '3'
const mostDays = 30

const typedText = z.string().max(20_000).catch('')

/**
 * What staff typed into any of the forms of an answer, as far as it can be shown again: to look at a time, to confirm it,
 * to offer others, or to decline. What is wrong with it is said by the functions below.
 */
export const typedAnswer = z.object({
  turn: seenVersion,
  start: typedTime,
  end: typedTime,
  technicians: tickedIds,
  agreed: z.literal('yes').optional().catch(undefined),
  /** Where it was pressed, if not on the page of the request. */
  from: z.enum(['list', 'calendar']).optional().catch(undefined),
  ...{ start1: typedTime, end1: typedTime, start2: typedTime, end2: typedTime, start3: typedTime, end3: typedTime },
  until: z.string().trim().max(10).catch(usualDays),
  message: typedText,
  reason: typedText,
})
export type TypedAnswer = z.infer<typeof typedAnswer>

/** The times typed to be offered, each with the number of its fields. */
export const typedOffers = (typed: TypedAnswer): (TypedTimes & { number: 1 | 2 | 3 })[] => [
  { number: 1, start: typed.start1, end: typed.end1 },
  { number: 2, start: typed.start2, end: typed.end2 },
  { number: 3, start: typed.start3, end: typed.end3 },
]

/** The forms as they open: with the first time wished for, and whoever was to go already. */
export const begunWith = (request: RequestRecord, timeZone: string): TypedAnswer => ({
  ...typedAnswer.parse({ turn: request.turn }),
  ...typedTimes(request, timeZone),
  technicians: request.technicianIds,
})

/** What was typed as a period; a time that the clock shows twice is the one wished for, where that is meant. */
export function periodTyped(typed: TypedTimes, request: RequestRecord, timeZone: string) {
  const meant = timesWished(request).find(
    ({ startAt, endAt }) =>
      wallTime(startAt, timeZone) === typed.start && (typed.end === '' || wallTime(endAt, timeZone) === typed.end),
  )
  return periodOf(typed, timeZone, meant)
}

/** The time that a request would be confirmed at, or what is wrong beside which field. */
export function toConfirm(
  typed: TypedAnswer,
  { request, team }: Pick<FoundRequest, 'request' | 'team'>,
  timeZone: string,
): { period?: Period; errors: FieldErrors } {
  if (request.kind === 'cancel') return { period: request, errors: {} }
  const period = periodTyped(typed, request, timeZone)
  const gone = goneOf(typed, request, team)
  if ('faults' in period) return { errors: { ...period.faults, ...gone } }
  if (!mayConfirmAt(request, period, typed.agreed === 'yes'))
    return { period, errors: { ...gone, agreed: 'notWished' } }
  return { period, errors: gone }
}

/** The times that would be offered and until when, or what is wrong beside which field. */
export function toOffer(
  typed: TypedAnswer,
  { request, team }: Pick<FoundRequest, 'request' | 'team'>,
  timeZone: string,
  now: Date,
): { offers: Slot[]; expiresAt: Date; message: string | null; errors: FieldErrors } {
  const errors: FieldErrors = goneOf(typed, request, team)
  const offers: Slot[] = []
  for (const { number, ...times } of typedOffers(typed).slice(0, mostOffers)) {
    if (times.start === '' && (times.end === '' || number > 1)) continue
    const period = periodTyped(times, request, timeZone)
    if ('faults' in period) {
      if (period.faults.start) errors[`start${number}`] = period.faults.start
      if (period.faults.end) errors[`end${number}`] = period.faults.end
    } else if (period.startAt <= now) errors[`start${number}`] = 'past'
    else if (offers.some((one) => isWished({ ...one, wishes: [] }, period))) errors[`start${number}`] = 'twice'
    else offers.push(period)
  }
  if (offers.length === 0 && Object.keys(errors).length === 0) errors.start1 = 'none'
  const days = Number(typed.until)
  if (!Number.isInteger(days) || days < 1 || days > mostDays) errors.until = 'untilWrong'
  const message = text(2000, 'tooLong').safeParse(typed.message)
  if (!message.success) errors.message = 'tooLong'
  // Nobody can accept a time that has begun.
  const last = Math.max(...offers.map(({ startAt }) => startAt.getTime()))
  return {
    ...{ offers, errors, message: message.data ?? null },
    expiresAt: new Date(Math.min(now.getTime() + days * day, last)),
  }
}

/** The reason given, which the customer reads, or what is wrong with it. */
export function toRefuse({ reason }: TypedAnswer): { reason: string; errors: FieldErrors } {
  const read = text(2000, 'tooLong').safeParse(reason)
  if (!read.success) return { reason: '', errors: { reason: 'tooLong' } }
  return read.data === null ? { reason: '', errors: { reason: 'reasonMissing' } } : { reason: read.data, errors: {} }
}

// Whoever goes to a visit that moves stays the same.
const goneOf = ({ technicians }: TypedAnswer, { kind, technicianIds }: RequestRecord, team: FoundRequest['team']) =>
  kind === 'visit' ? goneAmong(technicians, team, technicianIds) : {}
