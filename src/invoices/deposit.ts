import type { DocumentLine } from './document.ts'
import { divideRounded, partOf, totals } from './invoice.ts'

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
 * The net of an amount with VAT, both in cents. Where no net comes to the amount exactly, as VAT is rounded, it is the one
 * that comes a cent away from it.
 */
export function netIn(grossCents: number, rateBasisPoints: number): number {
  const near = divideRounded(BigInt(grossCents) * 10_000n, BigInt(10_000 + rateBasisPoints))
  const grossOf = (netCents: number) => totals([{ netCents, vatRateBasisPoints: rateBasisPoints }]).totalCents
  return [near, near - 1, near + 1].find((netCents) => grossOf(netCents) === grossCents) ?? near
}
