/** What staff search, in the order in which it is shown. */
export const searchKinds = ['customer', 'job', 'visit', 'invoice'] as const
export type SearchKind = (typeof searchKinds)[number]
