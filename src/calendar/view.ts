import { daysAfter, daysBetween, spanOf } from '../time/days.ts'
import { wallTime } from '../time/zoned.ts'

export const views = ['day', 'week', 'month'] as const
export type View = (typeof views)[number]

/** A day of the calendar, `YYYY-MM-DD`, and from when until when it lasts: 23 or 25 hours where the clock changes. */
export interface DaySpan {
  day: string
  from: Date
  until: Date
}

// A day that was a Monday; days have no zone, so weeks are counted from it.
const aMonday = '2024-01-01'

/** The Monday of a day's week, as in both countries' calendars. */
export const mondayOf = (day: string): string => daysAfter(day, -(((daysBetween(aMonday, day) % 7) + 7) % 7))

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`

/** The first of the month so many months after a day's. */
function monthsAfter(day: string, count: number): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10)
}

/** The days that a view shows: the day, its week from Monday, or the whole weeks that hold its month. */
export function daysOf(view: View, day: string): string[] {
  if (view === 'day') return [day]
  const first = mondayOf(view === 'week' ? day : firstOfMonth(day))
  const after = view === 'week' ? daysAfter(first, 7) : daysAfter(mondayOf(daysAfter(monthsAfter(day, 1), -1)), 7)
  return Array.from({ length: daysBetween(first, after) }, (_, place) => daysAfter(first, place))
}

/** The same with when each begins and ends in a zone; the first begins where the view does, the last ends where it does. */
export const spansOf = (days: string[], timeZone: string): DaySpan[] =>
  days.map((day) => ({ day, ...spanOf(day, timeZone) }))

/** From when until when all the days of a view last. */
export function wholeOf(days: DaySpan[]): { from: Date; until: Date } {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) throw new Error('A view has a day.')
  return { from: first.from, until: last.until }
}

/** The day that the same view shows one step back or on. */
export function stepFrom(view: View, day: string, by: -1 | 1): string {
  if (view === 'month') return monthsAfter(day, by)
  return daysAfter(day, view === 'week' ? 7 * by : by)
}

/** The part of a visit that lies within a day, in minutes that the clock shows. */
interface Segment {
  top: number
  bottom: number
}

export const minutesOfDay = 24 * 60

/** The minute of its day that the clock of a zone shows at an instant. */
export function minuteAt(instant: Date, timeZone: string): number {
  const [hour = 0, minute = 0] = wallTime(instant, timeZone).slice(11).split(':').map(Number)
  return hour * 60 + minute
}

/**
 * What of a period lies within a day; undefined when nothing does. Where the clock is set back it may end before it
 * began.
 */
export function segmentOf(
  { startAt, endAt }: { startAt: Date; endAt: Date },
  { from, until }: DaySpan,
  timeZone: string,
): Segment | undefined {
  if (startAt >= until || endAt <= from) return undefined
  const top = startAt <= from ? 0 : minuteAt(startAt, timeZone)
  const bottom = endAt >= until ? minutesOfDay : minuteAt(endAt, timeZone)
  return { top, bottom: Math.max(bottom, top) }
}
