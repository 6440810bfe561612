import { type NamespaceMap, XmlDocument, type XmlNode } from 'libxml2-wasm'

const cii = 'urn:un:unece:uncefact:data:standard'
const namespaces: NamespaceMap = {
  rsm: `${cii}:CrossIndustryInvoice:100`,
  ram: `${cii}:ReusableAggregateBusinessInformationEntity:100`,
  udt: `${cii}:UnqualifiedDataType:100`,
  qdt: `${cii}:QualifiedDataType:100`,
}

/** An element of an invoice, read by XPath relative to it. */
export class Part {
  readonly #node: XmlNode

  constructor(node: XmlNode) {
    this.#node = node
  }

  all(path: string): Part[] {
    return this.#node.find(path, namespaces).map((node) => new Part(node))
  }

  /** The text of the first that is found, empty for none. */
  text(path: string): string {
    return this.#node.get(path, namespaces)?.content ?? ''
  }

  texts(path: string): string[] {
    return this.all(path).map(({ content }) => content)
  }

  has(path: string): boolean {
    return this.text(path).trim() !== ''
  }

  get content(): string {
    return this.#node.content
  }

  /** Its number in millionths, so that sums are exact; nothing said is zero. */
  number(path: string): bigint {
    return millionths(this.text(path))
  }

  sum(path: string): bigint {
    return this.texts(path).reduce((sum, text) => sum + millionths(text), 0n)
  }
}

/** A decimal number in millionths. Throws for what is none. */
export function millionths(text: string): bigint {
  if (text === '') return 0n
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text) ?? []
  if (whole === '') throw new RangeError(`Not a decimal number: ${text}`)
  return BigInt(`${sign}${whole}${fraction.padEnd(6, '0')}`)
}

/** The parts that rules speak of. */
export interface Invoice {
  root: Part
  document: Part
  seller: Part
  buyer: Part
  settlement: Part
  sums: Part
  lines: Part[]
  vat: Part[]
}

/** Reads an invoice and hands it to `look`; the memory it took is given back. */
export function withInvoice<T>(xml: string, look: (invoice: Invoice) => T): T {
  const document = XmlDocument.fromString(xml)
  try {
    const root = new Part(document.root)
    const one = (path: string): Part => {
      const [part] = root.all(path)
      if (!part) throw new Error(`The invoice has no ${path}.`)
      return part
    }
    const settlement = one('.//ram:ApplicableHeaderTradeSettlement')
    return look({
      root,
      document: one('rsm:ExchangedDocument'),
      seller: one('.//ram:SellerTradeParty'),
      buyer: one('.//ram:BuyerTradeParty'),
      settlement,
      sums: one('.//ram:SpecifiedTradeSettlementHeaderMonetarySummation'),
      lines: root.all('.//ram:IncludedSupplyChainTradeLineItem'),
      vat: settlement.all('ram:ApplicableTradeTax'),
    })
  } finally {
    document.dispose()
  }
}
