import type { InvoiceDocument } from '../document.ts'
import type { Figures } from './figures.ts'
import type { Words } from './words.ts'

/** An amount and what it is, in integer cents. */
export interface Sum {
  title: string
  cents: number
  /** Whether it is set in heavier type, as totals are and what is taken off them is not. */
  isTotal: boolean
}

/**
 * What is asked for when the invoice is issued, in integer cents: the retention is not. What was paid meanwhile is never
 * on paper, because a document does not change with payments.
 */
export const toPayCents = ({ kind, dueCents, retention }: InvoiceDocument): number =>
  kind === 'credit_note' ? 0 : dueCents - (retention?.cents ?? 0)

/** How the total comes about and what of it is asked for: the rows of the block of totals, and its last one. */
export function sumsOf(document: InvoiceDocument, words: Words, figures: Figures): { rows: Sum[]; last: Sum } {
  const { kind, netCents, vatCents, totalCents, dueCents, retention } = document
  const total = (title: string, cents: number): Sum => ({ title, cents, isTotal: true })
  const taken = takenOff(document, words, figures)
  const isCredit = kind === 'credit_note'
  const whole = vatCents === 0 ? words.total : words.totalWithVat
  const rows = [
    ...(vatCents === 0 ? [] : [total(words.net, netCents), total(words.vat, vatCents)]),
    ...(taken.length > 0 ? [total(whole, totalCents)] : []),
    ...taken,
  ]
  if (isCredit) return { rows, last: total(words.takenBack, dueCents) }
  const simple = vatCents === 0 ? words.totalWithoutVat : words.totalWithVat
  const isSimple = taken.length === 0
  return { rows, last: total(isSimple ? simple : words.toPay, dueCents - (retention?.cents ?? 0)) }
}

/** Deposits and the retention, each below zero. */
function takenOff({ deposits, totalCents, dueCents, retention }: InvoiceDocument, words: Words, figures: Figures) {
  const deducted = totalCents - dueCents
  const off = (title: string, cents: number): Sum => ({ title, cents: -cents, isTotal: false })
  // Where less of them is deducted than they came to, as after a credit note on one, their own totals would not add up.
  const isWhole = deposits.reduce((sum, deposit) => sum + deposit.totalCents, 0) === deducted
  const named = deposits.map((deposit) => ({
    title: words.deposit(deposit.number, figures.shortDay(deposit.issuedOn)),
    cents: deposit.totalCents,
  }))
  return [
    ...(isWhole ? named.map(({ title, cents }) => off(title, cents)) : []),
    ...(isWhole || deducted === 0
      ? []
      : [
          off(
            [words.deposits, ...named.map(({ title, cents }) => words.amountOf(title, figures.money(cents)))].join(
              '\n',
            ),
            deducted,
          ),
        ]),
    ...(retention
      ? [off(words.retention(figures.rate(retention.basisPoints), figures.day(retention.dueOn)), retention.cents)]
      : []),
  ]
}
