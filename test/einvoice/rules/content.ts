import { countries } from '../../../src/companies/countries.ts'
import type { Part } from '../read.ts'
import { implies, type Rules } from './rule.ts'

const currencies = Intl.supportedValuesOf('currency')
const everyOf = (parts: Part[], ...paths: string[]) => parts.every((part) => paths.every((path) => part.has(path)))
const address = 'ram:PostalTradeAddress'
const profile = './/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID'
const days = './/*[self::udt:DateTimeString or self::qdt:DateTimeString]'
const payee = 'ram:SpecifiedTradeSettlementPaymentMeans'
const amounts = './/ram:*[substring(name(), string-length(name()) - 5) = "Amount"][not(self::ram:ChargeAmount)]'

/** Whether eight figures name a day that exists. */
export const isDay = (text: string): boolean => {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  const day = new Date(`${iso}T00:00:00Z`)
  return iso !== text && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso)
}

/** What must be there and of which form (EN 16931-1, 6.4, BR-* and BR-CL-*; CII binding CII-DT-*). */
export const content: Rules = {
  'BR-01': ({ root }) => root.has(profile),
  'FX-PROFILE': ({ root }) => root.text(profile) === 'urn:cen.eu:en16931:2017',
  'BR-02': ({ document }) => document.has('ram:ID'),
  'BR-03': ({ document }) => document.has('ram:IssueDateTime/udt:DateTimeString'),
  'CII-DT-013': ({ root }) => root.all(days).every((day) => day.text('@format') === '102' && isDay(day.content)),
  'BR-CL-01': ({ document }) => ['380', '386', '381'].includes(document.text('ram:TypeCode')),
  'BR-CL-04': ({ settlement }) => currencies.includes(settlement.text('ram:InvoiceCurrencyCode')),
  'BR-06': ({ seller }) => seller.has('ram:Name'),
  'BR-07': ({ buyer }) => buyer.has('ram:Name'),
  'BR-09': ({ seller }) => seller.has(`${address}/ram:CountryID`),
  'BR-11': ({ buyer }) => buyer.has(`${address}/ram:CountryID`),
  'BR-12': ({ sums }) => sums.has('ram:LineTotalAmount'),
  'BR-13': ({ sums }) => sums.has('ram:TaxBasisTotalAmount'),
  'BR-14': ({ sums }) => sums.has('ram:GrandTotalAmount'),
  'BR-15': ({ sums }) => sums.has('ram:DuePayableAmount'),
  'BR-16': ({ lines }) => lines.length > 0,
  'BR-21': ({ lines }) => everyOf(lines, './/ram:LineID'),
  'BR-22': ({ lines }) => everyOf(lines, './/ram:BilledQuantity', './/ram:BilledQuantity/@unitCode'),
  'BR-24': ({ lines }) => everyOf(lines, './/ram:LineTotalAmount'),
  'BR-25': ({ lines }) => everyOf(lines, 'ram:SpecifiedTradeProduct/ram:Name'),
  'BR-26': ({ lines }) => everyOf(lines, './/ram:NetPriceProductTradePrice/ram:ChargeAmount'),
  'BR-27': ({ root }) => root.texts('.//ram:ChargeAmount').every((price) => !price.startsWith('-')),
  'BR-41': ({ lines }) =>
    everyOf(
      lines.flatMap((line) => line.all('.//ram:SpecifiedTradeAllowanceCharge')),
      ...['ram:ActualAmount', 'ram:Reason'],
    ),
  'BR-45': ({ vat }) => everyOf(vat, 'ram:BasisAmount'),
  'BR-46': ({ vat }) => everyOf(vat, 'ram:CalculatedAmount'),
  'BR-50': ({ settlement }) => everyOf(settlement.all(payee), './/ram:IBANID', 'ram:TypeCode'),
  'BR-55': ({ settlement }) => everyOf(settlement.all('ram:InvoiceReferencedDocument'), 'ram:IssuerAssignedID'),
  'BR-57': ({ root }) => everyOf(root.all(`.//ram:ShipToTradeParty/${address}`), 'ram:CountryID'),
  'BR-62': ({ root }) =>
    everyOf(
      root.all('.//ram:URIUniversalCommunication/ram:URIID[not(ancestor::ram:DefinedTradeContact)]'),
      '@schemeID',
    ),
  'BR-CL-14': ({ root }) => root.texts('.//ram:CountryID').every((code) => countries.includes(code)),
  'BR-CO-03': ({ vat }) => vat.every((tax) => !(tax.has('ram:TaxPointDate') && tax.has('ram:DueDateTypeCode'))),
  'BR-CO-04': ({ lines }) => everyOf(lines, './/ram:ApplicableTradeTax/ram:CategoryCode'),
  'BR-CO-09': ({ root }) =>
    root
      .texts('.//ram:SpecifiedTaxRegistration/ram:ID[@schemeID="VA"]')
      .every((number) => [...countries, 'EL', 'XI'].includes(number.slice(0, 2))),
  'BR-CO-18': ({ vat }) => vat.length > 0,
  'BR-CO-25': ({ settlement, sums }) =>
    implies(
      sums.number('ram:DuePayableAmount') > 0n,
      settlement.has('ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime') ||
        settlement.has('ram:SpecifiedTradePaymentTerms/ram:Description'),
    ),
  'BR-CO-26': ({ seller }) =>
    [
      'ram:ID',
      'ram:GlobalID',
      'ram:SpecifiedLegalOrganization/ram:ID',
      'ram:SpecifiedTaxRegistration/ram:ID[@schemeID="VA"]',
    ].some((path) => seller.has(path)),
  'BR-DEC-*': ({ root }) => root.texts(amounts).every((amount) => /^-?\d+(\.\d{1,2})?$/.test(amount)),
}
