import * as z from '../../http/zod.ts'
import { jobStatuses } from '../job.ts'

/** What a list of all jobs may show beside the jobs of one type, which are named by its id. */
export const jobShows = ['active', 'all', ...jobStatuses] as const
const jobSorts = ['newest', 'oldest', 'title'] as const
export type JobSort = (typeof jobSorts)[number]

/** Which jobs are listed, and in which order. */
export interface JobFilter {
  /** One of `jobShows`, or the id of a type. */
  show: string
  customer?: string | undefined
  tag?: string | undefined
  sort: JobSort
}

/** What is shown when nothing is chosen. */
const usual = ({ customer, tag }: Pick<JobFilter, 'customer' | 'tag'>) => (customer || tag ? 'all' : 'active')

/** What may be shown of the jobs of a customer or of a tag. No index orders theirs by anything further. */
export const showsOf = ({ customer, tag }: Pick<JobFilter, 'customer' | 'tag'>): readonly string[] =>
  customer ? ['all', 'active'] : tag ? ['all'] : jobShows

/** In which orders an index gives what is shown. All of a customer are in one: those under way first. */
export function sortsOf({ show, customer, tag }: Omit<JobFilter, 'sort'>): readonly JobSort[] {
  if (customer) return show === 'all' ? ['newest'] : ['newest', 'oldest']
  return show === 'all' && !tag ? jobSorts : ['newest', 'oldest']
}

const chosen = {
  show: z.string().min(1).max(64).optional().catch(undefined),
  customer: z.string().min(1).max(64).optional().catch(undefined),
  tag: z.string().trim().min(1).max(40).optional().catch(undefined),
  sort: z.enum(jobSorts).catch('newest'),
}

/** A list as its address names it. What cannot be combined is left out. */
export const jobFilter = z
  .object({
    ...chosen,
    after: z.string().max(2000).optional().catch(undefined),
    done: z.literal('deleted').optional().catch(undefined),
  })
  .transform(({ after, done, show, customer, tag, sort }) => {
    const whose = customer ? { customer } : { tag }
    const isOffered = show !== undefined && (showsOf(whose).includes(show) || (!customer && !tag))
    const shown = { ...whose, show: isOffered ? show : usual(whose) }
    const filter: JobFilter = { ...shown, sort: sortsOf(shown).includes(sort) ? sort : 'newest' }
    return { after, done, filter }
  })

/** The filter as its address says it, without what goes without saying. */
export const addressed = ({ show, customer, tag, sort }: JobFilter): Record<string, string> => ({
  ...(customer && { customer }),
  ...(tag && { tag }),
  ...(show !== usual({ customer, tag }) && { show }),
  ...(sort !== 'newest' && { sort }),
})
