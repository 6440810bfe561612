import { and, eq, gte, lt } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { countOf } from '../../db/select.ts'
import { visitHours, visits, visitTechnicians } from '../../visits/schema.ts'
import { type DaySpan, wholeOf } from '../view.ts'
import { nobody, unassigned } from './filter.ts'

/** A day of the month is counted so far and no further, or the month of a large company would be read through. */
export const mostCounted = 100

/** Counts of visits that begin each day: of everyone as the hours of the days say, else counted day by day. */
export function countsOf(db: CompanyDb, technician: string | undefined, days: DaySpan[]) {
  if (technician !== undefined || !days.every(beginsAtHour))
    return days.map((one) => countOf(startsOf(db, technician, one.from, one.until)))
  const { from, until } = wholeOf(days)
  return [
    db
      .from(visitHours, { hour: visitHours.hour, count: visitHours.visits })
      .where(and(gte(visitHours.hour, hourOf(from)), lt(visitHours.hour, hourOf(until)))),
  ]
}

/** What those found, for each of the days. */
export function countedOf(found: { count: number; hour?: number }[][], days: DaySpan[]): number[] {
  const hours = found.flat().filter(({ hour }) => hour !== undefined)
  if (hours.length === 0) return days.map((_, place) => found[place]?.[0]?.count ?? 0)
  return days.map(({ from, until }) =>
    hours
      .filter(({ hour = 0 }) => hour >= hourOf(from) && hour < hourOf(until))
      .reduce((sum, { count }) => sum + count, 0),
  )
}

const hourOf = (at: Date): number => at.getTime() / 3_600_000

/** In most zones; where days begin in between, an hour may be of two of them. */
const beginsAtHour = ({ from, until }: DaySpan): boolean => [from, until].every((at) => Number.isInteger(hourOf(at)))

/** When they begin, and no more: what the month counts, out of an index alone but for those of nobody. */
const startsOf = (db: CompanyDb, technician: string | undefined, from: Date, until: Date) =>
  technician === undefined || technician === nobody
    ? db
        .from(visits, { startAt: visits.startAt })
        .where(and(gte(visits.startAt, from), lt(visits.startAt, until), unassigned(technician)))
        .limit(mostCounted)
    : db
        .from(visitTechnicians, { startAt: visitTechnicians.startAt })
        .where(
          and(
            eq(visitTechnicians.staffId, technician),
            gte(visitTechnicians.startAt, from),
            lt(visitTechnicians.startAt, until),
          ),
        )
        .limit(mostCounted)
