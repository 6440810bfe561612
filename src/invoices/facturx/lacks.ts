import type { InvoiceDocument } from '../document.ts'
import { isRead, readAddress } from './address.ts'
import { frenchRates, isFrench, sirenOf } from './french.ts'
import { hasRegister } from './parties.ts'
import { digitsOf } from './values.ts'
import { categoryOf, taxNumbers } from './vat.ts'

/** Where each of what may lack is put right; the texts are `drafting.lacks`. */
const places = {
  lines: 'draft',
  rate: 'draft',
  due: 'draft',
  currency: 'region',
  foreignCurrency: 'region',
  sellerNumber: 'identity',
  sellerSiret: 'identity',
  sellerVat: 'identity',
  sellerAddress: 'identity',
  bank: 'identity',
  regime: 'invoicing',
  reverseCharge: 'invoicing',
  penalty: 'invoicing',
  recovery: 'invoicing',
  discount: 'invoicing',
  buyerAddress: 'customer',
  buyerSiren: 'customer',
  buyerVat: 'customer',
  buyerEmail: 'customer',
} as const

export type LackKey = keyof typeof places
export type LackPlace = (typeof places)[LackKey]

/**
 * Something an electronic invoice should say and cannot. `must`: EN 16931 itself fails, so that no receiver takes it.
 * `should`: the law or the French rules ask for it.
 */
export interface Lack {
  key: LackKey
  severity: 'must' | 'should'
  at: LackPlace
}

/** The page on which a lack is put right. */
export function pageOf({ at }: Lack, draft: { id: string; customerId: string }): string {
  if (at === 'draft') return `/admin/invoices/${draft.id}/edit`
  if (at === 'customer') return `/admin/customers/${draft.customerId}/edit`
  return `/admin/settings/${at}`
}

/** What lacks in a document for it to pass as an electronic invoice, what must be there first. */
export function lacksOf(document: InvoiceDocument): Lack[] {
  const said = { ...contents(document), ...sellers(document), ...buyers(document), ...texts(document) }
  const lacks = Object.entries(said).flatMap(([name, severity]) => {
    const key = name as LackKey
    return severity ? [{ key, severity, at: places[key] }] : []
  })
  return [
    ...lacks.filter(({ severity }) => severity === 'must'),
    ...lacks.filter(({ severity }) => severity !== 'must'),
  ]
}

type Lacking = Partial<Record<LackKey, Lack['severity'] | false>>

/** Of what is invoiced: BR-16, BR-DEC-*, BR-FR-16, BR-FR-CO-07 and BR-FR-CO-12. */
function contents(document: InvoiceDocument): Lacking {
  const { lines, vat, currency, dueOn, issuedOn } = document
  const french = isFrench(document)
  return {
    lines: lines.length === 0 && 'must',
    currency: digitsOf(currency) > 2 && 'must',
    foreignCurrency: french && currency !== 'EUR' && 'should',
    rate: french && vat.some(({ rateBasisPoints }) => !frenchRates.includes(rateBasisPoints)) && 'should',
    due: french && dueOn < issuedOn && 'should',
  }
}

/** Of who sends it: BR-CO-26, BR-S-02 and its likes, BR-FR-10 and 13. */
function sellers(document: InvoiceDocument): Lacking {
  const { seller, vat, kind, vatTreatment } = document
  const numbers = taxNumbers(document)
  const owesNumber = vat.some(({ rateBasisPoints }) => categoryOf(document, rateBasisPoints).code !== 'O')
  const chargesVat = vatTreatment !== 'franchise' && owesNumber
  return {
    sellerNumber: numbers.vat === null && !hasRegister(document) && 'must',
    sellerVat:
      owesNumber && numbers.vat === null && numbers.office === null
        ? 'must'
        : chargesVat && numbers.vat === null && 'should',
    sellerSiret: isFrench(document) && sirenOf(seller) === null && 'should',
    sellerAddress: isIncomplete(seller) && 'should',
    bank: seller.bank === null && kind !== 'credit_note' && 'should',
  }
}

/** Of whom it is for: BR-AE-02, BR-FR-11 and 12. */
function buyers(document: InvoiceDocument): Lacking {
  const { buyer, vatTreatment } = document
  const french = isFrench(document)
  const owesVat = vatTreatment === 'reverse_charge' && buyer.vatNumber === null
  return {
    buyerVat: owesVat && (buyer.siren === null ? 'must' : 'should'),
    buyerSiren: french && buyer.kind === 'firm' && buyer.country === 'FR' && buyer.siren === null && 'should',
    buyerEmail: french && buyer.siren === null && buyer.email === null && 'should',
    buyerAddress: isIncomplete(buyer) && 'should',
  }
}

/**
 * Of the legal texts: BR-E-10, BR-FR-05. Penalties, recovery and discount are what firms are told; a private person's
 * invoice does not travel between platforms.
 */
function texts(document: InvoiceDocument): Lacking {
  const { legal, vatTreatment, vat, buyer } = document
  const untaxed = vat.some(({ rateBasisPoints }) => rateBasisPoints === 0)
  const isWithoutReason = untaxed && legal.regime === null && (vatTreatment === 'franchise' || vatTreatment === 'other')
  const { code, reasonCode } = categoryOf(document, 0)
  const amongFirms = isFrench(document) && buyer.kind === 'firm'
  return {
    regime: isWithoutReason && (code === 'E' && reasonCode === undefined ? 'must' : 'should'),
    reverseCharge: vatTreatment === 'reverse_charge' && legal.reverseCharge === null && 'should',
    penalty: amongFirms && legal.penalty === null && 'should',
    recovery: amongFirms && legal.recovery === null && 'should',
    discount: amongFirms && legal.discount === null && 'should',
  }
}

/** Whether an address has no street above its town, or no town where one would be seen. */
function isIncomplete({ address, country }: { address: string[]; country: string }): boolean {
  const { lines, town } = readAddress(address, country)
  return lines.length === 0 || (town === null && isRead(country))
}
