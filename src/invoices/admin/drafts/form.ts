import type { Settings } from '../../../companies/directory.ts'
import { usualInvoicing } from '../../../companies/invoicing.ts'
import { typedRate } from '../../../http/amount.ts'
import type { Shown } from '../../../http/edit.ts'
import type { Language } from '../../../i18n/language.ts'
import { totals, type VatShare, vatByRate } from '../../invoice.ts'
import { rateUnder, treatmentOf } from '../../issue/freeze.ts'
import { type InvoiceTerms, noTerms } from '../../terms.ts'
import type { Faults } from './faults.ts'
import { type DraftLine, type FilledLine, filledLines, typedLines } from './lines.ts'
import type { FoundDraft } from './queries.ts'
import { readLines } from './reading.ts'
import { filledTerms, readTerms, typedTerms } from './terms-form.ts'

/** What stands in the fields of a draft. */
export interface FilledDraft {
  terms: Shown
  lines: FilledLine[]
}

/** What a draft says: its terms, and its lines in order. */
export interface DraftContent {
  terms: InvoiceTerms
  lines: DraftLine[]
}

/** What lines come to, in cents. */
export interface Sums {
  vat: VatShare[]
  netCents: number
  vatCents: number
  totalCents: number
}

/** The fields of a draft as it is stored. */
export const filledWith = ({ draft, lines }: FoundDraft, language: Language): FilledDraft => ({
  terms: filledTerms(draft.terms, language),
  lines: filledLines(lines, language),
})

/** What was typed, as far as it is text. */
export const typedDraft = (fields: Record<string, unknown>): FilledDraft => ({
  terms: typedTerms(fields),
  lines: typedLines(fields),
})

/** What was typed, read: the content where all is right, and what lines come to as far as they are. */
export interface ReadDraft {
  content: DraftContent | undefined
  /** Lines that are right, by their keys. */
  lines: Map<string, DraftLine>
  sums: Sums
  faults: Faults
}

/** Reads what was typed of a draft in the way of the reader's language. `today` is `YYYY-MM-DD`. */
export function readDraft(filled: FilledDraft, found: FoundDraft, language: Language, today: string): ReadDraft {
  const { draft, lines: stored, settings } = found
  const { terms, faults } = readTerms(filled.terms, { language, stored: draft.terms, today })
  const rates = ratesOf(found)
  const visits = new Set(stored.flatMap(({ visitId }) => visitId ?? []))
  const read = readLines(filled.lines, { language, rates: rates.isFree ? undefined : rates.offered, visits })
  const lines = [...read.lines.values()]
  const sums = sumsOf(lines, filled.terms.reverseCharge === 'yes', settings)
  // What gives money back is a credit note, of the invoice that it takes back.
  const all = { ...faults, ...(sums.totalCents < 0 && { lines: 'belowZero' as const }), ...read.faults }
  return {
    content: terms && Object.keys(all).length === 0 ? { terms, lines } : undefined,
    ...{ lines: read.lines, faults: all },
    sums,
  }
}

/** What lines come to, at the rates that are charged: none where a small firm charges none, or the buyer owes it. */
export function sumsOf(
  lines: Pick<DraftLine, 'netCents' | 'vatRateBasisPoints'>[],
  isReverseCharge: boolean,
  settings: Pick<Settings, 'invoicing'>,
): Sums {
  const treatment = treatmentOf({ ...noTerms, reverseCharge: isReverseCharge }, settings)
  const charged = lines.map(({ netCents, vatRateBasisPoints }) => ({
    netCents,
    vatRateBasisPoints: rateUnder(treatment, vatRateBasisPoints),
  }))
  return { vat: vatByRate(charged), ...totals(charged) }
}

/** The rates of a draft, in basis points. */
export interface Rates {
  /** Those of the company's settings, and those that the draft has already; highest first. */
  offered: number[]
  /** Whether any other may be typed: the law of France names its rates, elsewhere they are many. */
  isFree: boolean
  /** Whether there are none, because a small firm charges no VAT. */
  isNone: boolean
  /** The rate of a new line, as it stands in its field. */
  usual: (language: Language) => string
}

/** The rates that lines of a draft may have. */
export function ratesOf({ lines, settings }: Pick<FoundDraft, 'lines' | 'settings'>): Rates {
  const { vatRates, vatRegime } = settings.invoicing ?? usualInvoicing
  const stored = lines.map(({ vatRateBasisPoints }) => vatRateBasisPoints)
  return {
    offered: [...new Set([...vatRates, ...stored])].sort((one, other) => other - one),
    ...{ isFree: settings.country !== 'FR', isNone: vatRegime === 'franchise' },
    usual: (language) => typedRate(vatRates[0] ?? 0, language),
  }
}
