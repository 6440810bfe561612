import type { Words } from '../i18n/index.ts'
import type { Line, Receipt } from './statement.ts'

/** What a line of a statement says, and what it adds in smaller type. `money` writes cents. */
export function worded(
  line: Line,
  words: Words,
  money: (cents: number) => string,
): { text: string; detail: string | null } {
  const { statements, invoices } = words
  switch (line.what) {
    case 'charge': {
      const { kind, number, deductedCents } = line.charge
      const isLess = deductedCents > 0 && kind !== 'credit_note'
      return {
        text: statements.charges[kind](number ?? ''),
        detail: isLess ? statements.deducted(money(deductedCents)) : null,
      }
    }
    case 'transfer': {
      const { fromNumber, toNumber, cents } = line.transfer
      return { text: statements.transfer(fromNumber ?? '', toNumber ?? ''), detail: money(cents) }
    }
    default: {
      const { method, reference, invoiceNumber } = line.receipt
      const detail = [method === 'credit' ? null : invoices.methods[method], reference].filter((part) => part !== null)
      return { text: statements[natureOf(line.receipt)](invoiceNumber ?? ''), detail: detail.join(' · ') || null }
    }
  }
}

function natureOf({ amountCents, counterOf, method }: Receipt) {
  if (counterOf !== null) return 'undone'
  if (method === 'credit') return amountCents > 0 ? 'creditUsed' : 'creditTaken'
  return amountCents < 0 ? 'refund' : 'payment'
}

/** What a line adds to what is owed, in the column where it stands. */
export const debitOf = ({ movementCents }: Line): number | null => (movementCents > 0 ? movementCents : null)
export const creditOf = ({ movementCents }: Line): number | null => (movementCents < 0 ? -movementCents : null)
