export const invoiceStatuses = ['draft', 'issued', 'cancelled'] as const
/** Document state. Whether it is paid is another matter, see paymentState. */
export type InvoiceStatus = (typeof invoiceStatuses)[number]

/** An invoice by what is to be done about it, whatever the day. */
export const standings = ['draft', 'owed', 'paid', 'cancelled'] as const
export type Standing = (typeof standings)[number]

const paymentStates = ['paid', 'partly_paid', 'due', 'overdue', 'cancelled'] as const
export type PaymentState = (typeof paymentStates)[number]

export const paymentMethods = ['transfer', 'card', 'cheque', 'cash', 'direct_debit'] as const
export type PaymentMethod = (typeof paymentMethods)[number]

/** The facts that decide the payment state: cents, and the last day to pay as `YYYY-MM-DD`. */
export interface Payable {
  status: InvoiceStatus
  totalCents: number
  paidCents: number
  dueOn: string | null
}

/** What is left to pay in cents, never below zero: an overpayment is not a debt of the customer. */
export const balanceCents = (invoice: Payable): number =>
  invoice.status === 'issued' ? Math.max(0, invoice.totalCents - invoice.paidCents) : 0

/**
 * Paid comes from the payments alone. Overdue is computed on `today` (`YYYY-MM-DD` in the company's zone) and wins
 * over partly paid: an invoice is overdue the day after its due day.
 */
export function paymentState(invoice: Payable, today: string): PaymentState {
  if (invoice.status === 'cancelled') return 'cancelled'
  if (balanceCents(invoice) === 0) return 'paid'
  if (invoice.dueOn !== null && invoice.dueOn < today) return 'overdue'
  return invoice.paidCents > 0 ? 'partly_paid' : 'due'
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
      vatCents: divideRounded(BigInt(netCents) * BigInt(rateBasisPoints), 10_000n),
    }))
}

/** Net, VAT and total of an invoice in cents. */
export function totals(lines: Taxed[]): { netCents: number; vatCents: number; totalCents: number } {
  const shares = vatByRate(lines)
  const netCents = shares.reduce((sum, share) => sum + share.netCents, 0)
  const vatCents = shares.reduce((sum, share) => sum + share.vatCents, 0)
  return { netCents, vatCents, totalCents: netCents + vatCents }
}

function divideRounded(dividend: bigint, divisor: bigint): number {
  const half = divisor / 2n
  return Number((dividend + (dividend < 0n ? -half : half)) / divisor)
}
