import { daysAfter, daysBetween } from '../time/days.ts'
import { instantsAt, wallTime } from '../time/zoned.ts'
import { periodOf, type TimeFault } from '../visits/times.ts'
import type { Slot } from './request.ts'

/** How a customer says when: days and hours, or any morning or afternoon of a week. */
export const wishWays = ['slots', 'mornings', 'afternoons'] as const
export type WishWay = (typeof wishWays)[number]
export const wishWeeks = ['this', 'next'] as const
export type WishWeek = (typeof wishWeeks)[number]

/** What was typed, times on the company's clock; the second and the third may be left empty. */
export interface TypedWishes {
  when: WishWay
  week: WishWeek
  start: string
  end: string
  start2: string
  end2: string
  start3: string
  end3: string
}

/** Why nobody can come then: keys of `words.requests.faults`. */
export type WishFault = TimeFault | 'past' | 'tooSoon' | 'tooFar' | 'closed' | 'noneLeft'
export type WishFaults = Partial<Record<keyof TypedWishes, WishFault>>

/** By whose clock and calendar, and since when it counts. */
export interface Calendar {
  timeZone: string
  country: string
  now: Date
}

const fields = [['start', 'end'] as const, ['start2', 'end2'] as const, ['start3', 'end3'] as const]

/** The times that were typed, in their order and each once, or what is wrong beside which field. */
export function wishesOf(typed: TypedWishes, calendar: Calendar): Slot[] | { faults: WishFaults } {
  if (typed.when !== 'slots') {
    const parts = partsOfWeek(typed.when, typed.week, calendar)
    return parts.length > 0 ? parts : { faults: { week: 'noneLeft' } }
  }
  const faults: WishFaults = {}
  const slots: Slot[] = []
  for (const [start, end] of fields) {
    if (start !== 'start' && typed[start] === '' && typed[end] === '') continue
    const period = periodOf({ start: typed[start], end: typed[end] }, calendar.timeZone)
    if ('faults' in period) {
      if (period.faults.start) faults[start] = period.faults.start
      if (period.faults.end) faults[end] = period.faults.end
      continue
    }
    const fault = faultOf(period, calendar)
    if (fault) faults[start] = fault
    else if (!slots.some((slot) => isSame(slot, period))) slots.push(period)
  }
  return Object.keys(faults).length > 0 ? { faults } : slots
}

/** The week to offer first: this one, unless nothing is left of it. */
export const firstWeek = (calendar: Calendar): WishWeek =>
  (['mornings', 'afternoons'] as const).some((part) => partsOfWeek(part, 'this', calendar).length > 0) ? 'this' : 'next'

/** The mornings or afternoons of a week that may still be asked for. */
function partsOfWeek(part: 'mornings' | 'afternoons', week: WishWeek, calendar: Calendar): Slot[] {
  const { timeZone, now } = calendar
  const today = wallTime(now, timeZone).slice(0, 10)
  // Monday is 0.
  const weekday = (new Date(`${today}T00:00Z`).getUTCDay() + 6) % 7
  const first = week === 'this' ? today : daysAfter(today, 7 - weekday)
  const days = Array.from({ length: week === 'this' ? 7 - weekday : 7 }, (_, ahead) => daysAfter(first, ahead))
  const [from, until] = part === 'mornings' ? ['08:00', '12:00'] : ['12:00', '18:00']
  return days
    .flatMap((day) => {
      const [startAt] = instantsAt(`${day}T${from}`, timeZone) ?? []
      const [endAt] = instantsAt(`${day}T${until}`, timeZone) ?? []
      return startAt && endAt ? [{ startAt, endAt }] : []
    })
    .filter((slot) => faultOf(slot, calendar) === undefined)
}

const horizon = 365

function faultOf({ startAt }: Slot, { timeZone, now }: Calendar): WishFault | undefined {
  if (startAt <= now) return 'past'
  const [today, day] = [now, startAt].map((instant) => wallTime(instant, timeZone).slice(0, 10))
  return daysBetween(today ?? '', day ?? '') > horizon ? 'tooFar' : undefined
}

const isSame = (one: Slot, other: Slot): boolean =>
  one.startAt.getTime() === other.startAt.getTime() && one.endAt.getTime() === other.endAt.getTime()
