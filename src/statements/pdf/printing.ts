import type { Words as Dictionary } from '../../i18n/index.ts'
import type { Figures } from '../../invoices/pdf/figures.ts'
import type { Letterhead } from '../../invoices/pdf/printing.ts'
import type { Paper } from './paper.ts'

/** What every part of the statement is drawn from. */
export interface Printing extends Letterhead {
  /** With every text made printable. */
  paper: Paper
  dictionary: Dictionary
  statements: Dictionary['statements']
  figures: Figures
}
