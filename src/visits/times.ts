import type { Period } from '../time/period.ts'
import { instantsAt, wallTime } from '../time/zoned.ts'
import { longestVisit, usualVisit } from './visit.ts'

/** What is wrong with a time that was typed: keys of `words.siteVisits.faults`. */
export type TimeFault = 'timeMissing' | 'timeSkipped' | 'yearWrong' | 'endBeforeStart' | 'lastsTooLong'

/** From when to when, as typed on the clock of a zone (`YYYY-MM-DDTHH:MM`); an end left empty comes an hour later. */
export interface TypedTimes {
  start: string
  end: string
}

/**
 * The period that was typed, or what is wrong beside which field. A time that the clock shows twice is the first; one that
 * is typed as `kept` shows it is the instant kept, so that saving a form unchanged changes nothing.
 */
export function periodOf(
  typed: TypedTimes,
  timeZone: string,
  kept?: Period,
): Period | { faults: Partial<Record<keyof TypedTimes, TimeFault>> } {
  const starts = instantsNamed(typed.start, timeZone, kept?.startAt)
  if (typeof starts === 'string') return { faults: { start: starts } }
  const [startAt] = starts
  if (typed.end === '') return { startAt, endAt: new Date(startAt.getTime() + usualVisit) }
  const ends = instantsNamed(typed.end, timeZone, kept?.endAt)
  if (typeof ends === 'string') return { faults: { end: ends } }
  // Over the night on which the clock is set back, only the second may come after the start.
  const endAt = ends.find((end) => end > startAt)
  if (!endAt) return { faults: { end: 'endBeforeStart' } }
  if (endAt.getTime() - startAt.getTime() > longestVisit) return { faults: { end: 'lastsTooLong' } }
  return { startAt, endAt }
}

/** The times as a form shows them. */
export const typedTimes = ({ startAt, endAt }: Period, timeZone: string): TypedTimes => ({
  start: wallTime(startAt, timeZone),
  end: wallTime(endAt, timeZone),
})

function instantsNamed(typed: string, timeZone: string, kept: Date | undefined): [Date, ...Date[]] | TimeFault {
  if (kept && typed === wallTime(kept, timeZone)) return [kept]
  const instants = instantsAt(typed, timeZone)
  if (instants === undefined) return 'timeMissing'
  const [first, ...others] = instants
  if (first === undefined) return 'timeSkipped'
  // A digit too few or too many in the year.
  const year = first.getUTCFullYear()
  return year < 2000 || year > 2099 ? 'yearWrong' : [first, ...others]
}
