import type { Words } from '../i18n/index.ts'
import type { Payable } from './invoice.ts'

type OfKind = Pick<Payable, 'kind' | 'deductedCents'>

/** The word for what kind of document it is: an invoice that deducts deposits is a final one. */
export const kindWord = ({ kind, deductedCents }: OfKind, { corrections }: Words): string =>
  corrections.kinds[kindOf({ kind, deductedCents })]

/** What a document is called: its kind and its number, or that it is a draft of the kind. */
export const titleOf = (invoice: OfKind & { number: string | null }, words: Words): string =>
  invoice.number === null ? words.corrections.drafts[kindOf(invoice)] : `${kindWord(invoice, words)} ${invoice.number}`

/** The same in a list of invoices, where the number alone says it is one. */
export const listTitleOf = (invoice: OfKind & { number: string | null }, words: Words): string | null =>
  kindOf(invoice) === 'invoice' ? invoice.number : titleOf(invoice, words)

/** What a document is to who reads it: an invoice from which deposits are deducted is the final one. */
export const kindOf = ({ kind, deductedCents }: OfKind) => (kind === 'invoice' && deductedCents > 0 ? 'final' : kind)

/** The total of a document as it counts in a list, in cents: a credit note takes away. */
export const signedTotal = ({ kind, totalCents }: Pick<Payable, 'kind' | 'totalCents'>): number =>
  kind === 'credit_note' ? -totalCents : totalCents
