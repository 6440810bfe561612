import type { InvoiceDocument } from '../document.ts'
import { postalAddress, readAddress } from './address.ts'
import { isFrench, sirenOf } from './french.ts'
import { isOutsideVat, taxNumbers, vatIdentifier } from './vat.ts'
import { group, leaf } from './writer.ts'

/** Schemes of identifiers (ISO/IEC 6523) and of electronic addresses (EAS): SIREN, SIRET, the French directory, mail. */
const schemes = { siren: '0002', siret: '0009', directory: '0225', mail: 'EM' }

/** The seller (BG-4): its name, numbers, address, and where its own invoices reach it. */
export function sellerParty(document: InvoiceDocument): string {
  const { seller } = document
  const { vat, office } = taxNumbers(document)
  const siren = isFrench(document) ? sirenOf(seller) : null
  const isEstablishment = siren !== null && seller.siret?.length === 14
  return group('ram:SellerTradeParty', [
    leaf('ram:GlobalID', isEstablishment ? seller.siret : null, { schemeID: schemes.siret }),
    leaf('ram:Name', seller.name),
    leaf('ram:Description', legalInformation(document)),
    legalOrganization(siren, isFrench(document) ? null : printedNumber(document)),
    group('ram:DefinedTradeContact', [
      group('ram:TelephoneUniversalCommunication', [leaf('ram:CompleteNumber', seller.phone)]),
      group('ram:EmailURIUniversalCommunication', [leaf('ram:URIID', seller.email)]),
    ]),
    postalAddress(readAddress(seller.address, seller.country), seller.country),
    endpoint(siren, seller.email),
    taxRegistration(vat, 'VA'),
    taxRegistration(office, 'FC'),
  ])
}

/** Whom the invoice is for (BG-7). */
export function buyerParty(document: InvoiceDocument): string {
  const { buyer } = document
  const vat = isOutsideVat(document) ? null : vatIdentifier(buyer.vatNumber, buyer.country)
  return group('ram:BuyerTradeParty', [
    leaf('ram:Name', buyer.name),
    legalOrganization(buyer.siren, null),
    postalAddress(readAddress(buyer.address, buyer.country), buyer.country),
    endpoint(buyer.siren, buyer.email),
    taxRegistration(vat, 'VA'),
  ])
}

/** Legal form, capital and registers as they are printed (BT-33). */
export const legalInformation = ({ seller }: InvoiceDocument): string =>
  [seller.legalForm, ...seller.registrations].filter((text) => text !== null && text.trim() !== '').join(' – ')

/** The number of a register (BT-30, BT-47): a SIREN under its scheme, or a number as printed, whose scheme nobody knows. */
const legalOrganization = (siren: string | null, printed: string | null): string =>
  group('ram:SpecifiedLegalOrganization', [
    siren === null ? leaf('ram:ID', printed) : leaf('ram:ID', siren, { schemeID: schemes.siren }),
  ])

/** Whether the seller has a number of a register at all (BT-29, BT-30). */
export const hasRegister = (document: InvoiceDocument): boolean =>
  isFrench(document) ? sirenOf(document.seller) !== null : printedNumber(document) !== null

/** Outside France the first registration with a figure that is not the VAT number stands for the register's (BR-CO-26). */
function printedNumber(document: InvoiceDocument): string | null {
  const digits = (text: string) => text.replace(/\D/g, '')
  const vat = digits(document.seller.vatNumber ?? '')
  return document.seller.registrations.find((line) => digits(line) !== '' && digits(line) !== vat) ?? null
}

/** Where electronic invoices reach somebody (BT-34, BT-49): the French directory by SIREN, anyone else by mail. */
const endpoint = (siren: string | null, email: string | null): string =>
  group('ram:URIUniversalCommunication', [
    siren === null
      ? leaf('ram:URIID', email, { schemeID: schemes.mail })
      : leaf('ram:URIID', siren, { schemeID: schemes.directory }),
  ])

/** A number for VAT (VA: BT-31, BT-48) or for the tax office (FC: BT-32). */
const taxRegistration = (number: string | null, schemeID: 'VA' | 'FC'): string =>
  group('ram:SpecifiedTaxRegistration', [leaf('ram:ID', number, { schemeID })])
