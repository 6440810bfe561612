import type { NumberSeries } from '../companies/invoicing.ts'

/**
 * What kind of document it is. An invoice from which deposits are deducted is a final one; it is no kind of its own,
 * because it is numbered, paid and corrected like any other.
 */
export const invoiceKinds = ['invoice', 'deposit', 'credit_note'] as const
export type InvoiceKind = (typeof invoiceKinds)[number]

const series: Record<InvoiceKind, NumberSeries> = { invoice: 'invoice', deposit: 'deposit', credit_note: 'creditNote' }
/** The series that a kind is numbered in. */
export const seriesOf = (kind: InvoiceKind): NumberSeries => series[kind]

export const invoiceStatuses = ['draft', 'issued', 'cancelled'] as const
/** Document state; cancelled is what credit notes took back whole. Whether it is paid is another matter, see paymentState. */
export type InvoiceStatus = (typeof invoiceStatuses)[number]

/** An invoice by what is to be done about it, whatever the day. Credit notes stand apart: nobody pays them. */
export const standings = ['draft', 'owed', 'paid', 'cancelled', 'credit'] as const
export type Standing = (typeof standings)[number]

export const paymentStates = [
  ...(['paid', 'partly_paid', 'due', 'overdue', 'retained', 'overpaid', 'cancelled', 'credit'] as const),
] as const
export type PaymentState = (typeof paymentStates)[number]

/** The facts that decide the payment state: cents, and days as `YYYY-MM-DD`. */
export interface Payable {
  kind: InvoiceKind
  status: InvoiceStatus
  totalCents: number
  /** What deposits deducted from it had already asked for. */
  deductedCents: number
  /** What credit notes took back of it. */
  creditedCents: number
  paidCents: number
  dueOn: string | null
  /** What the customer may keep back until `retentionDueOn`, as a guarantee. */
  retentionCents: number
  retentionDueOn: string | null
}

/**
 * What is left to pay in cents, the retention included; below zero it was paid too much. The database keeps the same
 * figure (`invoices.balance_cents`). A final invoice that was taken back whole gives its deposits free again.
 */
export function owedCents(invoice: Omit<Payable, 'dueOn' | 'retentionCents' | 'retentionDueOn'>): number {
  if (invoice.status === 'draft' || invoice.kind === 'credit_note') return 0
  if (invoice.status === 'cancelled') return 0 - invoice.paidCents
  return invoice.totalCents - invoice.deductedCents - invoice.creditedCents - invoice.paidCents
}

/** What is left to pay in cents, never below zero: an overpayment is not a debt of the customer. */
export const balanceCents = (invoice: Payable): number => Math.max(0, owedCents(invoice))

/** What of the balance is not kept back as a guarantee on `today`, in cents. */
export function dueNowCents(invoice: Payable, today: string): number {
  const isKept = today < (invoice.retentionDueOn ?? '')
  return Math.max(0, balanceCents(invoice) - (isKept ? invoice.retentionCents : 0))
}

/**
 * Paid comes from the payments alone. Overdue is computed on `today` (`YYYY-MM-DD` in the company's zone) and wins
 * over partly paid: an invoice is overdue the day after its due day, what was retained the day after that of its own.
 */
export function paymentState(invoice: Payable, today: string): PaymentState {
  if (invoice.kind === 'credit_note') return 'credit'
  if (owedCents(invoice) < 0) return 'overpaid'
  if (invoice.status === 'cancelled') return 'cancelled'
  if (balanceCents(invoice) === 0) return 'paid'
  if (dueNowCents(invoice, today) === 0) return 'retained'
  if (lastDayToPay(invoice, today) < today) return 'overdue'
  return invoice.paidCents > 0 ? 'partly_paid' : 'due'
}

/** The last day to pay what is due: of the retention alone, once only that is left, its own. Today where none is said. */
export function lastDayToPay({ dueOn, retentionCents, retentionDueOn, ...invoice }: Payable, today: string): string {
  const isRetention = retentionCents > 0 && owedCents(invoice) <= retentionCents
  return (isRetention ? retentionDueOn : dueOn) ?? today
}

interface LineAmounts {
  quantityThousandths: number
  unitPriceCents: number
  discountBasisPoints: number
}

/** Net of a line in cents: quantity times unit price less discount, rounded half away from zero once. */
export function lineNetCents(line: LineAmounts): number {
  const scaled =
    BigInt(line.quantityThousandths) * BigInt(line.unitPriceCents) * BigInt(10_000 - line.discountBasisPoints)
  return divideRounded(scaled, 10_000_000n)
}

interface Taxed {
  vatRateBasisPoints: number
  netCents: number
}

export interface VatShare {
  rateBasisPoints: number
  netCents: number
  vatCents: number
}

/**
 * VAT per rate on the sum of that rate's lines, in cents, highest rate first. It is rounded once a rate, half away from
 * zero, and the tax total is the sum of the rates (EN 16931, BR-CO-14 and BR-CO-17).
 */
export function vatByRate(lines: Taxed[]): VatShare[] {
  const nets = new Map<number, number>()
  for (const line of lines) nets.set(line.vatRateBasisPoints, (nets.get(line.vatRateBasisPoints) ?? 0) + line.netCents)
  return [...nets]
    .sort(([one], [other]) => other - one)
    .map(([rateBasisPoints, netCents]) => ({
      rateBasisPoints,
      netCents,
      vatCents: partOf(netCents, rateBasisPoints),
    }))
}

/** Net, VAT and total of an invoice in cents. */
export function totals(lines: Taxed[]): { netCents: number; vatCents: number; totalCents: number } {
  const shares = vatByRate(lines)
  const netCents = shares.reduce((sum, share) => sum + share.netCents, 0)
  const vatCents = shares.reduce((sum, share) => sum + share.vatCents, 0)
  return { netCents, vatCents, totalCents: netCents + vatCents }
}

/** So many basis points of an amount in cents, rounded half away from zero: VAT, deposits and what is kept back. */
export const partOf = (cents: number, basisPoints: number): number =>
  divideRounded(BigInt(cents) * BigInt(basisPoints), 10_000n)

/** A quotient rounded half away from zero. */
export function divideRounded(dividend: bigint, divisor: bigint): number {
  const half = divisor / 2n
  return Number((dividend + (dividend < 0n ? -half : half)) / divisor)
}
