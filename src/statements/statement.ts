import type { InvoiceKind } from '../invoices/invoice.ts'
import type { PaymentMethod } from '../payments/payment.ts'
import { daysAfter } from '../time/days.ts'

/** An issued document, as an account counts it. Money is in integer cents, days are `YYYY-MM-DD`. */
export interface Charge {
  id: string
  kind: InvoiceKind
  number: string | null
  issuedOn: string | null
  totalCents: number
  /** What deposits had already charged; of a credit note, what of it was charged by deposits that it leaves standing. */
  deductedCents: number
}

/** Money that came in or went back, or that changed from one invoice to another. */
export interface Receipt {
  id: string
  paidOn: string
  amountCents: number
  method: PaymentMethod
  reference: string | null
  /** The payment that it undoes. */
  counterOf: string | null
  /** The same on both where what was paid too much for one invoice is used for another. */
  transferId: string | null
  invoiceId: string
  invoiceNumber: string | null
}

/** What was charged and received in a month (`YYYY-MM`), as the database adds it up. */
export interface Month {
  month: string
  chargedCents: number
  receivedCents: number
}

/** What was charged to a customer and received of them, from the beginning until a day. */
export interface Standing {
  chargedCents: number
  receivedCents: number
}

/** One line of a statement, by what stands behind it. */
export type Line = { day: string; movementCents: number; balanceCents: number } & (
  | { what: 'charge'; charge: Charge }
  | { what: 'receipt'; receipt: Receipt }
  /** Credit that changed from one invoice to another: nothing is owed more or less. */
  | { what: 'transfer'; transfer: { fromNumber: string | null; toNumber: string | null; cents: number } }
)

/** What a document adds to what the customer owes, as the triggers of `account_months` count it. */
export const chargedCents = ({ kind, totalCents, deductedCents }: Charge): number =>
  kind === 'credit_note' ? deductedCents - totalCents : totalCents - deductedCents

/** What is owed; below zero it is in the customer's favour. */
export const owedAt = ({ chargedCents, receivedCents }: Standing): number => chargedCents - receivedCents

/** The month of a day, `YYYY-MM`, and its first day. */
export const monthOf = (day: string): string => day.slice(0, 7)
export const firstOfMonth = (day: string): string => `${monthOf(day)}-01`

/**
 * What was charged and received before a day: whole months as the database has added them up, and of the month in which
 * the day lies what came before it (`charges` and `receipts`, from its first day on).
 */
export function standingBefore(day: string, months: Month[], charges: Charge[], receipts: Receipt[]): Standing {
  const before = months.filter(({ month }) => month < monthOf(day))
  return {
    chargedCents: sum(before.map((month) => month.chargedCents)) + sum(charges.map(chargedCents)),
    receivedCents:
      sum(before.map((month) => month.receivedCents)) + sum(receipts.map((receipt) => receipt.amountCents)),
  }
}

/**
 * The lines of an account in the order of their days, each with what is owed after it. On one day documents come before
 * money, so that an invoice paid at once never shows a balance below zero. Both lists are in the order of their days.
 */
export function linesOf(openingCents: number, charges: Charge[], receipts: Receipt[]): Line[] {
  let balanceCents = openingCents
  return movementsOf(charges, receipts).map((movement) => {
    balanceCents += movement.movementCents
    return { ...movement, balanceCents }
  })
}

type Movement = Line extends infer L ? (L extends Line ? Omit<L, 'balanceCents'> : never) : never

function movementsOf(charges: Charge[], receipts: Receipt[]): Movement[] {
  const documents = charges.map((charge): Movement => {
    return { day: charge.issuedOn ?? '', movementCents: chargedCents(charge), what: 'charge', charge }
  })
  const money = withTransfers(receipts)
  // What stands on one day keeps its place.
  return [...documents, ...money].sort((one, other) => one.day.localeCompare(other.day))
}

/** Payments, the two sides of a transfer on one day made one line where the first of them stands. */
function withTransfers(receipts: Receipt[]): Movement[] {
  const sideOf = ({ transferId, paidOn }: Receipt) => `${transferId} ${paidOn}`
  const sides = Map.groupBy(receipts, sideOf)
  const shown = new Set<Receipt>()
  return receipts.flatMap((receipt): Movement[] => {
    if (shown.has(receipt)) return []
    // It is itself among them.
    const [one, other, ...more] = sides.get(sideOf(receipt)) as Receipt[]
    if (receipt.transferId === null || !one || !other || more.length > 0 || one.amountCents + other.amountCents !== 0)
      return [movementOf(receipt)]
    shown.add(one).add(other)
    const [from, to] = one.amountCents < 0 ? [one, other] : [other, one]
    const transfer = { fromNumber: from.invoiceNumber, toNumber: to.invoiceNumber, cents: to.amountCents }
    return [{ day: receipt.paidOn, movementCents: 0, what: 'transfer', transfer }]
  })
}

const movementOf = (receipt: Receipt): Movement => ({
  ...{ day: receipt.paidOn, movementCents: 0 - receipt.amountCents, what: 'receipt', receipt },
})

/** A period, both days in it, `YYYY-MM-DD`. */
export interface Days {
  from: string
  to: string
}

/** The account of a customer over a period. */
export interface Statement extends Days {
  opening: Standing
  closing: Standing
  lines: Line[]
  /** Whether there are more lines than were asked for: the closing balance holds them all the same. */
  isCut: boolean
}

/** What was read of an account to state it. */
export interface Readings {
  months: Month[]
  /** From the first of its month to before the period begins, and to before it is over. */
  beforeOpening: { charges: Charge[]; receipts: Receipt[] }
  beforeClosing: { charges: Charge[]; receipts: Receipt[] }
  /** Of the period, one more of each than `most` where there are more. */
  charges: Charge[]
  receipts: Receipt[]
}

/**
 * States an account: at most `most` entries, from the first on. The closing balance is not added up from the lines but
 * read from the months, so that each proves the other.
 */
export function stateAccount({ from, to }: Days, readings: Readings, most: number): Statement {
  const { months, beforeOpening, beforeClosing, charges, receipts } = readings
  const opening = standingBefore(from, months, beforeOpening.charges, beforeOpening.receipts)
  const closing = standingBefore(daysAfter(to, 1), months, beforeClosing.charges, beforeClosing.receipts)
  const kept = firstOf(charges, receipts, most)
  const isCut = charges.length + receipts.length > most
  return { from, to, opening, closing, lines: linesOf(owedAt(opening), kept.charges, kept.receipts), isCut }
}

/** The first entries of both lists together. */
function firstOf(charges: Charge[], receipts: Receipt[], most: number) {
  let [documents, money] = [0, 0]
  while (documents + money < most) {
    const [document, receipt] = [charges[documents]?.issuedOn, receipts[money]?.paidOn]
    if (document && (!receipt || document <= receipt)) documents += 1
    else money += 1
  }
  return { charges: charges.slice(0, documents), receipts: receipts.slice(0, money) }
}

const sum = (cents: number[]): number => cents.reduce((total, one) => total + one, 0)
