import type { InvoiceDocument } from '../document.ts'
import type { InvoiceKind } from '../invoice.ts'
import { postalAddress, readLine } from './address.ts'
import { isFrench, processOf } from './french.ts'
import { invoiceLine } from './lines.ts'
import { notes } from './notes.ts'
import { buyerParty, sellerParty } from './parties.ts'
import { settlement } from './settlement.ts'
import { day } from './values.ts'
import { always, group, leaf } from './writer.ts'

const cii = 'urn:un:unece:uncefact:data:standard'
const namespaces = {
  'xmlns:rsm': `${cii}:CrossIndustryInvoice:100`,
  'xmlns:qdt': `${cii}:QualifiedDataType:100`,
  'xmlns:ram': `${cii}:ReusableAggregateBusinessInformationEntity:100`,
  'xmlns:udt': `${cii}:UnqualifiedDataType:100`,
}

/** The profile (BT-24) that carries all of EN 16931, no more and no less. */
export const profile = 'urn:cen.eu:en16931:2017'

/** What kind of document it is (BT-3, UNTDID 1001). Credit notes have amounts above zero: their type says what they do. */
const types: Record<InvoiceKind, string> = { invoice: '380', deposit: '386', credit_note: '381' }

/**
 * The electronic invoice: UN/CEFACT Cross Industry Invoice D22B, profile EN 16931 of Factur-X 1.0, from nothing but the
 * frozen document, so that the same document gives the same bytes. A French seller's follows XP Z12-012 besides. Where
 * data lacks it is well-formed all the same; `lacksOf` says what is missing. Names beside elements (BT, BG) are those of
 * EN 16931-1.
 */
export function facturXml(document: InvoiceDocument): string {
  const invoice = group(
    'rsm:CrossIndustryInvoice',
    [
      group('rsm:ExchangedDocumentContext', [
        group('ram:BusinessProcessSpecifiedDocumentContextParameter', [
          leaf('ram:ID', isFrench(document) ? processOf(document) : null),
        ]),
        group('ram:GuidelineSpecifiedDocumentContextParameter', [leaf('ram:ID', profile)]),
      ]),
      group('rsm:ExchangedDocument', [
        leaf('ram:ID', document.number),
        leaf('ram:TypeCode', types[document.kind]),
        group('ram:IssueDateTime', [day(document.issuedOn)]),
        ...notes(document),
      ]),
      group('rsm:SupplyChainTradeTransaction', [
        ...document.lines.map((line, index) => invoiceLine(document, line, index)),
        agreement(document),
        delivery(document),
        settlement(document),
      ]),
    ],
    namespaces,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${invoice}\n`
}

/** Between whom, and to which order of the buyer's (BT-13). */
const agreement = (document: InvoiceDocument): string =>
  group('ram:ApplicableHeaderTradeAgreement', [
    sellerParty(document),
    buyerParty(document),
    group('ram:BuyerOrderReferencedDocument', [leaf('ram:IssuerAssignedID', document.purchaseOrder)]),
  ])

/** Where (BG-15) and when (BT-72) the work was done; trades work near their own place, so the site is in its country. */
const delivery = ({ site, servedOn, seller }: InvoiceDocument): string =>
  always('ram:ApplicableHeaderTradeDelivery', [
    group('ram:ShipToTradeParty', [site ? postalAddress(readLine(site, seller.country), seller.country) : '']),
    group('ram:ActualDeliverySupplyChainEvent', [group('ram:OccurrenceDateTime', [day(servedOn)])]),
  ])
