import type { Invoice } from '../read.ts'
import { implies, type Rules } from './rule.ts'

const categories = ['S', 'Z', 'E', 'AE', 'O']
const category = 'ram:CategoryCode'
const lineTax = 'ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax'
const registered = (scheme: string) => `ram:SpecifiedTaxRegistration/ram:ID[@schemeID="${scheme}"]`
const isIdentified = ({ seller }: Invoice) => seller.has(registered('VA')) || seller.has(registered('FC'))

const codes = ({ lines }: Invoice) => lines.map((line) => line.text(`${lineTax}/${category}`))
const groups = ({ vat }: Invoice, code: string) => vat.filter((tax) => tax.text(category) === code)
const hasReason = (invoice: Invoice, code: string) =>
  groups(invoice, code).every((tax) => tax.has('ram:ExemptionReason') || tax.has('ram:ExemptionReasonCode'))

/** What holds for each category at zero rate (BR-Z-*, BR-E-*, BR-AE-*). */
const untaxed = (code: string): Rules => ({
  [`BR-${code}-01`]: (invoice) => implies(codes(invoice).includes(code), groups(invoice, code).length === 1),
  [`BR-${code}-02`]: (invoice) => implies(codes(invoice).includes(code), isIdentified(invoice)),
  [`BR-${code}-05`]: ({ lines }) =>
    lines.every(
      (line) =>
        line.text(`${lineTax}/${category}`) !== code || line.number(`${lineTax}/ram:RateApplicablePercent`) === 0n,
    ),
  [`BR-${code}-09`]: (invoice) => groups(invoice, code).every((tax) => tax.number('ram:CalculatedAmount') === 0n),
})

/** VAT by category (EN 16931-1, 6.4.4). */
export const vat: Rules = {
  'BR-CL-17': (invoice) =>
    [...codes(invoice), ...invoice.vat.map((tax) => tax.text(category))].every((code) => categories.includes(code)),
  'BR-S-01': (invoice) => implies(codes(invoice).includes('S'), groups(invoice, 'S').length > 0),
  'BR-S-02': (invoice) => implies(codes(invoice).includes('S'), isIdentified(invoice)),
  'BR-S-05': ({ lines }) =>
    lines.every(
      (line) => line.text(`${lineTax}/${category}`) !== 'S' || line.number(`${lineTax}/ram:RateApplicablePercent`) > 0n,
    ),
  // The same for every category, BR-Z-08, BR-E-08, BR-AE-08 and BR-O-08 among them.
  'BR-S-08': ({ vat, lines }) =>
    vat.every((tax) => {
      const [code, rate] = [tax.text(category), tax.number('ram:RateApplicablePercent')]
      const own = lines.filter(
        (line) =>
          line.text(`${lineTax}/${category}`) === code && line.number(`${lineTax}/ram:RateApplicablePercent`) === rate,
      )
      return (
        own.reduce((sum, line) => sum + line.number('.//ram:LineTotalAmount'), 0n) === tax.number('ram:BasisAmount')
      )
    }),
  'BR-S-10': (invoice) =>
    [...groups(invoice, 'S'), ...groups(invoice, 'Z')].every((tax) => !tax.has('ram:ExemptionReason')),
  ...{ ...untaxed('Z'), ...untaxed('E'), ...untaxed('AE') },
  'BR-E-10': (invoice) => hasReason(invoice, 'E'),
  'BR-AE-10': (invoice) => hasReason(invoice, 'AE'),
  'BR-O-10': (invoice) => hasReason(invoice, 'O'),
  'BR-AE-02-BUYER': (invoice) =>
    implies(
      codes(invoice).includes('AE'),
      invoice.buyer.has(registered('VA')) || invoice.buyer.has('ram:SpecifiedLegalOrganization/ram:ID'),
    ),
  'BR-O-02': ({ seller, buyer, ...invoice }) =>
    implies(
      codes({ seller, buyer, ...invoice }).includes('O'),
      !seller.has(registered('VA')) && !buyer.has(registered('VA')),
    ),
  'BR-O-05': ({ lines }) =>
    lines.every((line) =>
      implies(line.text(`${lineTax}/${category}`) === 'O', !line.has(`${lineTax}/ram:RateApplicablePercent`)),
    ),
  'BR-O-11': (invoice) => implies(groups(invoice, 'O').length > 0, invoice.vat.length === 1),
  'BR-48': ({ vat }) => vat.every((tax) => tax.text(category) === 'O' || tax.has('ram:RateApplicablePercent')),
}
