import { type Modules, modulesOf } from '../../ui/qr-modules.ts'
import type { InvoiceDocument } from '../document.ts'
import { epcPayload } from '../epc.ts'
import { printedKind } from '../kinds.ts'
import type { Style } from './canvas.ts'
import { withPrintable } from './characters.ts'
import { type Colour, colourOf, ink, muted } from './colours.ts'
import { type Figures, figuresOf } from './figures.ts'
import { type Sum, sumsOf, toPayCents } from './sums.ts'
import { type Words, words } from './words.ts'

/** What the head and the foot of a paper of the company are drawn from, whatever it is. */
export interface Letterhead {
  document: Pick<InvoiceDocument, 'seller'> & Partial<Pick<InvoiceDocument, 'check'>>
  words: Pick<Words, 'page' | 'portal' | 'seller' | 'check' | 'code'>
  colour: Colour
  codes?: { check: Modules | undefined }
}

/** What every part of the invoice is drawn from. */
export interface Printing extends Letterhead {
  /** The invoice with every text made printable. */
  document: InvoiceDocument
  words: Words
  figures: Figures
  /** The company's colour. */
  colour: Colour
  /** "Facture", "Avoir" …, in the invoice's language. */
  title: string
  sums: { rows: Sum[]; last: Sum }
  /** Why lines bear no VAT, where none does: a heading, and the company's own text on it. */
  withoutVat: { title: string; text: string | null } | null
  /** Codes to scan: to pay what is asked for, and to see whether the document is the company's. */
  codes: { pay: Modules | undefined; check: Modules | undefined }
}

export const label: Style = { weight: 'semiBold', size: 7.5, colour: muted }
export const body: Style = { weight: 'regular', size: 9, colour: ink }
export const strong: Style = { weight: 'semiBold', size: 9, colour: ink }
export const small: Style = { weight: 'regular', size: 7, colour: muted }

/** A draft has no codes: nobody may pay it or take it for the company's word. */
export function printingOf(original: InvoiceDocument, isDraft: boolean): Printing {
  const document = withPrintable(original)
  const figures = figuresOf(document)
  const ownWords = words[document.language]
  return {
    ...{ document, figures, words: ownWords, colour: colourOf(document.seller.colour), title: printedKind(document) },
    sums: sumsOf(document, ownWords, figures),
    withoutVat: withoutVat(document, ownWords),
    codes: isDraft ? { pay: undefined, check: undefined } : codesOf(original),
  }
}

/** Codes say what the document does, letter by letter: a bank's app reads signs that the fonts lack. */
function codesOf(document: InvoiceDocument): Printing['codes'] {
  const { seller, number, currency, check } = document
  const amountCents = toPayCents(document)
  const payload =
    seller.bank === null ? undefined : epcPayload({ bank: seller.bank, amountCents, reference: number, currency })
  return {
    pay: payload === undefined ? undefined : modulesOf(payload),
    check: check === null ? undefined : modulesOf(check.url),
  }
}

function withoutVat({ vatTreatment, legal }: InvoiceDocument, { vat, reverseCharge }: Words): Printing['withoutVat'] {
  // The law asks for the very word (France: CGI, annexe II, article 242 nonies A, I, 13°), whatever the company's text.
  if (vatTreatment === 'reverse_charge') {
    const isSaid = legal.reverseCharge?.toLowerCase().includes(reverseCharge.toLowerCase()) ?? false
    return { title: isSaid ? vat : reverseCharge, text: legal.reverseCharge }
  }
  if (vatTreatment === 'franchise' && legal.regime !== null) return { title: vat, text: legal.regime }
  return null
}
