import { type CreditFault, faultsOfCreditNote } from '../credit-note.ts'
import type { InvoiceDocument } from '../document.ts'
import { partOf } from '../invoice.ts'
import { unprintableSign } from '../pdf/characters.ts'
import { faultsOfTerms, type TermsFault } from '../terms.ts'
import { type Freezing, freeze, type Issuer } from './freeze.ts'

/** What an invoice prints, by where it is written: signs that no font has are told before. */
export const printedPlaces = ['buyerName', 'buyerAddress', 'site', 'jobTitle', 'lines', 'texts', 'seller'] as const
export type PrintedPlace = (typeof printedPlaces)[number]

/** What keeps a draft from being issued; numbers of invoices, cents, basis points, signs counted from 1. */
export type IssueFault =
  | CreditFault
  | TermsFault
  | { is: 'depositDeducted' | 'depositLost'; number: string }
  | { is: 'deductedTooMuch'; overCents: number }
  | { is: 'unprintable'; at: PrintedPlace; sign: string; position: number }
  | { is: 'noLines' | 'below' | 'noAddress' | 'dueEarlier' | 'numberTaken' }

/** What beside the draft itself can stand in its way. */
export interface InTheWay {
  /** Of a credit note for a deposit, the number of the invoice that has deducted it. */
  deductedIn: string | null
  /** Numbers of deposits to be deducted that cannot be any more: taken back since, or no longer paid. */
  lost: string[]
}

/**
 * All that keeps a draft from being issued on `issuedOn` (`YYYY-MM-DD` in the company's zone). The database refuses most of
 * it as well; here it gets a name, so that it can be said in words before.
 */
export function faultsOfIssue(draft: Freezing, around: InTheWay, settings: Issuer, issuedOn: string): IssueFault[] {
  const document = freeze(draft, settings, '', { number: '', issuedOn, check: null })
  const own =
    draft.kind === 'credit_note'
      ? faultsOfTaking(draft, document, around)
      : faultsOfAsking(draft, document, around, settings)
  return [
    ...own,
    // An invoice names its seller's address (France: Code de commerce, article L441-9; EN 16931, BG-5).
    ...(document.seller.address.length === 0 ? [{ is: 'noAddress' } as const] : []),
    ...unprintableIn(document),
  ]
}

/** Of a credit note: what it takes back. */
function faultsOfTaking({ taking }: Freezing, { lines }: InvoiceDocument, { deductedIn }: InTheWay): IssueFault[] {
  if (deductedIn !== null) return [{ is: 'depositDeducted', number: deductedIn }]
  return taking ? faultsOfCreditNote(lines, taking) : []
}

/** Of what asks for money: how much, until when, and what is kept back of it. */
function faultsOfAsking(
  { kind, terms, language, buyer }: Freezing,
  { lines, totalCents, dueCents, dueOn, issuedOn }: InvoiceDocument,
  { lost }: InTheWay,
  { invoicing }: Pick<Issuer, 'invoicing'>,
): IssueFault[] {
  const stating = { kind, terms, language, buyer, invoicing, issuedOn, dueCents: Math.max(0, dueCents) }
  return [
    ...(lines.length === 0 ? [{ is: 'noLines' } as const] : []),
    ...(totalCents < 0 ? [{ is: 'below' } as const] : []),
    ...(dueOn < issuedOn ? [{ is: 'dueEarlier' } as const] : []),
    ...faultsOfTerms({ ...stating, retentionCents: partOf(totalCents, terms.retentionBasisPoints) }),
    ...lost.map((number): IssueFault => ({ is: 'depositLost', number })),
    ...(totalCents >= 0 && dueCents < 0 ? [{ is: 'deductedTooMuch', overCents: -dueCents } as const] : []),
  ]
}

/** The first sign in each place that the paper cannot print: on it a question mark would stand. */
function unprintableIn({ buyer, seller, lines, ...document }: InvoiceDocument): IssueFault[] {
  const { opening, closing, purchaseOrder, notes, site, jobTitle } = document
  const { name, legalForm, address, registrations, insurance, bank } = seller
  const printed: Record<PrintedPlace, (string | null)[]> = {
    ...{ buyerName: [buyer.name], buyerAddress: buyer.address, site: [site], jobTitle: [jobTitle] },
    lines: lines.flatMap(({ description, unit }) => [description, unit]),
    texts: [opening, closing, purchaseOrder],
    seller: [name, legalForm, ...address, ...registrations, insurance, bank?.holder ?? null, ...notes],
  }
  return printedPlaces.flatMap((at): IssueFault[] => {
    const found = unprintableSign(printed[at].map((text) => text ?? '').join('\n'))
    return found ? [{ is: 'unprintable', at, ...found }] : []
  })
}
