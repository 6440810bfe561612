import { afternoonsOf, faultOfWish, morningsOf, type WishFault as OpeningFault } from '../companies/opening/opening.ts'
import type { Planning } from '../companies/opening/planning.ts'
import { weekdayOf } from '../companies/opening/weekday.ts'
import { daysAfter } from '../time/days.ts'
import { isSamePeriod } from '../time/period.ts'
import { wallTime } from '../time/zoned.ts'
import { periodOf, type TimeFault } from '../visits/times.ts'
import type { Slot } from './request.ts'

/** How a customer says when: days and hours, or any morning or afternoon of a week. */
export const wishWays = ['slots', 'mornings', 'afternoons'] as const
type WishWay = (typeof wishWays)[number]
export const wishWeeks = ['this', 'next'] as const
type WishWeek = (typeof wishWeeks)[number]

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
export type WishFault = TimeFault | OpeningFault | 'noneLeft'
type WishFaults = Partial<Record<keyof TypedWishes, WishFault>>

/** By whose clock and calendar, and since when it counts. */
export interface Calendar {
  planning: Planning | null
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
    const slot = typed[end] === '' ? lastingAsUsual(period, calendar) : period
    const fault = faultOf(slot, calendar)
    if (fault) faults[start] = fault
    else if (!slots.some((one) => isSamePeriod(one, slot))) slots.push(slot)
  }
  return Object.keys(faults).length > 0 ? { faults } : slots
}

/** The week to offer first: this one, unless nothing is left of it. */
export const firstWeek = (calendar: Calendar): WishWeek =>
  (['mornings', 'afternoons'] as const).some((part) => partsOfWeek(part, 'this', calendar).length > 0) ? 'this' : 'next'

/** The mornings or afternoons of a week that may still be asked for. */
function partsOfWeek(part: 'mornings' | 'afternoons', week: WishWeek, calendar: Calendar): Slot[] {
  const { planning, timeZone, country, now } = calendar
  const today = wallTime(now, timeZone).slice(0, 10)
  // As many days as are left, Sunday included.
  const left = 7 - weekdayOf(today)
  const first = week === 'this' ? today : daysAfter(today, left)
  const days = Array.from({ length: week === 'this' ? left : 7 }, (_, ahead) => daysAfter(first, ahead))
  return (part === 'mornings' ? morningsOf : afternoonsOf)(planning, timeZone, country, days)
    .map(({ startAt, endAt }) => ({ startAt, endAt }))
    .filter((slot) => faultOf(slot, calendar) === undefined)
}

const lastingAsUsual = ({ startAt, endAt }: Slot, { planning }: Calendar): Slot => ({
  startAt,
  endAt: planning ? new Date(startAt.getTime() + planning.slotMinutes * 60_000) : endAt,
})

const faultOf = (slot: Slot, { planning, timeZone, country, now }: Calendar): WishFault | undefined =>
  faultOfWish(planning, timeZone, country, now, slot)
