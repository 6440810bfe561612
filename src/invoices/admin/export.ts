import { typedHundredths } from '../../http/amount.ts'
import type { Cell } from '../../http/csv.ts'
import { dictionaries } from '../../i18n/index.ts'
import type { Language } from '../../i18n/language.ts'
import { balanceCents, paymentState } from '../invoice.ts'
import { kindWord } from '../kinds.ts'
import type { InvoiceRow } from './rows.tsx'

/** The names of the columns of an export. */
export function headerOf(language: Language): string[] {
  const { admin, corrections, invoices: words } = dictionaries[language]
  const sums = [words.net, words.vatTotal, words.total, corrections.deposits, corrections.credited]
  return [
    ...[words.number, corrections.kind, words.issued, words.dueBy, admin.customer, ...sums, words.paid, words.balance],
    words.state,
  ]
}

/**
 * An invoice as cells of an export; amounts as numbers that the reader's spreadsheet takes for numbers. What a credit note
 * takes back stands below zero, so that a column adds up to what was charged.
 */
export function cellsOf(invoice: InvoiceRow, today: string, language: Language): Cell[] {
  const { admin, invoices: words } = dictionaries[language]
  const isCredit = invoice.kind === 'credit_note'
  const charged = [invoice.netCents, invoice.vatCents, invoice.totalCents, invoice.deductedCents]
  const sums = charged.map((cents) => (isCredit ? 0 - cents : cents))
  const amount = (cents: number) => ({ number: typedHundredths(cents, language) })
  return [
    ...[invoice.number, kindWord(invoice, dictionaries[language]), invoice.issuedOn],
    ...[isCredit ? null : invoice.dueOn, invoice.customer],
    ...[...sums, invoice.creditedCents, invoice.paidCents, balanceCents(invoice)].map(amount),
    invoice.status === 'draft' ? admin.draft : words.states[paymentState(invoice, today)],
  ]
}
