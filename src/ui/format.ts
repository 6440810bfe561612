import { withFirst } from '../i18n/first.ts'
import { localeTags } from '../i18n/index.ts'
import type { Language } from '../i18n/language.ts'
import type { Locale } from '../i18n/locale.ts'
import { Remembered } from '../remembered.ts'
import type { Period } from '../time/period.ts'
import { wallTime } from '../time/zoned.ts'

// Making a formatter costs far more than using one, and using one more than the row that it stands in: the same few are
// used again and again, and so are most of the days and hours that they write.
const dateFormats = new Remembered<string, Intl.DateTimeFormat>(1000)
const numberFormats = new Remembered<string, Intl.NumberFormat>(1000)
const texts = new Remembered<string, string>(20_000)

type Speaker = Pick<Locale, 'language'>

/** Parts of a date to show, with a name to find their formatter by: to name them anew would cost as much as to use it. */
interface Parts extends Intl.DateTimeFormatOptions {
  name: string
}
const named = (parts: Intl.DateTimeFormatOptions): Parts => ({ ...parts, name: JSON.stringify(parts) })

const numberFormat = ({ language }: Speaker, name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  numberFormats.of(`${language} ${name}`, () => new Intl.NumberFormat(localeTags[language], options))

const dateFormat = (language: Language, timeZone: string, { name, ...parts }: Parts): Intl.DateTimeFormat =>
  dateFormats.of(
    `${language} ${timeZone} ${name}`,
    () => new Intl.DateTimeFormat(localeTags[language], { timeZone, ...parts }),
  )

/** Parts of what a clock shows, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, in words. Throws a RangeError where it is neither. */
const written = ({ language }: Speaker, wall: string, parts: Parts): string =>
  texts.of(`${language} ${parts.name} ${wall}`, () =>
    withFirst(language, dateFormat(language, 'UTC', parts).format(asIfUtc(wall))),
  )

/** From what a clock shows to what it shows later, in words that say what they share once. */
const writtenRange = ({ language }: Speaker, from: string, until: string, parts: Parts): string =>
  texts.of(`${language} ${parts.name} ${from} ${until}`, () =>
    withFirst(language, dateFormat(language, 'UTC', parts).formatRange(asIfUtc(from), asIfUtc(until))),
  )

const asIfUtc = (wall: string): Date => new Date(wall.length > 10 ? `${wall}Z` : `${wall}T00:00Z`)

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

/** A calendar day, `YYYY-MM-DD`. */
export const calendarDay = (locale: Speaker, day: string): string => written(locale, day, shortDate)

/** A calendar day in the parts asked for, such as its weekday alone. */
export const dayIn = (locale: Speaker, day: string, parts: Intl.DateTimeFormatOptions): string =>
  withoutComma(locale, written(locale, day, named(parts)))

const withoutComma = ({ language }: Speaker, text: string): string => (language === 'en' ? text.replace(',', '') : text)

/** From which calendar day to which, in words that say what they share once. */
export const daysRange = (locale: Speaker, first: string, last: string): string =>
  writtenRange(locale, first, last, longDate)

/** The day of an instant in the company's zone, with its name: people plan by weekday. This year's goes unsaid. */
export function dayOf(locale: Locale, instant: Date): string {
  const day = todayIn(locale.timeZone, instant)
  const thisYear = day.slice(0, 4) === todayIn(locale.timeZone).slice(0, 4)
  return withoutComma(locale, written(locale, day, thisYear ? dayOfThisYear : dayOfAnyYear))
}

/** A calendar day, `YYYY-MM-DD`, with its name and without its year, for days that are near. */
export const namedDay = (locale: Speaker, day: string): string =>
  withoutComma(locale, written(locale, day, dayOfThisYear))

/** The short name of a day of the week, 0 for Monday. */
export const weekdayName = (locale: Speaker, weekday: number): string =>
  // The first of January 2024 was a Monday.
  written(locale, `2024-01-0${1 + weekday}`, shortWeekday)

/** The day and the minute of an instant in the company's zone, for what is told to staff. */
export const momentOf = (locale: Locale, instant: Date): string =>
  written(locale, wallTime(instant, locale.timeZone), moment)

/** What the clock in the company's zone shows at an instant. */
export const clockOf = (locale: Locale, instant: Date): string =>
  written(locale, `${anyDay}${wallTime(instant, locale.timeZone).slice(10)}`, timeAlone)

/** The two parts of a date as a tear-off calendar shows them. */
export function leafOf(locale: Locale, instant: Date): { day: string; month: string } {
  const day = todayIn(locale.timeZone, instant)
  return { day: written(locale, day, dayAlone), month: written(locale, day, monthAlone) }
}

/** From when to when, in the company's zone; a visit that ends another day says so. */
export function hours(locale: Locale, start: Date, end: Date): string {
  const [from, until] = [wallTime(start, locale.timeZone), wallTime(end, locale.timeZone)]
  const sameDay = from.slice(0, 10) === until.slice(0, 10)
  if (until < from) return backInTime(locale, start, end)
  return sameDay
    ? writtenRange(locale, `${anyDay}${from.slice(10)}`, `${anyDay}${until.slice(10)}`, timeAlone)
    : writtenRange(locale, from, until, timeOfDay)
}

/** Hours of one day share a text with those of any other. */
const anyDay = '2024-01-01'

/** Hours in which the clock was set back by more than they last. */
const backInTime = ({ language, timeZone }: Locale, start: Date, end: Date): string =>
  dateFormat(language, timeZone, timeAlone).formatRange(start, end)

/** Day and hours in a line of text. */
export const whenText = (locale: Locale, { startAt, endAt }: Period): string =>
  `${dayOf(locale, startAt)}, ${hours(locale, startAt, endAt)}`

/** The day of an instant in a zone, now if not said, as `YYYY-MM-DD`. */
export const todayIn = (timeZone: string, now = new Date()): string => wallTime(now, timeZone).slice(0, 10)
