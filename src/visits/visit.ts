/** A visit lasts this long at most, in milliseconds: one that began earlier is over. The tables hold it. */
export const longestVisit = 31 * 24 * 60 * 60 * 1000

export const visitStatuses = ['planned', 'done', 'cancelled'] as const
export type VisitStatus = (typeof visitStatuses)[number]
