/** The two doors: a session opened at one is worth nothing at the other. */
export const audiences = ['customer', 'staff'] as const
export type Audience = (typeof audiences)[number]
