import { type CreditFault, faultsOfCreditNote } from '../credit-note.ts'
import { partOf } from '../invoice.ts'
import { faultsOfTerms, type TermsFault } from '../terms.ts'
import { chargedOn, type Freezing, type Issuer } from './freeze.ts'

/** What keeps a draft from being issued, by its kind; numbers of invoices, cents and basis points. */
export type IssueFault =
  | CreditFault
  | TermsFault
  | { is: 'depositDeducted' | 'depositLost'; number: string }
  | { is: 'deductedTooMuch'; overCents: number }

/** What beside the draft itself can stand in its way. */
export interface InTheWay {
  /** Of a credit note for a deposit, the number of the invoice that has deducted it. */
  deductedIn: string | null
  /** Numbers of deposits to be deducted that cannot be any more: taken back since, or no longer paid. */
  lost: string[]
}

/**
 * All that keeps a draft from being issued on `today` (`YYYY-MM-DD` in the company's zone). The database refuses most of
 * it as well; here it gets a name, so that it can be said in words before.
 */
export function faultsOfIssue(
  draft: Freezing,
  { deductedIn, lost }: InTheWay,
  settings: Pick<Issuer, 'invoicing'>,
  today: string,
): IssueFault[] {
  const { kind, terms, language, buyer, taking, deductedCents } = draft
  const { lines, sums } = chargedOn(draft, settings)
  if (kind === 'credit_note') {
    const faults: IssueFault[] = taking ? faultsOfCreditNote(lines, taking) : []
    return deductedIn === null ? faults : [{ is: 'depositDeducted', number: deductedIn }]
  }
  const dueCents = sums.totalCents - deductedCents
  const kept = partOf(sums.totalCents, terms.retentionBasisPoints)
  return [
    ...faultsOfTerms({
      ...{ kind, terms, language, buyer, invoicing: settings.invoicing },
      ...{ retentionCents: kept, dueCents: Math.max(0, dueCents), issuedOn: today },
    }),
    ...lost.map((number): IssueFault => ({ is: 'depositLost', number })),
    ...(dueCents < 0 ? [{ is: 'deductedTooMuch', overCents: -dueCents } as const] : []),
  ]
}
