import { withFirst } from '../i18n/first.ts'
import { localeTags } from '../i18n/index.ts'
import type { Locale } from '../i18n/locale.ts'
import type { Period } from '../time/period.ts'

// Making a formatter costs far more than using one, and a page uses the same few again and again.
const dateFormats = new Map<string, DateFormat>()
type DateFormat = Pick<Intl.DateTimeFormat, 'format' | 'formatRange'>
const numberFormats = new Map<string, Intl.NumberFormat>()
/** Parts of a date to show, with a name to find their formatter by: to name them anew would cost as much as to use it. */
interface Parts extends Intl.DateTimeFormatOptions {
  name: string
}
const named = (parts: Intl.DateTimeFormatOptions): Parts => ({ ...parts, name: JSON.stringify(parts) })

function numberFormat(
  { language }: Pick<Locale, 'language'>,
  name: string,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const key = `${language} ${name}`
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(localeTags[language], options)
  numberFormats.set(key, format)
  return format
}

function dateFormat(locale: Pick<Locale, 'language'>, timeZone: string, { name, ...parts }: Parts): DateFormat {
  const { language } = locale
  const key = `${language} ${timeZone} ${name}`
  const format = dateFormats.get(key) ?? newDateFormat(language, { timeZone, ...parts })
  dateFormats.set(key, format)
  return format
}

function newDateFormat(language: Locale['language'], options: Intl.DateTimeFormatOptions): DateFormat {
  const format = new Intl.DateTimeFormat(localeTags[language], options)
  return {
    format: (instant) => withFirst(language, format.format(instant)),
    formatRange: (start, end) => withFirst(language, format.formatRange(start, end)),
  }
}

/** An amount in cents of the company's currency. */
export const money = (locale: Pick<Locale, 'language' | 'currency'>, cents: number): string =>
  numberFormat(locale, locale.currency, { style: 'currency', currency: locale.currency }).format(cents / 100)

/** A rate in basis points: 550 is 5.5 %. */
export const rate = (locale: Locale, basisPoints: number): string =>
  numberFormat(locale, 'rate', { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000)

/** A quantity in thousandths. */
export const quantity = (locale: Locale, thousandths: number): string =>
  numberFormat(locale, 'quantity', { maximumFractionDigits: 3 }).format(thousandths / 1000)

/** A size in bytes, in thousands or millions of them as shops and phones count. */
export const fileSize = (locale: Pick<Locale, 'language'>, bytes: number): string =>
  bytes < 1_000_000
    ? numberFormat(locale, 'kB', { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(
        Math.ceil(bytes / 1000),
      )
    : numberFormat(locale, 'MB', { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(
        bytes / 1_000_000,
      )

const shortDate = named({ day: 'numeric', month: 'short', year: 'numeric' })
const longDate = named({ day: 'numeric', month: 'long', year: 'numeric' })
const weekdayDate: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' }
const [dayOfThisYear, dayOfAnyYear] = [named(weekdayDate), named({ ...weekdayDate, year: 'numeric' })]
const shortWeekday = named({ weekday: 'short' })
const moment = named({ dateStyle: 'medium', timeStyle: 'short' })
const hourAndMinute: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }
const [timeAlone, timeOfDay] = [named(hourAndMinute), named({ ...hourAndMinute, day: 'numeric', month: 'short' })]
const [dayAlone, monthAlone] = [named({ day: 'numeric' }), named({ month: 'short' })]
const figures = named({ year: 'numeric', month: '2-digit', day: '2-digit' })

/** A calendar day, `YYYY-MM-DD`; it has no zone, so it is read and written in UTC. */
export const calendarDay = (locale: Locale, day: string): string =>
  dateFormat(locale, 'UTC', shortDate).format(new Date(`${day}T00:00:00Z`))

/** A calendar day in the parts asked for, such as its weekday alone. */
export function dayIn(locale: Pick<Locale, 'language'>, day: string, parts: Intl.DateTimeFormatOptions): string {
  const text = dateFormat(locale, 'UTC', named(parts)).format(new Date(`${day}T00:00:00Z`))
  return locale.language === 'en' ? text.replace(',', '') : text
}

/** From which calendar day to which, in words that say what they share once. */
export const daysRange = (locale: Pick<Locale, 'language'>, first: string, last: string): string =>
  dateFormat(locale, 'UTC', longDate).formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`))

/** The day of an instant in the company's zone, with its name: people plan by weekday. This year's goes unsaid. */
export function dayOf(locale: Locale, instant: Date): string {
  const thisYear = todayIn(locale.timeZone, instant).slice(0, 4) === todayIn(locale.timeZone).slice(0, 4)
  const text = dateFormat(locale, locale.timeZone, thisYear ? dayOfThisYear : dayOfAnyYear).format(instant)
  return locale.language === 'en' ? text.replace(',', '') : text
}

/** A calendar day, `YYYY-MM-DD`, with its name and without its year, for days that are near. */
export const namedDay = (locale: Pick<Locale, 'language'>, day: string): string => dayIn(locale, day, weekdayDate)

/** The short name of a day of the week, 0 for Monday. */
export const weekdayName = (locale: Pick<Locale, 'language'>, weekday: number): string =>
  // The first of January 2024 was a Monday.
  dateFormat(locale, 'UTC', shortWeekday).format(Date.UTC(2024, 0, 1 + weekday))

/** The day and the minute of an instant in the company's zone, for what is told to staff. */
export const momentOf = (locale: Locale, instant: Date): string =>
  dateFormat(locale, locale.timeZone, moment).format(instant)

/** What the clock in the company's zone shows at an instant. */
export const clockOf = (locale: Locale, instant: Date): string =>
  dateFormat(locale, locale.timeZone, timeAlone).format(instant)

/** The two parts of a date as a tear-off calendar shows them. */
export function leafOf(locale: Locale, instant: Date): { day: string; month: string } {
  return {
    day: dateFormat(locale, locale.timeZone, dayAlone).format(instant),
    month: dateFormat(locale, locale.timeZone, monthAlone).format(instant),
  }
}

/** From when to when, in the company's zone; a visit that ends another day says so. */
export const hours = (locale: Locale, start: Date, end: Date): string => {
  const sameDay = todayIn(locale.timeZone, start) === todayIn(locale.timeZone, end)
  return dateFormat(locale, locale.timeZone, sameDay ? timeAlone : timeOfDay).formatRange(start, end)
}

/** Day and hours in a line of text. */
export const whenText = (locale: Locale, { startAt, endAt }: Period): string =>
  `${dayOf(locale, startAt)}, ${hours(locale, startAt, endAt)}`

/** The day of an instant in a zone, now if not said, as `YYYY-MM-DD`. */
export function todayIn(timeZone: string, now = new Date()): string {
  return dateFormat({ language: 'en' }, timeZone, figures).format(now).split('/').reverse().join('-')
}
