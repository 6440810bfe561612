import { type Invoicing, usualInvoicing } from '../companies/invoicing.ts'
import type { Language } from '../i18n/language.ts'
import type { Buyer } from './document.ts'
import type { InvoiceKind } from './invoice.ts'

/** What the lines of an invoice are: it decides the business process that an electronic invoice names (BT-23). */
export const natures = ['goods', 'services', 'both'] as const
export type Nature = (typeof natures)[number]

/** The most that may be kept back as a guarantee, in basis points (France: law of 16 July 1971, article 1). */
export const mostRetention = 500

/** What a draft says beside its lines; frozen into the document when it is issued. Days are `YYYY-MM-DD`. */
export interface InvoiceTerms {
  /** When the work was done; null for the day of issue. */
  servedOn: string | null
  /** The last day to pay; null for what the company's terms make of the day of issue. */
  dueOn: string | null
  /** Number of the customer's own order. */
  purchaseOrder: string | null
  /** Where the work was done, as one line; null for what the job says. */
  site: string | null
  /** Where the invoice goes, lines as printed, where that is not the customer's address. */
  billingAddress: string | null
  /** Texts above and below the lines. */
  opening: string | null
  closing: string | null
  nature: Nature
  /** Building work for another firm, who owes the VAT (France: CGI, article 283, 2 nonies). */
  reverseCharge: boolean
  /** What may be kept back as a guarantee, in basis points of the total, and until when. */
  retentionBasisPoints: number
  /** Null for a year after the day of issue (France: law of 16 July 1971, article 2). */
  retentionDueOn: string | null
}

export const noTerms: InvoiceTerms = {
  ...{ servedOn: null, dueOn: null, purchaseOrder: null, site: null, billingAddress: null },
  ...{ opening: null, closing: null, nature: 'services', reverseCharge: false },
  ...{ retentionBasisPoints: 0, retentionDueOn: null },
}

/** What an invoice may not say of VAT or of what is kept back; each stands beside the field of its terms, if it has one. */
export const termsFaults = {
  regimeText: null,
  reverseRegime: 'reverseCharge',
  reverseBuyer: 'reverseCharge',
  reverseText: 'reverseCharge',
  retentionMost: 'retentionBasisPoints',
  retentionKind: 'retentionBasisPoints',
  retentionTooMuch: 'retentionBasisPoints',
  retentionEarly: 'retentionDueOn',
} as const satisfies Record<string, keyof InvoiceTerms | null>
export interface TermsFault {
  is: keyof typeof termsFaults
}

interface Stating {
  kind: InvoiceKind
  terms: InvoiceTerms
  language: Language
  buyer: Pick<Buyer, 'kind' | 'siren' | 'vatNumber'>
  /** Of the company; null before its owner has set any. */
  invoicing: Invoicing | null
  /** What is kept back and what it is kept back of (the total less the deposits), in cents. */
  retentionCents: number
  dueCents: number
  /** The day of issue, or today while it is a draft; `YYYY-MM-DD`. */
  issuedOn: string
}

/**
 * What keeps a draft's terms from being issued. The reverse charge is for building work done for another firm by one that
 * charges VAT (France: CGI, article 283, 2 nonies), and each regime that charges none says why in the company's own words.
 * A credit note says what its invoice said, and has none of this.
 */
export function faultsOfTerms(stating: Stating): TermsFault[] {
  const { kind, terms, language, buyer } = stating
  if (kind === 'credit_note') return []
  const { vatRegime, texts } = stating.invoicing ?? usualInvoicing
  const says = texts[language]
  const { reverseCharge, retentionBasisPoints: kept } = terms
  const isFirm = buyer.kind === 'firm' && Boolean(buyer.siren || buyer.vatNumber)
  const found: Record<TermsFault['is'], boolean> = {
    regimeText: vatRegime !== 'normal' && !reverseCharge && says.regime === null,
    reverseRegime: reverseCharge && vatRegime !== 'normal',
    reverseBuyer: reverseCharge && !isFirm,
    reverseText: reverseCharge && says.reverseCharge === null,
    retentionMost: kept < 0 || kept > mostRetention,
    retentionKind: kept > 0 && kind !== 'invoice',
    retentionTooMuch: kind === 'invoice' && stating.retentionCents > stating.dueCents,
    retentionEarly: kind === 'invoice' && kept > 0 && retentionDay(terms, stating.issuedOn) <= stating.issuedOn,
  }
  return (Object.keys(termsFaults) as TermsFault['is'][]).filter((is) => found[is]).map((is) => ({ is }))
}

/** Until when a guarantee is kept back of an invoice issued on `issuedOn`, both `YYYY-MM-DD`. */
export function retentionDay({ retentionDueOn }: Pick<InvoiceTerms, 'retentionDueOn'>, issuedOn: string): string {
  if (retentionDueOn !== null) return retentionDueOn
  const [year, monthAndDay] = [Number(issuedOn.slice(0, 4)) + 1, issuedOn.slice(5)]
  // No year after a leap year has its last day of February.
  return `${year}-${monthAndDay === '02-29' ? '02-28' : monthAndDay}`
}
