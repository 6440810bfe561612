import type { Mark } from '../../db/operators.ts'
import { readMark } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import { standings } from '../invoice.ts'

export const shows = ['all', ...standings, 'overdue', 'overpaid'] as const
export type Show = (typeof shows)[number]
export const sorts = ['newest', 'oldest'] as const

/** What the list of invoices shows, as its address says. */
export const filter = z
  .object({
    show: z.enum(shows).catch('all'),
    sort: z.enum(sorts).catch('newest'),
    /** Year of issue. */
    year: z
      .string()
      .regex(/^\d{4}$/)
      .optional()
      .catch(undefined),
    customer: z.string().min(1).max(64).optional().catch(undefined),
    after: z.string().max(2000).optional().catch(undefined),
    /** What was just done to one that is no longer there. */
    done: z.literal('removed').optional().catch(undefined),
  })
  // What no index serves is not offered, and not followed when someone writes it into the address.
  .transform((asked) => {
    const show = asked.customer ? ('all' as const) : asked.show
    const ordered = hasYears(show)
    return { ...asked, show, sort: ordered ? asked.sort : ('newest' as const), year: ordered ? asked.year : undefined }
  })
export type Filter = z.infer<typeof filter>

/**
 * Whether the list is in the order of days: drafts have none, what is overdue stands by how long it is, and what was paid
 * too much by whose it is.
 */
export const hasYears = (show: Show): boolean => show !== 'draft' && show !== 'overdue' && show !== 'overpaid'

/** Where the page before ended; the list of what is overdue is ordered by two columns, the others by three. */
export const markOf = ({ show, after }: Filter): Mark | undefined => readMark(after, show === 'overdue' ? 2 : 3)

/** What of the filter stands in addresses: all that is not as it is without saying. */
export const saidOf = ({ show, sort, year, customer }: Filter): Record<string, string> => ({
  ...(show !== 'all' && { show }),
  ...(sort !== 'newest' && { sort }),
  ...(year && { year }),
  ...(customer && { customer }),
})
