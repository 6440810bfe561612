import { dictionaries, type Words } from '../i18n/index.ts'
import type { InvoiceDocument } from './document.ts'
import type { InvoiceKind, Payable } from './invoice.ts'

type OfKind = Pick<Payable, 'kind' | 'deductedCents'>

/** What a document is to who reads it: an invoice from which deposits are deducted is the final one. */
export const kindOf = ({ kind, deductedCents }: OfKind) => kindWith(kind, deductedCents > 0)

const kindWith = (kind: InvoiceKind, deducts: boolean) => (kind === 'invoice' && deducts ? 'final' : kind)

/** The word for what kind of document it is. */
export const kindWord = (document: OfKind, { corrections }: Words): string => corrections.kinds[kindOf(document)]

/** What a document is called: its kind and its number, or that it is a draft of the kind. */
export const titleOf = (invoice: OfKind & { number: string | null }, words: Words): string =>
  invoice.number === null ? words.corrections.drafts[kindOf(invoice)] : `${kindWord(invoice, words)} ${invoice.number}`

/** The same in a list of invoices, where the number alone says it is one. */
export const listTitleOf = (invoice: OfKind & { number: string | null }, words: Words): string | null =>
  kindOf(invoice) === 'invoice' ? invoice.number : titleOf(invoice, words)

/** The word that stands at the top of the paper, in its language. */
export const printedKind = ({ kind, deposits, language }: Pick<InvoiceDocument, 'kind' | 'deposits' | 'language'>) =>
  dictionaries[language].corrections.kinds[kindWith(kind, deposits.length > 0)]

/** The total of a document as it counts in a list, in cents: a credit note takes away. */
export const signedTotal = ({ kind, totalCents }: Pick<Payable, 'kind' | 'totalCents'>): number =>
  kind === 'credit_note' ? -totalCents : totalCents
