import { startOfDay } from './zoned.ts'

const dayLength = 24 * 60 * 60 * 1000

// A calendar day has no zone, so it is counted in UTC, where each lasts 24 hours.
const inUtc = (day: string): number => Date.parse(`${day}T00:00Z`)

/** Whether a text is a day, `YYYY-MM-DD`, that the calendar has, from the year 2000 on. */
export const isDay = (text: string): boolean =>
  /^2\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(inUtc(text)) && daysAfter(text, 0) === text

/** The day so many days after a day, both `YYYY-MM-DD`. */
export const daysAfter = (day: string, count: number): string =>
  new Date(inUtc(day) + count * dayLength).toISOString().slice(0, 10)

/** How many days lie from one day to another, both `YYYY-MM-DD`: 0 on the same day, 1 on the next, below 0 before. */
export const daysBetween = (from: string, to: string): number => Math.round((inUtc(to) - inUtc(from)) / dayLength)

/** From when until when a day, `YYYY-MM-DD`, lasts in a zone: 23 or 25 hours where its clock changes. */
export function spanOf(day: string, timeZone: string): { from: Date; until: Date } {
  const [from, until] = [startOfDay(day, timeZone), startOfDay(daysAfter(day, 1), timeZone)]
  if (!from || !until) throw new Error(`${day} is no day.`)
  return { from, until }
}
