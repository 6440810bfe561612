import type { Part } from '../read.ts'
import type { Rules } from './rule.ts'

const cent = 10_000n
const halfUp = (dividend: bigint, divisor: bigint): bigint =>
  (dividend + ((dividend < 0n ? -1n : 1n) * divisor) / 2n) / divisor
const rounded = (millionths: bigint): bigint => halfUp(millionths, cent) * cent

/** What a line comes to before its discount, rounded to the cent. */
const gross = (line: Part): bigint =>
  rounded(halfUp(line.number('.//ram:ChargeAmount') * line.number('.//ram:BilledQuantity'), 1_000_000n))

/** How the amounts hang together (EN 16931-1, 6.4.3), to the cent and without the slack that validators allow. */
export const sums: Rules = {
  'BR-CO-10': ({ lines, sums }) =>
    lines.reduce((sum, line) => sum + line.number('.//ram:LineTotalAmount'), 0n) === sums.number('ram:LineTotalAmount'),
  'BR-CO-13': ({ sums }) => sums.number('ram:TaxBasisTotalAmount') === sums.number('ram:LineTotalAmount'),
  'BR-CO-14': ({ vat, sums }) =>
    vat.reduce((sum, tax) => sum + tax.number('ram:CalculatedAmount'), 0n) === sums.number('ram:TaxTotalAmount'),
  'BR-CO-15': ({ sums }) =>
    sums.number('ram:GrandTotalAmount') === sums.number('ram:TaxBasisTotalAmount') + sums.number('ram:TaxTotalAmount'),
  'BR-CO-16': ({ sums }) =>
    sums.number('ram:DuePayableAmount') === sums.number('ram:GrandTotalAmount') - sums.number('ram:TotalPrepaidAmount'),
  'BR-CO-17': ({ vat }) =>
    vat.every((tax) => {
      const exact = tax.number('ram:BasisAmount') * tax.number('ram:RateApplicablePercent')
      return tax.number('ram:CalculatedAmount') === halfUp(exact, 100_000_000n * cent) * cent
    }),
  // EN 16931 itself does not say how a line's net follows from its price; Peppol does, and readers compute it so.
  'PEPPOL-EN16931-R120': ({ lines }) =>
    lines.every((line) => line.number('.//ram:LineTotalAmount') === gross(line) - line.sum('.//ram:ActualAmount')),
}
