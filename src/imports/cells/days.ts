import type { DayOrder } from '../kind.ts'

/** A day as spreadsheets write it, with the time where the cell has one: `YYYY-MM-DD`, minutes since midnight. */
export interface Moment {
  day: string
  minutes: number | null
}

/** Characters of what is read as a day, a number or a word, at most: of more, reading would only take long. */
export const mostRead = 100

const yearFirst = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(.+))?$/
const yearLast = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:\s+(.+))?$/

/** Reads 31/12/2026, 31.12.2026 and 2026-12-31, and 12/31/2026 where the column is of that order; else undefined. */
export function readMoment(text: string, order: DayOrder): Moment | undefined {
  const first = yearFirst.exec(text)
  if (first) return momentOf(first[1], first[2], first[3], first[4])
  const last = yearLast.exec(text)
  if (!last) return undefined
  const [, one, sign, other, year = '', time] = last
  const monthFirst = order === 'mdy' && sign === '/'
  const full = year.length === 2 ? `20${year}` : year
  return monthFirst ? momentOf(full, one, other, time) : momentOf(full, other, one, time)
}

/** Reads a day; a time beside it is let go. */
export const readDay = (text: string, order: DayOrder): string | undefined => readMoment(text, order)?.day

/** Reads 9:05, 09h05, 9h and 9:05 pm as minutes since midnight; else undefined. */
export function readTime(text: string): number | undefined {
  const found = /^(\d{1,2})\s*(?:[:h]\s*(\d{2})?(?::\d{2})?)?\s*(am|pm)?$/i.exec(text)
  const [, hour, minute = '0', half] = found ?? []
  if (!found || (hour === text && !half)) return undefined
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour)
  return hours < 24 && Number(minute) < 60 ? hours * 60 + Number(minute) : undefined
}

/** Reads a length as minutes: 90, 1h30 or 1:30; else undefined. */
export function readLength(text: string): number | undefined {
  if (/^\d{1,5}$/.test(text)) return Number(text)
  const [, hours, minutes = '0'] = /^(\d{1,3})\s*[:h]\s*(\d{2})?(?::00)?$/i.exec(text) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** Month first only where some day of the column can be nothing else, and none can only be the other. */
export function orderOf(texts: Iterable<string>): DayOrder {
  let monthFirst = false
  for (const text of texts) {
    const bare = text.trim()
    const [, one, sign, other] = (bare.length > mostRead ? undefined : yearLast.exec(bare)) ?? []
    if (sign !== '/') continue
    if (Number(one) > 12) return 'dmy'
    if (Number(other) > 12) monthFirst = true
  }
  return monthFirst ? 'mdy' : 'dmy'
}

function momentOf(year = '', month = '', day = '', time?: string): Moment | undefined {
  const minutes = time === undefined ? null : readTime(time.trim())
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  // A day that does not exist becomes another, or none.
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  return exists && year >= '1900' && year < '2200' && minutes !== undefined ? { day: text, minutes } : undefined
}
