import { daysAfter, daysBetween, isDay } from '../time/days.ts'
import type { Days } from './statement.ts'

/** The longest period of one statement, in days: a year, leap years included. */
export const longestPeriod = 366

/** What stands in the two fields, as it was typed. */
export interface TypedDays {
  from: string
  to: string
}

/** What is wrong with a day, by its field. */
export interface WrongDays {
  from?: 'dayWrong'
  to?: 'dayWrong' | 'endsBefore' | 'tooLong'
}

/** The period that was typed, or what is wrong with it; this year up to `today` where nothing was. */
export function periodOf(typed: TypedDays, today: string): { days: Days } | { wrong: WrongDays } {
  if (typed.from === '' && typed.to === '') return { days: thisYear(today) }
  const { from, to } = typed
  const isWrong = { from: !isDay(from), to: !isDay(to) }
  if (isWrong.from || isWrong.to)
    return { wrong: { ...(isWrong.from && { from: 'dayWrong' }), ...(isWrong.to && { to: 'dayWrong' }) } }
  if (to < from) return { wrong: { to: 'endsBefore' } }
  return daysBetween(from, to) < longestPeriod ? { days: { from, to } } : { wrong: { to: 'tooLong' } }
}

/** From the first of January to `today`. */
export const thisYear = (today: string): Days => ({ from: `${today.slice(0, 4)}-01-01`, to: today })

/** The periods that are asked for most. */
export function usualPeriods(today: string): Record<'thisYear' | 'lastYear' | 'threeMonths', Days> {
  const year = Number(today.slice(0, 4)) - 1
  return {
    thisYear: thisYear(today),
    lastYear: { from: `${year}-01-01`, to: `${year}-12-31` },
    threeMonths: { from: daysAfter(monthsBefore(today, 3), 1), to: today },
  }
}

/** The same day so many months before, or the last of that month where it has fewer days. */
function monthsBefore(day: string, count: number): string {
  const first = new Date(`${day.slice(0, 7)}-01T00:00Z`)
  first.setUTCMonth(first.getUTCMonth() - count)
  const last = new Date(first)
  last.setUTCMonth(last.getUTCMonth() + 1, 0)
  const date = Math.min(Number(day.slice(8)), last.getUTCDate())
  return daysAfter(first.toISOString().slice(0, 10), date - 1)
}
