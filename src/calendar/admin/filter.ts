import { eq } from '../../db/operators.ts'
import * as z from '../../http/zod.ts'
import { startOfDay } from '../../time/zoned.ts'
import { visits } from '../../visits/schema.ts'
import { type View, views } from '../view.ts'

/** In the place of a technician: the visits that nobody goes to yet. */
export const nobody = 'nobody'

/** What the calendar shows, all of it in its address. */
export interface CalendarFilter {
  view: View
  /** The day it is opened at, `YYYY-MM-DD`. */
  day: string
  /** Whose visits, by id, or `nobody`; everyone's when not said. */
  technician?: string | undefined
}

const id = z.string().min(1).max(64).optional().catch(undefined)
const wall = String.raw`20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}`

/** The calendar as its address names it, and what was just moved there. What is tampered with is left out. */
export const calendarQuery = (today: string) =>
  z
    .object({
      view: z.enum(views).catch('week'),
      day: z
        .string()
        .regex(/^20\d{2}-\d{2}-\d{2}$/)
        .refine((day) => startOfDay(day, 'UTC') !== undefined)
        .catch(today),
      technician: id,
      moved: id,
      /** From when until when the visit moved was before, by the company's clock. */
      was: z
        .string()
        .regex(new RegExp(`^${wall}/${wall}$`))
        .optional()
        .catch(undefined),
      undone: z.literal('yes').optional().catch(undefined),
    })
    .transform(({ view, day, technician, ...just }) => ({
      filter: { view, day, technician } satisfies CalendarFilter,
      just,
    }))

export const path = '/admin/calendar'

/** The address of the calendar, changed in what is given. */
export function addressOf(filter: CalendarFilter, change: Partial<CalendarFilter> = {}): string {
  const { view, day, technician } = { ...filter, ...change }
  return `${path}?${new URLSearchParams({ view, day, ...(technician && { technician }) })}`
}

/** What holds of visits beside the rest where those are meant to which nobody goes. */
export const unassigned = (technician: string | undefined) =>
  technician === nobody ? eq(visits.technicianIds, []) : undefined
