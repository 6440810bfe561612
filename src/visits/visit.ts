/** A visit lasts this long at most, in milliseconds: one that began earlier is over. The tables hold it. */
export const longestVisit = 31 * 24 * 60 * 60 * 1000

/** One that lasts longer than this, in milliseconds, counts as long. The tables hold it too. */
export const longVisit = 24 * 60 * 60 * 1000

const hour = 60 * 60 * 1000

/**
 * Lengths by which visits are told apart, in milliseconds: of those that are no longer than one of them and longer than the
 * one before it, most that began so long ago are still under way. The tables hold them too.
 */
export const spans = [hour, 4 * hour, longVisit, longestVisit] as const

/** What a visit lasts when nobody says, in milliseconds. */
export const usualVisit = 60 * 60 * 1000

export const visitStatuses = ['planned', 'done', 'cancelled'] as const
export type VisitStatus = (typeof visitStatuses)[number]

const leadsTo: Record<VisitStatus, readonly VisitStatus[]> = {
  planned: ['done', 'cancelled'],
  done: ['planned'],
  cancelled: ['planned'],
}

/** Where one press takes a visit from here; each has its way back. */
export const nextStatuses = (from: VisitStatus): readonly VisitStatus[] => leadsTo[from]

/** Whether one press takes a visit from one status to another. */
export const mayBecome = (from: VisitStatus, to: VisitStatus): boolean => leadsTo[from].includes(to)

/** Only what was never to be may go: a visit that took place, or that a customer was told is off, stays on record. */
export const mayBeDeleted = (status: VisitStatus): boolean => status === 'planned'
