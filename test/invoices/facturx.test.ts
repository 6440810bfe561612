import { describe, expect, it } from 'vitest'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { postalAddress, readAddress, readLine } from '../../src/invoices/facturx/address.ts'
import { processOf, reportingOf } from '../../src/invoices/facturx/french.ts'
import { unitCode } from '../../src/invoices/facturx/units.ts'
import { amount, price } from '../../src/invoices/facturx/values.ts'
import { vatIdentifier } from '../../src/invoices/facturx/vat.ts'
import { group, leaf } from '../../src/invoices/facturx/writer.ts'
import { facturXml } from '../../src/invoices/facturx/xml.ts'
import { dupont, hartley } from '../einvoice/companies.ts'
import { documentOf, firm, linesOf, matrix, others, person } from '../einvoice/documents.ts'

const among = (name: string): InvoiceDocument => {
  const document = { ...matrix, ...others }[name]
  if (!document) throw new Error(`No invoice ${name}`)
  return document
}
/** What stands in elements of this name, in their order. */
const all = (document: InvoiceDocument, name: string): string[] =>
  [...facturXml(document).matchAll(new RegExp(`<ram:${name}(?: [^>]*)?>(.*?)</ram:${name}>`, 'gs'))].map(
    ([, content = '']) => content,
  )
const noteOn = (document: InvoiceDocument, subject: string): string[] =>
  all(document, 'IncludedNote').flatMap((note) => {
    const [, text = '', about] =
      /<ram:Content>(.*?)<\/ram:Content>(?:<ram:SubjectCode>(\w+)<\/ram:SubjectCode>)?/s.exec(note) ?? []
    return about === subject ? [text] : []
  })

describe('the writer', () => {
  it('writes what XML would read otherwise so that it is read as meant', () => {
    expect(leaf('a', ' 5 < 6 & "7" > \'8\' ', { b: '"&"' })).toBe(
      '<a b="&quot;&amp;&quot;">5 &lt; 6 &amp; &quot;7&quot; &gt; \'8\'</a>',
    )
  })

  it('leaves out what XML cannot hold, and keeps lines and characters beyond the first plane', () => {
    expect(leaf('a', '\u0000x\u000b\ud800y\ufffe\n😀\udc00')).toBe('<a>xy\n😀</a>')
  })

  it('writes no element that says nothing', () => {
    expect(group('a', [leaf('b', ' '), leaf('c', null), group('d', [leaf('e', '\u0001')])])).toBe('')
  })
})

it.each([
  [0, 'EUR', '0.00', '0.0000'],
  [5, 'EUR', '0.05', '0.0500'],
  [-5, 'EUR', '-0.05', '-0.0500'],
  [123_456, 'GBP', '1234.56', '1234.5600'],
  [900_719_925_474_099, 'EUR', '9007199254740.99', '9007199254740.9900'],
  [1500, 'XPF', '1500', '1500.00'],
])('writes %d of %s as an amount and as a price', (minor, currency, asAmount, asPrice) => {
  expect([amount(minor, currency), price(minor, currency)]).toEqual([asAmount, asPrice])
})

it.each([
  ['h', 'HUR'],
  [' Heures ', 'HUR'],
  ['m²', 'MTK'],
  ['m2', 'MTK'],
  ['M³', 'MTQ'],
  ['ml', 'MTR'],
  ['Forfait', 'LS'],
  ['jour', 'DAY'],
  ['days', 'DAY'],
  ['set', 'SET'],
  ['l', 'LTR'],
  ['kg', 'KGM'],
  ['u', 'C62'],
  ['', 'C62'],
  ['sacs de 25', 'C62'],
])('takes the unit “%s” for %s', (unit, code) => {
  expect(unitCode(unit)).toBe(code)
})

describe('an address', () => {
  it.each([
    ['FR', ['14 rue X', '69008 Lyon', 'France'], '69008', 'Lyon', ['14 rue X']],
    ['FR', ['14 rue X', '69431 Lyon CEDEX 03', 'FRANCE'], '69431', 'Lyon CEDEX 03', ['14 rue X']],
    ['DE', ['Straße 1', 'D-10115 Berlin', 'Deutschland'], 'D-10115', 'Berlin', ['Straße 1']],
    ['DE', ['Straße 1', '10115 Berlin', 'Allemagne'], '10115', 'Berlin', ['Straße 1']],
    ['NL', ['Gracht 3', '1012 AB Amsterdam'], '1012 AB', 'Amsterdam', ['Gracht 3']],
    ['PL', ['ul. Łódzka 5', '00-950 Warszawa', 'Pologne'], '00-950', 'Warszawa', ['ul. Łódzka 5']],
    ['SE', ['Gatan 1', '111 22 Stockholm'], '111 22', 'Stockholm', ['Gatan 1']],
    ['GB', ['22 Park Row', 'Leeds LS1 5HD', 'United Kingdom'], 'LS1 5HD', 'Leeds', ['22 Park Row']],
    ['GB', ['22 Park Row', 'Leeds', 'LS1 5HD'], 'LS1 5HD', 'Leeds', ['22 Park Row']],
    ['IE', ['Cork T12 X70A'], 'T12 X70A', 'Cork', []],
    ['FR', ['Lieu-dit Les Sources'], null, null, ['Lieu-dit Les Sources']],
    ['FR', ['1200 route de Meyrin'], null, null, ['1200 route de Meyrin']],
    ['BE', ['Rue 3', '7110 LA LOUVIÈRE'], '7110', 'LA LOUVIÈRE', ['Rue 3']],
    ['US', ['1 Main St', 'Springfield, IL 62701'], null, null, ['1 Main St', 'Springfield, IL 62701']],
    ['FR', [], null, null, []],
  ])('of %s is read from %j', (country, printed, postcode, town, lines) => {
    expect(readAddress(printed, country)).toEqual({ postcode, town, lines })
  })

  it('on one line is read by its commas', () => {
    expect(readLine('8 chemin des Sources, 38000 Grenoble', 'FR')).toEqual({
      ...{ lines: ['8 chemin des Sources'], postcode: '38000', town: 'Grenoble' },
    })
  })

  it('says its country even where nobody wrote a line, and keeps all lines', () => {
    expect(postalAddress(readAddress([], 'FR'), 'FR')).toMatch(/^<ram:PostalTradeAddress><ram:CountryID>FR</)
    expect(postalAddress(readAddress(firm.address, 'FR'), 'FR')).toContain('<ram:LineThree>2e étage, BP 40<')
  })
})

it.each([
  ['FR 40 812.345.678', 'FR', 'FR40812345678'],
  ['123456789', 'GB', 'GB123456789'],
  ['', 'FR', null],
  [null, 'FR', null],
])('reads the VAT number %s', (typed, country, number) => {
  expect(vatIdentifier(typed, country)).toBe(number)
})

describe('a French invoice', () => {
  it.each([
    ['normal-invoice-firm', 'M1'],
    ['normal-deposit-firm', 'S1'],
    ['normal-final-firm', 'M4'],
    ['normal-creditWhole-firm', 'S4'],
    ['normal-creditPart-firm', 'S1'],
    ['goods', 'B1'],
  ])('names its process: %s is %s', (name, process) => {
    expect(processOf(among(name))).toBe(process)
  })

  it('says to whom it is reported', () => {
    const to = (buyer: Partial<typeof firm>) =>
      reportingOf(documentOf({ settings: dupont, buyer: { ...firm, ...buyer } }))
    expect(to({})).toBe('B2B')
    expect(to({ siren: null })).toBe(null)
    expect(to({ country: 'DE', siren: null })).toBe('B2BINT')
    expect(to(person)).toBe('B2C')
    expect(to({ ...person, country: 'CH' })).toBe(null)
  })

  it('says each legal text once, where it belongs', () => {
    const document = among('normal-invoice-firm')
    expect(noteOn(document, 'PMT')).toEqual(['Indemnité forfaitaire pour frais de recouvrement : 40 €.'])
    expect(noteOn(document, 'PMD')).toHaveLength(1)
    expect(noteOn(document, 'AAB')).toHaveLength(1)
    for (const text of Object.values(document.legal))
      if (text !== null) expect(facturXml(document).split(text)).toHaveLength(2)
  })

  it('gives the reason for charging no VAT beside it, and not as a note', () => {
    const document = among('franchise-invoice-firm')
    expect(all(document, 'ExemptionReason')).toEqual(['TVA non applicable, article 293 B du CGI.'])
    expect(all(document, 'ExemptionReasonCode')).toEqual(['VATEX-FR-FRANCHISE'])
    expect(facturXml(document).split('293 B')).toHaveLength(2)
  })

  it('gives the SIREN for the tax office where a small firm has no VAT number', () => {
    expect(facturXml(among('franchise-invoice-firm'))).toContain('<ram:ID schemeID="FC">812345678</ram:ID>')
    expect(facturXml(among('normal-invoice-firm'))).not.toContain('"FC"')
  })

  it('says from when VAT is owed where the firm has chosen', () => {
    expect(new Set(all(among('debits'), 'DueDateTypeCode'))).toEqual(new Set(['5']))
    expect(all(among('normal-invoice-firm'), 'DueDateTypeCode')).toEqual([])
  })
})

describe('an invoice', () => {
  it('asks for all of it where a guarantee may be kept back, and says what may be', () => {
    const document = among('normal-invoice-firm')
    expect(all(document, 'DuePayableAmount')).toEqual([amount(document.totalCents, 'EUR')])
    const [terms = ''] = all(document, 'SpecifiedTradePaymentTerms')
    expect(terms).toContain('Retenue de garantie de 5')
    expect(terms).toContain('9 mars 2027')
  })

  it('deducts its deposits, and names each with its day', () => {
    const document = among('normal-final-firm')
    expect(all(document, 'TotalPrepaidAmount')).toEqual(['1250.50'])
    expect(all(document, 'DuePayableAmount')).toEqual([amount(document.totalCents - 125_050, 'EUR')])
    expect(
      all(document, 'InvoiceReferencedDocument').map((one) => /AC\d+-\d+|(?<=>)\d{8}/g[Symbol.match](one)),
    ).toEqual([
      ['AC2602-0007', '20260202'],
      ['AC2602-0011', '20260220'],
    ])
  })

  it('that takes another back has amounts above zero, and nowhere to pay', () => {
    const document = among('normal-creditPart-firm')
    expect(all(document, 'TypeCode')[0]).toBe('381')
    expect(Number(all(document, 'GrandTotalAmount')[0])).toBeGreaterThan(0)
    expect(all(document, 'IBANID')).toEqual([])
  })

  it('is paid by a transfer within SEPA where it is in euros', () => {
    expect(all(among('normal-invoice-firm'), 'SpecifiedTradeSettlementPaymentMeans')[0]).toContain('>58<')
    expect(all(among('pounds-invoice-firm'), 'SpecifiedTradeSettlementPaymentMeans')[0]).toContain('>30<')
  })

  it('has no French codes where its seller is not French', () => {
    const xml = facturXml(documentOf({ settings: hartley, buyer: firm }))
    expect(xml).not.toContain('SubjectCode')
    expect(xml).not.toContain('BusinessProcess')
    expect(xml).toContain('Late payments bear statutory interest.')
  })

  it('turns a price below zero into a quantity below zero', () => {
    const document = documentOf({ settings: dupont, lines: linesOf([['Geste', 2000, 'u', -1250, 2000]]) })
    expect(all(document, 'ChargeAmount')).toEqual(['12.5000'])
    expect(all(document, 'BilledQuantity')).toEqual(['-2.000'])
  })

  it('tells the discount of a line as what takes it to its net', () => {
    const document = documentOf({ settings: dupont, lines: linesOf([['Pose', 333, 'h', 1001, 2000, 5000]]) })
    expect(all(document, 'BasisAmount')[0]).toBe('3.33')
    expect(all(document, 'ActualAmount')).toEqual(['1.66'])
    expect(all(document, 'LineTotalAmount')[0]).toBe('1.67')
  })
})
