import { compact } from '../../companies/firm-number.ts'
import type { InvoiceDocument, VatTreatment } from '../document.ts'
import type { VatShare } from '../invoice.ts'
import { isFrench, sirenOf } from './french.ts'
import { amount, percent } from './values.ts'
import { group, leaf } from './writer.ts'

/** Why no VAT is charged under a category (UNTDID 5305), as a code of the VATEX list, as a text, or both. */
interface Category {
  code: 'S' | 'Z' | 'E' | 'AE' | 'O'
  reasonCode?: string
  reason?: string | null
}

const untaxed: Record<VatTreatment, (document: InvoiceDocument) => Category> = {
  normal: () => ({ code: 'Z' }),
  franchise: (document) => ({
    ...(isTaxable(document) ? { code: 'E' } : { code: 'O', reasonCode: 'VATEX-EU-O' }),
    ...(isFrench(document) && { reasonCode: 'VATEX-FR-FRANCHISE' }),
    reason: document.legal.regime,
  }),
  reverse_charge: ({ legal }) => ({ code: 'AE', reasonCode: 'VATEX-EU-AE', reason: legal.reverseCharge }),
  other: (document) => {
    const reason = document.legal.regime
    if (!isTaxable(document)) return { code: 'O', reasonCode: 'VATEX-EU-O', reason }
    return reason === null ? { code: 'Z' } : { code: 'E', reason }
  },
}

/**
 * The category of a rate (BT-118, BT-151): S above zero; at zero what the treatment of the invoice makes of it. A seller
 * without any number for VAT who charges none is outside it (O), because every other category asks for one (BR-E-02).
 */
export const categoryOf = (document: InvoiceDocument, rateBasisPoints: number): Category =>
  rateBasisPoints > 0 ? { code: 'S' } : untaxed[document.vatTreatment](document)

/** The seller's numbers for VAT (BT-31), or in France that of a firm which has none, for the tax office (BT-32). */
export function taxNumbers({ seller }: InvoiceDocument): { vat: string | null; office: string | null } {
  const vat = vatIdentifier(seller.vatNumber, seller.country)
  return { vat, office: vat === null && isFrench({ seller }) ? sirenOf(seller) : null }
}

/** Whether the seller has a number for VAT, or charges some, so that the invoice is within it. */
const isTaxable = (document: InvoiceDocument): boolean => {
  const { vat, office } = taxNumbers(document)
  return vat !== null || office !== null || document.vat.some(({ rateBasisPoints }) => rateBasisPoints > 0)
}

/** Whether the invoice is outside VAT, where nobody's number for it may stand (rule BR-O-02). */
export const isOutsideVat = (document: InvoiceDocument): boolean =>
  document.vat.some(({ rateBasisPoints }) => categoryOf(document, rateBasisPoints).code === 'O')

/** A VAT number without spaces, with the letters of its country before it (rule BR-CO-09). */
export function vatIdentifier(number: string | null, country: string): string | null {
  const signs = compact(number ?? '')
  if (signs === '') return null
  return /^[A-Z]{2}/.test(signs) ? signs : `${country}${signs}`
}

/** VAT of one rate (BG-23). "O" has no rate; a seller who owes VAT from the day of the invoice says so (BT-8, code 5). */
export function vatBreakdown(document: InvoiceDocument, { rateBasisPoints, netCents, vatCents }: VatShare): string {
  const { code, reason, reasonCode } = categoryOf(document, rateBasisPoints)
  return group('ram:ApplicableTradeTax', [
    leaf('ram:CalculatedAmount', amount(vatCents, document.currency)),
    leaf('ram:TypeCode', 'VAT'),
    leaf('ram:ExemptionReason', reason),
    leaf('ram:BasisAmount', amount(netCents, document.currency)),
    leaf('ram:CategoryCode', code),
    leaf('ram:ExemptionReasonCode', reasonCode),
    leaf('ram:DueDateTypeCode', document.vatOnDebits && code === 'S' ? '5' : null),
    leaf('ram:RateApplicablePercent', code === 'O' ? null : percent(rateBasisPoints)),
  ])
}

/** Whether the invoice says the text about the seller's regime beside its VAT, so that no note need say it. */
export const saysRegime = (document: InvoiceDocument): boolean =>
  document.vat.some(({ rateBasisPoints }) => categoryOf(document, rateBasisPoints).reason === document.legal.regime)
