import type { DocumentLine } from './document.ts'
import { divideRounded, partOf } from './invoice.ts'

/** What a deposit is asked of at one rate: cents, with VAT or without, and basis points. */
export interface Share {
  rateBasisPoints: number
  amountCents: number
}

/** How a deposit is asked for: of amounts with VAT (`incl`) or without, and how much of them, in basis points. */
export interface Asked {
  shares: Share[]
  tax: 'incl' | 'excl'
  percentBasisPoints: number
}

/** The lines of a deposit invoice: one a rate, highest first. Shares of which less than a cent is asked have none. */
export function depositLines(
  { shares, tax, percentBasisPoints }: Asked,
  said: Pick<DocumentLine, 'description' | 'unit'>,
): DocumentLine[] {
  return shares
    .toSorted((one, other) => other.rateBasisPoints - one.rateBasisPoints)
    .map(({ rateBasisPoints, amountCents }) => {
      const asked = partOf(amountCents, percentBasisPoints)
      const netCents = tax === 'incl' ? netIn(asked, rateBasisPoints) : asked
      const amounts = { quantityThousandths: 1000, unitPriceCents: netCents, discountBasisPoints: 0, netCents }
      return { ...said, ...amounts, vatRateBasisPoints: rateBasisPoints }
    })
    .filter(({ netCents }) => netCents > 0)
}

/**
 * The net of an amount with VAT, both in cents. Where no net comes to the amount exactly, as VAT is rounded, it is one that
 * comes a cent away from it: of those beside it none comes nearer.
 */
export const netIn = (grossCents: number, rateBasisPoints: number): number =>
  divideRounded(BigInt(grossCents) * 10_000n, BigInt(10_000 + rateBasisPoints))
