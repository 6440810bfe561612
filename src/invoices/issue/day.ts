import { isDay } from '../../time/days.ts'

/** What is wrong with a day of issue. Keys of `words.issuing.days`. */
export type DayFault = 'dayMissing' | 'dayFuture' | 'dayEarlier' | 'dayBeforeNamed'

/** Before which days none may be: null where there is no such day. */
export interface Earlier {
  /** Of the last document of the series. */
  lastIssuedOn: string | null
  /** The latest of the documents that it names: what a credit note takes back, deposits that are deducted. */
  namedOn: string | null
}

/**
 * What is wrong with `day` as a day of issue: no invoice bears a day to come, nor one before the last of its series, nor
 * one before a document that it names.
 */
export function dayFaultOf(day: string, today: string, { lastIssuedOn, namedOn }: Earlier): DayFault | undefined {
  if (!isDay(day)) return 'dayMissing'
  if (day > today) return 'dayFuture'
  // Every day comes after none.
  if (day < (lastIssuedOn ?? '')) return 'dayEarlier'
  return day < (namedOn ?? '') ? 'dayBeforeNamed' : undefined
}
