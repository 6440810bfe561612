import { typedHundredths } from '../../http/amount.ts'
import type { Cell } from '../../http/csv.ts'
import { dictionaries } from '../../i18n/index.ts'
import type { Language } from '../../i18n/language.ts'
import { balanceCents, paymentState } from '../invoice.ts'
import type { InvoiceRow } from './rows.tsx'

/** The names of the columns of an export. */
export function headerOf(language: Language): string[] {
  const { admin, invoices: words } = dictionaries[language]
  const sums = [words.net, words.vatTotal, words.total, words.paid, words.balance]
  return [words.number, words.issued, words.dueBy, admin.customer, ...sums, words.state]
}

/** An invoice as cells of an export; amounts as numbers that the reader's spreadsheet takes for numbers. */
export function cellsOf(invoice: InvoiceRow, today: string, language: Language): Cell[] {
  const { admin, invoices: words } = dictionaries[language]
  const amount = (cents: number) => ({ number: typedHundredths(cents, language) })
  return [
    ...[invoice.number, invoice.issuedOn, invoice.dueOn, invoice.customer],
    ...[invoice.netCents, invoice.vatCents, invoice.totalCents, invoice.paidCents, balanceCents(invoice)].map(amount),
    invoice.status === 'draft' ? admin.draft : words.states[paymentState(invoice, today)],
  ]
}
