import { isDay } from '../time/days.ts'

/** How money comes in. `credit` is what was paid too much elsewhere, used here. */
export const paymentMethods = ['transfer', 'card', 'cheque', 'cash', 'direct_debit', 'credit'] as const
export type PaymentMethod = (typeof paymentMethods)[number]
/** Those that staff and customers choose from. */
export const givenMethods = paymentMethods.filter((method) => method !== 'credit')

/** How often a customer may say to have paid one invoice. */
export const mostNotices = 5

/** The first day that a payment may bear: a year typed with a figure too few is none. */
export const firstDay = '2000-01-01'

export type DayFault = 'dayMissing' | 'dayAhead' | 'dayLongAgo'

/** What is wrong with the day of a payment as typed (`YYYY-MM-DD`); `today` is the day in the company's zone. */
export function dayFault(typed: string, today: string): DayFault | undefined {
  if (/^[01]\d{3}-\d{2}-\d{2}$/.test(typed)) return 'dayLongAgo'
  if (!isDay(typed)) return 'dayMissing'
  return typed > today ? 'dayAhead' : undefined
}

/** What of a payment would be more than is left to pay (`owedCents`, below zero where it was too much before), in cents. */
export const excessCents = (amountCents: number, owedCents: number): number =>
  Math.max(0, amountCents - Math.max(0, owedCents))

interface Overpaid {
  /** Below zero by what was paid too much, in cents. */
  balanceCents: number
}

/** What each overpaid invoice gives to pay `dueCents` elsewhere, in the order given: no more than is due, nor than it has. */
export function creditTaken<O extends Overpaid>(dueCents: number, overpaid: O[]): { from: O; cents: number }[] {
  let left = dueCents
  return overpaid.flatMap((from) => {
    const cents = Math.min(left, -from.balanceCents)
    if (cents <= 0) return []
    left -= cents
    return [{ from, cents }]
  })
}

/** What was paid too much on several invoices together, in cents. */
export const creditOf = (overpaid: Overpaid[]): number =>
  overpaid.reduce((sum, { balanceCents }) => sum + Math.max(0, -balanceCents), 0)

interface Entry {
  id: string
  /** The entry that this one undoes. */
  counterOf: string | null
}

/** Entries in their order, each with the counter-entry that undid it. */
export function paired<E extends Entry>(entries: E[]): { entry: E; counter: E | undefined }[] {
  const counters = new Map(entries.map((entry) => [entry.counterOf, entry]))
  return entries
    .filter(({ counterOf }) => counterOf === null)
    .map((entry) => ({ entry, counter: counters.get(entry.id) }))
}
