import type { Locale } from '../../i18n/locale.ts'
import { calendarDay } from '../../ui/format.ts'

/**
 * The details of a line in the reader's words, such as `role: office → owner`, days and amounts as the reader writes
 * them. What has no word here is shown as it was noted, since a line may be older than any page.
 */
export function detailsIn(details: string | null, locale: Locale): string[] {
  const { detail, fields, values } = locale.words.trail
  const noted: Record<string, unknown> = details === null ? {} : JSON.parse(details)
  return Object.entries(noted).map(([field, value]) =>
    detail(
      wordIn(fields, field) ?? field,
      String(value)
        .split(' → ')
        .map((part) => wordIn(values, part) ?? figureIn(field, part, locale))
        .join(' → '),
    ),
  )
}

// What was typed may be called as what every object has.
const wordIn = (words: Record<string, string>, noted: string): string | undefined =>
  Object.hasOwn(words, noted) ? words[noted] : undefined

function figureIn(field: string, noted: string, locale: Locale): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(noted)) return calendarDay(locale, noted)
  return field === 'amount' && locale.language === 'fr' ? noted.replace('.', ',') : noted
}
