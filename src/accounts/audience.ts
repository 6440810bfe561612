/** The two doors: a session opened at one is worth nothing at the other. */
export const audiences = ['customer', 'staff'] as const
export type Audience = (typeof audiences)[number]

/** Address below which each audience lives. */
export const homes: Record<Audience, string> = { customer: '/portal', staff: '/admin' }
