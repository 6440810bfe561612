import { compact } from '../../companies/firm-number.ts'
import type { InvoiceDocument, Seller } from '../document.ts'

/** Whether the invoice falls under the French rules (XP Z12-012, BR-FR-*): the seller's country decides. */
export const isFrench = ({ seller }: Pick<InvoiceDocument, 'seller'>): boolean => seller.country === 'FR'

/** The SIREN of a seller, whether it gave that, its SIRET, or its VAT number alone, which ends with it. */
export const sirenOf = ({ siret, vatNumber }: Pick<Seller, 'siret' | 'vatNumber'>): string | null =>
  siret?.slice(0, 9) ?? /^FR[A-Z\d]{2}(\d{9})$/.exec(compact(vatNumber ?? ''))?.[1] ?? null

/** Rates of VAT that a French invoice may name (BR-FR-16), in basis points. */
// biome-ignore format: one long list
export const frenchRates = [0, 90, 105, 175, 210, 550, 700, 850, 920, 960, 1000, 1300, 1960, 2000, 2060]

const letters = { goods: 'B', services: 'S', both: 'M' }

/** What was paid before, by deposits that are deducted, in cents (BT-113). */
export const prepaidCents = ({ totalCents, dueCents }: InvoiceDocument): number => totalCents - dueCents

/**
 * The French "cadre de facturation" (BT-23, rule BR-FR-08): a letter for goods, services or both, and 1 for an invoice
 * like any other, 4 for the final one after deposits. A deposit invoice is never a final one (BR-FR-CO-08).
 */
export const processOf = (document: InvoiceDocument): string =>
  `${letters[document.nature]}${document.kind !== 'deposit' && prepaidCents(document) > 0 ? 4 : 1}`

/**
 * How the administration hears of the invoice (note BAR, rules BR-FR-20 and 31): French firms among each other, a firm
 * elsewhere, or a private person. Nothing is said of a French firm whose SIREN nobody gave, because "B2B" asks for it.
 */
export function reportingOf({ buyer }: InvoiceDocument): 'B2B' | 'B2BINT' | 'B2C' | null {
  if (buyer.kind === 'person') return buyer.country === 'FR' ? 'B2C' : null
  if (buyer.country !== 'FR') return 'B2BINT'
  return buyer.siren === null ? null : 'B2B'
}
