import * as z from '../http/zod.ts'

// Browsers send minutes, some seconds too; where the field is plain text, people put a space between day and hour.
/** A time of the clock as it is typed, for `periodOf` to read. */
export const typedTime = z
  .string()
  .trim()
  .max(40)
  .transform((typed) => typed.replace(' ', 'T').slice(0, 16))
  .catch('')

/** Ids of those ticked, each once. */
export const tickedIds = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .transform((ticked = []) => [...new Set(ticked)].slice(0, 100))
  .catch([])

interface Person {
  id: string
  name: string
  role: string
  revokedAt: Date | null
}

/** Who may be ticked: technicians who may sign in, and whoever goes already. */
export const offered = <Someone extends Person>(team: Someone[], kept: string[]): Someone[] =>
  team.filter(({ id, role, revokedAt }) => kept.includes(id) || (role === 'technician' && !revokedAt))

/** What is wrong with those ticked: someone among them may not be, such as whoever left the team meanwhile. */
export const goneAmong = (ticked: string[], team: Person[], kept: string[]): { technicians?: 'technicianGone' } => {
  const known = offered(team, kept).map(({ id }) => id)
  return ticked.some((id) => !known.includes(id)) ? { technicians: 'technicianGone' } : {}
}
