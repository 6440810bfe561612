import * as z from '../http/zod.ts'
import { mostParts } from './year.ts'

const typed = z.string().trim().max(40).catch('').default('')

/** What the address of a statement asks for. */
export const askedPeriod = z.object({
  from: typed,
  to: typed,
  /** That a file would have held too much. */
  file: z.literal('too-long').optional().catch(undefined),
})

/** What the address of a year's documents asks for; what is no year is none. */
export const askedYear = z.object({
  year: z
    .string()
    .regex(/^2\d{3}$/)
    .optional()
    .catch(undefined),
  part: z.coerce.number().int().min(1).max(mostParts).optional().catch(undefined),
})
