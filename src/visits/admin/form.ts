import type { FieldErrors } from '../../http/form.ts'
import { text } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import type { Period } from '../../time/period.ts'
import { periodOf, typedTimes } from '../times.ts'
import { goneAmong, tickedIds, typedTime } from '../typed.ts'
import { type VisitStatus, visitStatuses } from '../visit.ts'
import type { TeamRow } from './queries.ts'

/** Whether the customer is to be told by mail. */
export const tells = z.object({ tell: z.literal('yes').optional().catch(undefined) })

/** A visit as staff fill it in. Messages are keys of `words.siteVisits.faults`; the times are read by `periodOf`. */
export const visitForm = z.object({
  start: typedTime,
  end: typedTime,
  technicians: tickedIds,
  status: z.enum(visitStatuses, 'statusMissing'),
  comments: text(2000, 'tooLong'),
  internalNotes: text(2000, 'tooLong'),
  ...tells.shape,
})
export type VisitForm = z.infer<typeof visitForm>

/** What is in the fields: what was typed, or what is stored. */
export type Filled = Omit<VisitForm, 'status'> & { status?: VisitStatus | undefined }

/** What was typed into a form that did not pass, as far as it can be shown again. */
export const typedVisit = z.object({
  start: typedTime,
  end: typedTime,
  technicians: tickedIds,
  status: z.enum(visitStatuses).optional().catch(undefined),
  comments: z.string().nullable().catch(null),
  internalNotes: z.string().nullable().catch(null),
  ...tells.shape,
})

export interface StoredVisit extends Period {
  status: VisitStatus
  technicianIds: string[]
  comments: string | null
  internalNotes: string | null
}

/** A stored visit as its form shows it. */
export const filledWith = (visit: StoredVisit, timeZone: string): Filled => ({
  ...typedTimes(visit, timeZone),
  technicians: visit.technicianIds,
  status: visit.status,
  comments: visit.comments,
  internalNotes: visit.internalNotes,
  tell: 'yes',
})

/** What the rules find wrong with what was typed, beside which field; without fault, when the visit is. */
export function checked(
  typed: Pick<Filled, 'start' | 'end' | 'technicians'>,
  timeZone: string,
  team: TeamRow[],
  stored?: StoredVisit,
): { period?: Period; errors: FieldErrors } {
  const period = periodOf(typed, timeZone, stored)
  const errors = {
    ...('faults' in period && period.faults),
    ...goneAmong(typed.technicians, team, stored?.technicianIds ?? []),
  }
  return 'faults' in period ? { errors } : { period, errors }
}
