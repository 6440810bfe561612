import type { InvoiceDocument } from '../document.ts'
import { unprintable } from '../pdf/characters.ts'

/** What keeps a draft from being issued as it is. Keys of `words.issuing.faults`. */
export const issueFaults = [
  ...(['noLines', 'below', 'noAddress', 'dueEarlier', 'retentionEarlier', 'exceeds'] as const),
  ...(['depositDeducted', 'depositGone', 'overDeducted', 'overRetained', 'numberTaken', 'unprintable'] as const),
] as const
export type IssueFault = (typeof issueFaults)[number]

/** What is wrong with a day of issue. Keys of `words.issuing.days`. */
export type DayFault = 'dayMissing' | 'dayFuture' | 'dayEarlier' | 'dayBeforeNamed'

/** What is known beside the document: cents. */
interface Around {
  /** Of a credit note: what is left of its invoice to take back. */
  leftToCorrect: number | null
  deductedCents: number
}

/** What stands in the way of a document, as far as it tells by itself; what only the database knows, it says then. */
export function faultsOf(document: InvoiceDocument, { leftToCorrect, deductedCents }: Around): IssueFault[] {
  const { lines, totalCents, seller, dueOn, issuedOn, retention, kind } = document
  const isCredit = kind === 'credit_note'
  const wrong: Partial<Record<IssueFault, boolean>> = {
    noLines: lines.length === 0,
    below: totalCents < 0,
    // An invoice names its seller's address (France: Code de commerce, article L441-9; EN 16931, BG-5).
    noAddress: seller.address.length === 0,
    dueEarlier: dueOn < issuedOn,
    retentionEarlier: retention !== null && retention.dueOn < issuedOn,
    exceeds: leftToCorrect !== null && totalCents > leftToCorrect,
    overDeducted: !isCredit && totalCents >= 0 && deductedCents > totalCents,
    unprintable: hasUnprintable(document),
    overRetained: !isCredit && (retention?.cents ?? 0) > Math.max(0, totalCents - deductedCents),
  }
  return issueFaults.filter((fault) => wrong[fault])
}

/** Whether a sign of its texts would stand as a question mark on paper, in the customer's name most of all. */
function hasUnprintable(document: InvoiceDocument): boolean {
  let found = false
  JSON.stringify(document, (_name, value: unknown) => {
    found ||= typeof value === 'string' && unprintable(value) !== undefined
    return value
  })
  return found
}

/** Before which days none may be: null where there is no such day. */
export interface Earlier {
  /** Of the last document of the series. */
  lastIssuedOn: string | null
  /** The latest of the documents that it names: what a credit note takes back, deposits that are deducted. */
  namedOn: string | null
}

/**
 * What is wrong with `day` as a day of issue: no invoice bears a day to come, nor one before the last of its series, nor
 * one before a document that it names.
 */
export function dayFaultOf(day: string, today: string, { lastIssuedOn, namedOn }: Earlier): DayFault | undefined {
  if (!/^20\d\d-\d\d-\d\d$/.test(day) || !isDay(day)) return 'dayMissing'
  if (day > today) return 'dayFuture'
  if (lastIssuedOn !== null && day < lastIssuedOn) return 'dayEarlier'
  return namedOn !== null && day < namedOn ? 'dayBeforeNamed' : undefined
}

const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}
