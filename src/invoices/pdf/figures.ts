import { decimal } from '../decimal.ts'
import type { InvoiceDocument } from '../document.ts'
import { printable } from './characters.ts'

/** Writes the invoice's numbers and days as its language does. */
export interface Figures {
  /** From integer cents of the invoice's currency. */
  money(cents: number): string
  /** From thousandths, without trailing zeros. */
  quantity(thousandths: number): string
  /** From basis points: 550 is "5,5 %". */
  rate(basisPoints: number): string
  /** From `YYYY-MM-DD`, in long form. */
  day(date: string): string
  /** From `YYYY-MM-DD`, in figures. */
  shortDay(date: string): string
}

export const locales = { fr: 'fr-FR', en: 'en-GB' } as const

/** Throws a RangeError for a currency that is not three letters, or for a day that does not exist. */
export function figuresOf({ language, currency }: Pick<InvoiceDocument, 'language' | 'currency'>): Figures {
  const locale = locales[language]
  const moneyFormat = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const moneyDigits = moneyFormat.resolvedOptions().maximumFractionDigits ?? 2
  const quantityFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  const rateFormat = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const shortFormat = new Intl.DateTimeFormat(locale, {
    ...({ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' } as const),
  })
  return {
    money: (cents) => printable(moneyFormat.format(decimal(cents, moneyDigits))),
    quantity: (thousandths) => printable(quantityFormat.format(decimal(thousandths, 3))),
    rate: (basisPoints) => printable(rateFormat.format(decimal(basisPoints, 4))),
    day: (date) => {
      const text = dayFormat.format(new Date(`${date}T00:00:00Z`))
      return language === 'fr' ? text.replace(/^1 /, '1er ') : text
    },
    shortDay: (date) => shortFormat.format(new Date(`${date}T00:00:00Z`)),
  }
}
