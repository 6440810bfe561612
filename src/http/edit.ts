import * as z from './zod.ts'

/** The version of what nobody has seen: of a form that was to add what is there already, and says something else of it. */
export const notSeen = 0

/** The version a form was opened at; one that was tampered with is no version of any row. */
export const seenVersion = z.coerce.number().int().positive().catch(notSeen)

/** What stands in fields, by their names, as the page shows it. */
export type Shown = Record<string, string>

/**
 * What someone else has stored since a form was opened, where it differs from what is typed there: each shown beside its
 * field, so that whoever saves again knows what is replaced.
 */
export function meanwhileOf(typed: Shown, stored: Shown): Partial<Shown> {
  return Object.fromEntries(Object.entries(stored).filter(([name, value]) => (typed[name] ?? '') !== value))
}
