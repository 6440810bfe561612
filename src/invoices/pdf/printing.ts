import type { InvoiceDocument } from '../document.ts'
import { epcPayload } from '../epc.ts'
import type { Style } from './canvas.ts'
import { printable } from './characters.ts'
import { type Colour, colourOf, ink, muted } from './colours.ts'
import { type Figures, figuresOf } from './figures.ts'
import { type Modules, modulesOf } from './qr.ts'
import { type Sum, sumsOf, toPayCents } from './sums.ts'
import { spoken } from './text.ts'
import { titleOf, type Words, words } from './words.ts'

/** What the head and the foot of a paper of the company are drawn from, whatever it is. */
export interface Letterhead {
  document: Pick<InvoiceDocument, 'seller'>
  words: Pick<Words, 'page' | 'portal' | 'seller'>
  colour: Colour
  /** How to see whether the paper is the company's: a code to scan, and the same in words. */
  check?: { code: Modules; says: string } | undefined
}

/** What every part of the invoice is drawn from. */
export interface Printing extends Letterhead {
  /** The invoice with every text made printable. */
  document: InvoiceDocument
  words: Words
  figures: Figures
  /** "Facture", "Avoir" …, in the invoice's language. */
  title: string
  sums: { rows: Sum[]; last: Sum }
  /** Why lines bear no VAT, where none does: a heading, and the company's own text on it. */
  withoutVat: { title: string; text: string | null } | null
  /** Code to scan that pays what is asked for. */
  payCode: Modules | undefined
}

export const label: Style = { weight: 'semiBold', size: 7.5, colour: muted }
export const body: Style = { weight: 'regular', size: 9, colour: ink }
export const strong: Style = { weight: 'semiBold', size: 9, colour: ink }
export const small: Style = { weight: 'regular', size: 7, colour: muted }

/** A draft has no codes: nobody may pay it or take it for the company's word. */
export function printingOf(original: InvoiceDocument, isDraft: boolean): Printing {
  const everyText = (_key: string, value: unknown) => (typeof value === 'string' ? printable(value) : value)
  const document = JSON.parse(JSON.stringify(original), everyText) as InvoiceDocument
  const figures = figuresOf(document)
  const ownWords = words[document.language]
  return {
    ...{ document, figures, words: ownWords, colour: colourOf(document.seller.colour), title: titleOf(document) },
    sums: sumsOf(document, ownWords, figures),
    withoutVat: withoutVat(document, ownWords),
    payCode: isDraft ? undefined : payCodeOf(original),
    check: isDraft ? undefined : checkOf(original, ownWords),
  }
}

/** Codes say what the document does, letter by letter: a bank's app reads signs that the fonts lack. */
function payCodeOf(document: InvoiceDocument): Modules | undefined {
  const { seller, number, currency } = document
  if (seller.bank === null) return undefined
  const amountCents = toPayCents(document)
  const payload = epcPayload({ bank: seller.bank, amountCents, reference: number, currency })
  return payload === undefined ? undefined : modulesOf(payload)
}

function checkOf({ check }: InvoiceDocument, words: Words): Letterhead['check'] {
  if (check === null) return undefined
  const { code, url } = check
  // Where the code is typed: the address that the code to scan leads to.
  const place = spoken(url.endsWith(`/${code}`) ? url.slice(0, -code.length) : url)
  return { code: modulesOf(url), says: `${words.check} ${place}${words.code(code)}` }
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
