import { markParameter } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import { startOfDay } from '../../time/zoned.ts'
import { type VisitStatus, visitStatuses } from '../visit.ts'

/** Which visits a list shows. Of a job or a customer it shows all, because no index orders theirs by anything further. */
export interface VisitFilter {
  show: 'upcoming' | 'past'
  job?: string | undefined
  customer?: string | undefined
  technician?: string | undefined
  status?: VisitStatus | undefined
  /** The day, `YYYY-MM-DD`, at which those to come begin, or at which those that are over end. */
  from?: string | undefined
}

const id = z.string().min(1).max(64).optional().catch(undefined)
const chosen = {
  show: z.enum(['upcoming', 'past']).catch('upcoming'),
  job: id,
  customer: id,
  technician: id,
  status: z.enum(visitStatuses).optional().catch(undefined),
  from: z
    .string()
    .regex(/^20\d{2}-\d{2}-\d{2}$/)
    .refine((day) => startOfDay(day, 'UTC') !== undefined)
    .optional()
    .catch(undefined),
}

/** A list as its address names it. What is tampered with, or cannot be combined, is left out. */
export const filterQuery = z
  .object({ ...chosen, after: markParameter(2) })
  .transform(({ after, ...filter }) => ({ after, filter: combined(filter) }))

const combined = ({ show, job, customer, technician, status, from }: VisitFilter): VisitFilter => ({
  ...{ show, from },
  ...(job ? { job } : customer ? { customer } : { technician, status }),
})

/** The filter as it stands in an address. */
export const addressed = ({ show, ...rest }: VisitFilter): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ show: show === 'past' ? show : undefined, ...rest }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )
