import type { Language } from '../i18n/language.ts'

/** The three series that invoices are numbered in, told apart by what their numbers begin with. */
export const numberSeries = ['invoice', 'creditNote', 'deposit'] as const
export type NumberSeries = (typeof numberSeries)[number]

export const vatRegimes = ['normal', 'franchise', 'other'] as const
export type VatRegime = (typeof vatRegimes)[number]

/** Texts of the law that an invoice may have to say; each is the company's own, because laws change. */
export const invoiceTexts = ['regime', 'penalty', 'recovery', 'discount', 'reverseCharge'] as const
export type InvoiceText = (typeof invoiceTexts)[number]

/** How a company numbers and words its invoices. */
export interface Invoicing {
  /** See numbering.ts. */
  patterns: Record<NumberSeries, string>
  vatRegime: VatRegime
  /** Rates to choose from, in basis points (2000 = 20 %). */
  vatRates: number[]
  /** Days until an invoice is due, from 0; to the end of that month where `endOfMonth`. */
  dueDays: number
  endOfMonth: boolean
  /** Whether VAT is owed when an invoice is issued, where the law lets a firm choose. */
  vatOnDebits: boolean
  /** Whether a customer's contacts hear by mail of what is issued. */
  sendsByMail: boolean
  texts: Record<Language, Record<InvoiceText, string | null>>
}

const noTexts = { regime: null, penalty: null, recovery: null, discount: null, reverseCharge: null }

/** What holds until the owner sets something else. */
export const usualInvoicing: Invoicing = {
  patterns: { invoice: 'FA{yy}{mm}-{0000}', creditNote: 'AV{yy}{mm}-{0000}', deposit: 'AC{yy}{mm}-{0000}' },
  vatRegime: 'normal',
  vatRates: [2000, 1000, 550, 0],
  dueDays: 30,
  endOfMonth: false,
  vatOnDebits: false,
  sendsByMail: true,
  texts: { fr: noTexts, en: noTexts },
}

/**
 * The texts of an invoice in a language, by what they are about. The regime's is for others than the normal one, that of
 * the reverse charge for invoices under it, which need no other about VAT.
 */
export function textsFor({ vatRegime, texts }: Invoicing, language: Language, isReverseCharge: boolean) {
  const own = texts[language]
  return {
    ...own,
    regime: vatRegime === 'normal' || isReverseCharge ? null : own.regime,
    reverseCharge: isReverseCharge ? own.reverseCharge : null,
  }
}

/** Those that there are, in the order in which they are printed. */
export const printedTexts = (texts: Record<InvoiceText, string | null>): string[] =>
  invoiceTexts.map((name) => texts[name]).filter((text) => text !== null)

/** The last day to pay an invoice issued on `issuedOn`, both `YYYY-MM-DD`. */
export function dueDay(issuedOn: string, { dueDays, endOfMonth }: Pick<Invoicing, 'dueDays' | 'endOfMonth'>): string {
  const day = new Date(`${issuedOn}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + dueDays)
  // Day 0 of the next month is the last of this one.
  if (endOfMonth) day.setUTCMonth(day.getUTCMonth() + 1, 0)
  return day.toISOString().slice(0, 10)
}
