import { usualInvoicing } from '../../../companies/invoicing.ts'
import { typedRate } from '../../../http/amount.ts'
import type { Shown } from '../../../http/edit.ts'
import type { Language } from '../../../i18n/language.ts'
import type { VatShare } from '../../invoice.ts'
import type { IssueFault } from '../../issue/faults.ts'
import { chargedOn, type Freezing, type Issuer } from '../../issue/freeze.ts'
import type { InvoiceTerms } from '../../terms.ts'
import type { Faults } from './faults.ts'
import { type DraftLine, type FilledLine, filledLines, typedLines } from './lines.ts'
import { type FoundDraft, standingInTheWay, takingOf } from './queries.ts'
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
  /** What keeps it from being stored. */
  faults: Faults
  /** What keeps it from being issued as it is typed; stored it is all the same, as one writes. */
  inTheWay: IssueFault[]
}

/** Reads what was typed of a draft in the way of the reader's language. `today` is `YYYY-MM-DD`. */
export function readDraft(filled: FilledDraft, found: FoundDraft, language: Language, today: string): ReadDraft {
  const { draft, lines: stored, settings } = found
  const { kind, terms: storedTerms } = draft
  const { terms, faults: ofTerms } = readTerms(filled.terms, { kind, language, stored: storedTerms, today })
  const { offered, isFree, isNone, isOfInvoice } = ratesOf(found)
  const visits = new Set(stored.flatMap(({ visitId }) => visitId ?? []))
  const read = readLines(filled.lines, {
    language,
    rates: isFree || (isOfInvoice && isNone) ? undefined : offered,
    isOfInvoice,
    visits,
  })
  const lines = [...read.lines.values()]
  const faults = { ...ofTerms, ...read.faults }
  // As far as they can be read: what is charged does not wait for a date to be right.
  const reverseCharge = isOfInvoice ? storedTerms.reverseCharge : filled.terms.reverseCharge === 'yes'
  const known = { ...found, draft: { ...draft, terms: terms ?? { ...storedTerms, reverseCharge } }, lines }
  return {
    content: terms && Object.keys(faults).length === 0 ? { terms, lines } : undefined,
    ...{ lines: read.lines, faults },
    sums: sumsOf({ terms: known.draft.terms, lines, taking: takingOf(found) }, settings),
    inTheWay: standingInTheWay(known, today),
  }
}

/** What keeps it from being issued, said as one writes: that there are no lines yet, one sees. */
export const shownWhileWriting = ({ inTheWay }: ReadDraft): IssueFault[] =>
  inTheWay.filter(({ is }) => is !== 'noLines')

/** What a draft comes to at the rates that are charged; a credit note's VAT is that of its invoice. */
export function sumsOf(draft: Pick<Freezing, 'terms' | 'lines' | 'taking'>, settings: Pick<Issuer, 'invoicing'>): Sums {
  const { vat, sums } = chargedOn(draft, settings)
  return { vat, ...sums }
}

/** The rates of a draft, in basis points. */
export interface Rates {
  /** Those of the company's settings, and those that the draft has already; highest first. */
  offered: number[]
  /** Whether any other may be typed: the law of France names its rates, elsewhere they are many. */
  isFree: boolean
  /** Whether there are none, because a small firm charges no VAT. */
  isNone: boolean
  /** Whether they are those of the invoice that a credit note takes back, whatever the settings say. */
  isOfInvoice: boolean
  /** The rate of a new line, as it stands in its field. */
  usual: (language: Language) => string
}

/** The rates that lines of a draft may have. */
export function ratesOf({ draft, lines, settings }: Pick<FoundDraft, 'draft' | 'lines' | 'settings'>): Rates {
  const { vatRates, vatRegime } = settings.invoicing ?? usualInvoicing
  const invoice = draft.correctsDocument
  if (invoice) {
    const offered = invoice.vat.map(({ rateBasisPoints }) => rateBasisPoints)
    const isNone = invoice.vatTreatment === 'franchise' || invoice.vatTreatment === 'reverse_charge'
    const usual = (language: Language) => typedRate(offered[0] ?? 0, language)
    return { offered, isFree: false, isNone, isOfInvoice: true, usual }
  }
  const stored = lines.map(({ vatRateBasisPoints }) => vatRateBasisPoints)
  return {
    offered: [...new Set([...vatRates, ...stored])].sort((one, other) => other - one),
    ...{ isFree: settings.country !== 'FR', isNone: vatRegime === 'franchise' },
    isOfInvoice: false,
    usual: (language) => typedRate(vatRates[0] ?? 0, language),
  }
}
