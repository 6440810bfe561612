import { type VatShare, vatByRate } from '../../invoices/invoice.ts'
import type { Fault } from '../kind.ts'

/** What an invoice of other records says of its amounts, in cents, and its rate in basis points. */
interface Amounts {
  total: number
  net: number | null
  vat: number | null
  vatRate: number | null
}

/** Rates that French and British invoices bear, in basis points; an amount is taken for one of them where it fits. */
const usualRates = [2000, 1000, 550, 210, 500, 850, 1960, 700, 0]

/**
 * Net and VAT that add up to the total exactly, with their rate. An amount of VAT or a net goes before a rate; where
 * several are said they must agree.
 */
export function sharesOf({ total, net, vat, vatRate }: Amounts): VatShare | Fault {
  const vatCents = vat ?? (net === null ? undefined : total - net) ?? byRate(total, vatRate)
  if (vatCents === undefined) return { field: 'vat', reason: 'missing' }
  const netCents = total - vatCents
  if ((net !== null && net !== netCents) || vatCents < 0 || netCents < vatCents)
    return { field: 'vat', reason: 'vatWrong' }
  const fits = (rateBasisPoints: number) => Math.abs(vatOf(netCents, rateBasisPoints) - vatCents) <= 1
  if (vatRate !== null && !fits(vatRate)) return { field: 'vatRate', reason: 'vatWrong' }
  const rateBasisPoints =
    vatRate ?? usualRates.find(fits) ?? (netCents === 0 ? 0 : Math.round((vatCents * 10_000) / netCents))
  return { rateBasisPoints, netCents, vatCents }
}

// The net is what the rate makes the total of, rounded once; the VAT is what is left.
const byRate = (total: number, rate: number | null): number | undefined =>
  rate === null ? undefined : total - Math.round((total * 10_000) / (10_000 + rate))

const vatOf = (netCents: number, vatRateBasisPoints: number): number =>
  vatByRate([{ netCents, vatRateBasisPoints }])[0]?.vatCents ?? 0
