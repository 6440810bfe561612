import type { Language } from '../../i18n/language.ts'
import type { Seller } from '../../invoices/document.ts'
import type { Statement } from '../statement.ts'

/** What a statement on paper is drawn from. */
export interface Paper {
  language: Language
  currency: string
  statement: Statement
  /** The company as its settings say it today. */
  seller: Seller
  customer: { name: string; address: string[] }
  /** The day on which it is printed, `YYYY-MM-DD`. */
  printedOn: string
}
