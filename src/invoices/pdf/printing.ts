import type { InvoiceDocument } from '../document.ts'
import type { Style } from './canvas.ts'
import { type Colour, ink, muted } from './colours.ts'
import type { Figures } from './figures.ts'
import type { Words } from './words.ts'

/** What the head and the foot of a paper of the company are drawn from, whatever it is. */
export interface Letterhead {
  document: Pick<InvoiceDocument, 'seller'>
  words: Pick<Words, 'page' | 'portal' | 'seller'>
  colour: Colour
}

/** What every part of the invoice is drawn from. */
export interface Printing {
  /** The invoice with every text made printable. */
  document: InvoiceDocument
  words: Words
  figures: Figures
  /** The company's colour. */
  colour: Colour
}

export const label: Style = { weight: 'semiBold', size: 7.5, colour: muted }
export const body: Style = { weight: 'regular', size: 9, colour: ink }
export const strong: Style = { weight: 'semiBold', size: 9, colour: ink }
export const small: Style = { weight: 'regular', size: 7, colour: muted }
