import type { Language } from '../../i18n/language.ts'

/** What an electronic invoice says in words beside what staff wrote; days and amounts come as its language writes them. */
export const words: Record<
  Language,
  { discount: string; due: (day: string) => string; retention: (rate: string, amount: string, day: string) => string }
> = {
  fr: {
    discount: 'Remise',
    due: (day) => `À payer au plus tard le ${day}.`,
    retention: (rate, amount, day) => `Retenue de garantie de ${rate}, soit ${amount}, à payer au plus tard le ${day}.`,
  },
  en: {
    discount: 'Discount',
    due: (day) => `To be paid by ${day}.`,
    retention: (rate, amount, day) => `Retention of ${rate}, that is ${amount}, to be paid by ${day}.`,
  },
}
