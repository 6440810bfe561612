import type { Period } from '../time/period.ts'
import { instantsAt, startOfDay, wallTime } from '../time/zoned.ts'
import { longestVisit } from './visit.ts'

const minute = 60_000

/** Where a visit is dropped in a calendar: a day, `YYYY-MM-DD`, and a minute of the clock from its midnight. */
interface Drop {
  day: string
  minute: number
}

/** What a dropped visit's start is rounded to, in minutes. */
export const grid = 15

/** The wall time of a drop, to the nearest quarter of an hour that begins on its day. */
export function startDropped({ day, minute: at }: Drop): string {
  const rounded = Math.min(Math.max(Math.round(at / grid) * grid, 0), 24 * 60 - grid)
  const [hours, minutes] = [Math.floor(rounded / 60), rounded % 60].map((part) => String(part).padStart(2, '0'))
  return `${day}T${hours}:${minutes}`
}

/**
 * A visit's period from another wall time on: as long as before by the clock, so that one from 22:00 to 6:00 stays so
 * in the night in which the clock changes. A time that the clock leaps over comes as much later, and of two the first
 * counts. Undefined when `start` is no time.
 */
export function periodFrom(start: string, stored: Period, timeZone: string): Period | undefined {
  if (start === wallTime(stored.startAt, timeZone)) return stored
  const startAt = named(start, timeZone)
  if (!startAt) return undefined
  const clock = wallLength(stored, timeZone)
  const endAt = clock > 0 && endOnClock(startAt, clock, timeZone)
  const lasts = stored.endAt.getTime() - stored.startAt.getTime()
  return { startAt, endAt: endAt || new Date(startAt.getTime() + lasts) }
}

/** The period of a visit that was dropped somewhere. */
export const periodDropped = (drop: Drop, stored: Period, timeZone: string): Period | undefined =>
  periodFrom(startDropped(drop), stored, timeZone)

const wallLength = ({ startAt, endAt }: Period, timeZone: string): number =>
  Date.parse(`${wallTime(endAt, timeZone)}Z`) - Date.parse(`${wallTime(startAt, timeZone)}Z`)

/** When the clock shows so much more than at an instant; undefined when that is not after it, or later than visits last. */
function endOnClock(startAt: Date, clock: number, timeZone: string): Date | undefined {
  const shown = new Date(Date.parse(`${wallTime(startAt, timeZone)}Z`) + clock).toISOString().slice(0, 16)
  const endAt = instantsAt(shown, timeZone)?.find((end) => end > startAt) ?? named(shown, timeZone)
  return endAt && endAt > startAt && endAt.getTime() - startAt.getTime() <= longestVisit ? endAt : undefined
}

/** The instant that a wall time names: the first of two, and for one that is leapt over as much after the leap. */
function named(wall: string, timeZone: string): Date | undefined {
  const instants = instantsAt(wall, timeZone)
  if (instants === undefined) return undefined
  if (instants[0]) return instants[0]
  // By the clock as it went before the leap: an hour earlier it still goes so.
  for (let back = 1; back <= 24; back += 1) {
    const earlier = new Date(Date.parse(`${wall}Z`) - back * 60 * minute).toISOString().slice(0, 16)
    const [before] = instantsAt(earlier, timeZone) ?? []
    if (before) return new Date(before.getTime() + back * 60 * minute)
  }
  return startOfDay(wall.slice(0, 10), timeZone)
}
