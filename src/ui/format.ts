import { localeTags } from '../i18n/index.ts'
import type { Locale } from '../i18n/locale.ts'

// Making a formatter costs far more than using one, and a page uses the same few again and again.
const formatters = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: Locale, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const tag = localeTags[locale.language]
  const key = `${tag} ${timeZone} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(tag, { timeZone, ...options })
  formatters.set(key, made)
  return made
}

/** An amount in cents of the company's currency. */
export const money = ({ language, currency }: Locale, cents: number): string =>
  new Intl.NumberFormat(localeTags[language], { style: 'currency', currency }).format(cents / 100)

/** A rate in basis points: 550 is 5.5 %. */
export const rate = ({ language }: Locale, basisPoints: number): string =>
  new Intl.NumberFormat(localeTags[language], { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / 10_000,
  )

/** A quantity in thousandths. */
export const quantity = ({ language }: Locale, thousandths: number): string =>
  new Intl.NumberFormat(localeTags[language], { maximumFractionDigits: 3 }).format(thousandths / 1000)

/** A calendar day, `YYYY-MM-DD`; it has no zone, so it is read and written in UTC. */
export const calendarDay = (locale: Locale, day: string): string =>
  dateFormat(locale, 'UTC', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${day}T00:00:00Z`))

/** The day of an instant in the company's zone, with its name: people plan by weekday. */
export const dayOf = (locale: Locale, instant: Date): string =>
  dateFormat(locale, locale.timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    instant,
  )

/** The two parts of a date as a tear-off calendar shows them. */
export function leafOf(locale: Locale, instant: Date): { day: string; month: string } {
  return {
    day: dateFormat(locale, locale.timeZone, { day: 'numeric' }).format(instant),
    month: dateFormat(locale, locale.timeZone, { month: 'short' }).format(instant),
  }
}

/** From when to when, in the company's zone; a visit that ends another day says so. */
export const hours = (locale: Locale, start: Date, end: Date): string => {
  const sameDay = dayOf(locale, start) === dayOf(locale, end)
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }
  const full: Intl.DateTimeFormatOptions = { ...time, day: 'numeric', month: 'short' }
  return dateFormat(locale, locale.timeZone, sameDay ? time : full).formatRange(start, end)
}

/** Today in a zone, as `YYYY-MM-DD`. */
export const todayIn = (timeZone: string, now = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
