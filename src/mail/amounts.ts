import { withFirst } from '../i18n/first.ts'
import { localeTags } from '../i18n/index.ts'
import type { Language } from '../i18n/language.ts'
import type { MailData } from './message.ts'

/** The amount kept in a row, in words; empty where none is. */
export const amountInWords = ({ cents, currency }: MailData, language: Language): string =>
  cents === undefined || currency === undefined
    ? ''
    : new Intl.NumberFormat(localeTags[language], { style: 'currency', currency }).format(cents / 100)

/** The calendar day kept in a row, in words; empty where none is. It has no zone, so it is read and written in UTC. */
export function calendarDayInWords(day: string | undefined, language: Language): string {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return ''
  const parts: Intl.DateTimeFormatOptions = { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }
  return withFirst(language, new Intl.DateTimeFormat(localeTags[language], parts).format(new Date(`${day}T00:00Z`)))
}
