export const customerKinds = ['person', 'firm'] as const
export type CustomerKind = (typeof customerKinds)[number]

/** How letters address a person; none is a choice too. */
export const civilities = ['mr', 'mrs'] as const
export type Civility = (typeof civilities)[number]

/** What a contact may be allowed: to see jobs and visits, to see invoices, to ask for visits. */
export const rights = ['seesJobs', 'seesInvoices', 'mayRequest'] as const
export type Right = (typeof rights)[number]
