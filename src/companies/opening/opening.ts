import { daysAfter, daysBetween, spanOf } from '../../time/days.ts'
import type { Period } from '../../time/period.ts'
import { instantsAt, wallTime } from '../../time/zoned.ts'
import type { Closing, Hours, Planning } from './planning.ts'
import { holidayOn, type PublicHoliday } from './public-holidays.ts'
import { weekdayOf } from './weekday.ts'

/** Why nobody works on a day. */
export type Closed =
  | { why: 'weekday' }
  | { why: 'holiday'; holiday: PublicHoliday }
  | { why: 'closing'; closing: Closing }

/** What is wrong with a time that a customer wishes for. */
const wishFaults = ['past', 'tooSoon', 'tooFar', 'closed'] as const
export type WishFault = (typeof wishFaults)[number]

/** How many days ahead visits are asked for where a company has not said. */
const usualHorizon = 365

/** Why a company is closed on a day, `YYYY-MM-DD`; undefined when it is open. A closing has the first word: it says why. */
export function whyClosed({ hours, publicHolidays, closings }: Planning, country: string, day: string) {
  const closing = closings.find(({ from, until }) => from <= day && day <= until)
  if (closing) return { why: 'closing', closing } satisfies Closed
  const holiday = publicHolidays ? holidayOn(country, day) : undefined
  if (holiday) return { why: 'holiday', holiday } satisfies Closed
  return (hours[weekdayOf(day)] ?? []).length === 0 ? ({ why: 'weekday' } satisfies Closed) : undefined
}

/** The opening hours on a day, `YYYY-MM-DD`, earliest first; none where the company is closed. */
export const openingOn = (planning: Planning, country: string, day: string): Hours[] =>
  whyClosed(planning, country, day) ? [] : (planning.hours[weekdayOf(day)] ?? [])

/**
 * Whether a slot begins and ends within the opening hours of one day, by the clock of the zone. It may go on over a break;
 * a company that has set no hours is always open.
 */
export function isOpen(
  planning: Planning | null,
  timeZone: string,
  country: string,
  { startAt, endAt }: Period,
): boolean {
  if (endAt <= startAt) return false
  if (planning === null) return true
  const [day, start] = partsOf(wallTime(startAt, timeZone))
  const [lastDay, shown] = partsOf(wallTime(endAt, timeZone))
  const end = shown === '00:00' && lastDay === daysAfter(day, 1) ? '24:00' : shown
  if (end !== '24:00' && lastDay !== day) return false
  const spans = openingOn(planning, country, day)
  return (
    spans.some(({ from, until }) => from <= start && start < until) &&
    spans.some(({ from, until }) => from < end && end <= until)
  )
}

/** The same of one company, asked of many slots. */
export const openAt =
  ({ planning, timeZone, country }: { planning: Planning | null; timeZone: string; country: string }) =>
  (slot: Period): boolean =>
    isOpen(planning, timeZone, country, slot)

/**
 * What is wrong with a time that a customer wishes for, if anything; without a planning only the past and what is far
 * off.
 */
export function faultOfWish(
  planning: Planning | null,
  timeZone: string,
  country: string,
  now: Date,
  slot: Period,
): WishFault | undefined {
  if (slot.startAt <= now) return 'past'
  const notice = (planning?.noticeHours ?? 0) * 60 * 60 * 1000
  if (slot.startAt.getTime() < now.getTime() + notice) return 'tooSoon'
  const [today] = partsOf(wallTime(now, timeZone))
  const [day] = partsOf(wallTime(slot.startAt, timeZone))
  if (daysBetween(today, day) > (planning?.horizonDays ?? usualHorizon)) return 'tooFar'
  return isOpen(planning, timeZone, country, slot) ? undefined : 'closed'
}

/**
 * The next days that are open, `most` of them, from a day, `YYYY-MM-DD`, on and within as many days as visits are asked
 * for.
 */
export function freeDays(planning: Planning | null, country: string, from: string, most: number): string[] {
  const found: string[] = []
  for (let ahead = 0; ahead <= (planning?.horizonDays ?? usualHorizon) && found.length < most; ahead++) {
    const day = daysAfter(from, ahead)
    if (planning === null || !whyClosed(planning, country, day)) found.push(day)
  }
  return found
}

/** Half of a working day. */
interface HalfDay extends Period {
  day: string
}

/** Of each of these days its morning, where it has one: what is open before noon, or before the break around it. */
export const morningsOf = (planning: Planning | null, timeZone: string, country: string, days: string[]): HalfDay[] =>
  halvesOf(planning, timeZone, country, days, ({ from, until }, noon) => ({
    from,
    until: until < noon.from ? until : noon.from,
  }))

/** Of each of these days its afternoon, where it has one. */
export const afternoonsOf = (planning: Planning | null, timeZone: string, country: string, days: string[]): HalfDay[] =>
  halvesOf(planning, timeZone, country, days, ({ from, until }, noon) => ({
    from: from > noon.until ? from : noon.until,
    until,
  }))

// Of a company that has set no hours, a day is as long as most people's.
const usualDay: Hours[] = [{ from: '08:00', until: '18:00' }]

function halvesOf(
  planning: Planning | null,
  timeZone: string,
  country: string,
  days: string[],
  cut: (span: Hours, noon: Hours) => Hours,
): HalfDay[] {
  return days.flatMap((day) => {
    const spans = planning === null ? usualDay : openingOn(planning, country, day)
    const parts = spans.map((span) => cut(span, noonOf(spans))).filter(({ from, until }) => from < until)
    const [first, last] = [parts[0], parts.at(-1)]
    if (!first || !last) return []
    const startAt = instantAt(day, first.from, timeZone, 'first')
    const endAt = instantAt(day, last.until, timeZone, 'last')
    return startAt < endAt ? [{ day, startAt, endAt }] : []
  })
}

/** What parts a morning from an afternoon: the break that begins between eleven and two, else twelve o'clock. */
function noonOf(spans: Hours[]): Hours {
  const breaks = spans.slice(1).map(({ from }, index) => ({ from: spans[index]?.until ?? from, until: from }))
  return breaks.find(({ from }) => '11:00' <= from && from <= '14:00') ?? { from: '12:00', until: '12:00' }
}

/** The first or last instant at which the clock shows a time of a day; where it leaps over it, the instant of the leap. */
function instantAt(day: string, time: string, timeZone: string, which: 'first' | 'last'): Date {
  const { from, until } = spanOf(day, timeZone)
  if (time === '24:00') return until
  const instants = instantsAt(`${day}T${time}`, timeZone) ?? []
  const shown = which === 'first' ? instants[0] : instants.at(-1)
  if (shown) return shown
  let instant = from.getTime()
  while (instant < until.getTime() && partsOf(wallTime(new Date(instant), timeZone))[1] < time) instant += 60_000
  return new Date(instant)
}

const partsOf = (wall: string): [day: string, time: string] => [wall.slice(0, 10), wall.slice(11)]
