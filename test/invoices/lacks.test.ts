import { describe, expect, it } from 'vitest'
import { dictionaries } from '../../src/i18n/index.ts'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { lacksOf, pageOf } from '../../src/invoices/facturx/lacks.ts'
import { dupont, lepetit, unregistered } from '../einvoice/companies.ts'
import { documentOf, firm, linesOf, matrix, person } from '../einvoice/documents.ts'

const among = (name: string): InvoiceDocument => {
  const document = matrix[name]
  if (!document) throw new Error(`No invoice ${name}`)
  return document
}
const whole = among('normal-invoice-firm')
const franchise = among('franchise-invoice-firm')
const reverse = among('reverse-invoice-firm')
const british = among('pounds-invoice-firm')

const seller = (document: InvoiceDocument, change: Partial<InvoiceDocument['seller']>) => ({
  ...document,
  seller: { ...document.seller, ...change },
})
const buyer = (document: InvoiceDocument, change: Partial<InvoiceDocument['buyer']>) => ({
  ...document,
  buyer: { ...document.buyer, ...change },
})
const unwritten = (document: InvoiceDocument, ...names: (keyof InvoiceDocument['legal'])[]) => ({
  ...document,
  legal: { ...document.legal, ...Object.fromEntries(names.map((name) => [name, null])) },
})

/** One thing taken away, and what is said then: `!` before what must be there. */
const cases: [what: string, document: InvoiceDocument, said: string[]][] = [
  ['nothing', whole, []],
  ['nothing, of a small firm', franchise, []],
  ['nothing, where the buyer owes the VAT', reverse, []],
  ['nothing, in pounds', british, []],
  ['nothing, by a firm that is not registered', documentOf({ settings: unregistered }), []],
  ['the lines', { ...whole, lines: [], vat: [] }, ['!lines']],
  [
    'a rate in force',
    documentOf({ settings: dupont, buyer: firm, lines: linesOf([['Pose', 1000, 'h', 5000, 1234]]) }),
    ['rate'],
  ],
  ['the SIRET, which the VAT number holds too', seller(whole, { siret: null }), []],
  [
    'SIRET and VAT number',
    seller(whole, { siret: null, vatNumber: null }),
    ['!sellerNumber', '!sellerVat', 'sellerSiret'],
  ],
  ['the VAT number', seller(whole, { vatNumber: null }), ['sellerVat']],
  ['the VAT number of a small firm', seller(franchise, { vatNumber: null }), []],
  ['the VAT number of a British firm', seller(british, { vatNumber: null }), ['!sellerVat']],
  ['its register too', seller(british, { vatNumber: null, registrations: [] }), ['!sellerNumber', '!sellerVat']],
  ['the town', seller(whole, { address: ['14 rue des Frères-Lumière'] }), ['sellerAddress']],
  ['the bank', seller(whole, { bank: null }), ['bank']],
  ['the bank of a credit note', seller(among('normal-creditPart-firm'), { bank: null }), []],
  [
    'the SIREN, and the mail address in its place',
    buyer(whole, { siren: null, email: null }),
    ['buyerSiren', 'buyerEmail'],
  ],
  ['the SIREN', buyer(whole, { siren: null }), ['buyerSiren']],
  ['the mail address', buyer(whole, { email: null }), []],
  ['the mail address of a person', { ...whole, buyer: { ...person, email: null } }, ['buyerEmail']],
  ['the mail address of a British buyer', buyer(british, { email: null }), []],
  ['the address', buyer(whole, { address: [] }), ['buyerAddress']],
  ['the VAT number of who owes it', buyer(reverse, { vatNumber: null }), ['buyerVat']],
  ['any number of who owes the VAT', buyer(reverse, { vatNumber: null, siren: null }), ['!buyerVat', 'buyerSiren']],
  ['the text of the reverse charge', unwritten(reverse, 'reverseCharge'), ['reverseCharge']],
  ['the text of a small firm', unwritten(franchise, 'regime'), ['regime']],
  ['that text, outside France', unwritten({ ...british, vatTreatment: 'franchise' }, 'regime'), ['!regime']],
  ['what firms are told', unwritten(whole, 'penalty', 'recovery', 'discount'), ['penalty', 'recovery', 'discount']],
  ['the same of a person', unwritten(among('normal-invoice-person'), 'penalty', 'recovery', 'discount'), []],
  ['euros', { ...whole, currency: 'CHF' }, ['foreignCurrency']],
  ['a currency of two decimals', { ...british, currency: 'KWD' }, ['!currency']],
  ['a due day after the day of issue', { ...whole, dueOn: '2026-03-11' }, ['due']],
]

describe('what an electronic invoice lacks', () => {
  it.each(cases)('is told without %s', (_, document, said) => {
    expect(lacksOf(document).map(({ key, severity }) => (severity === 'must' ? `!${key}` : key))).toEqual(said)
  })

  it('has words in both languages, and a page', () => {
    const draft = { id: 'd', customerId: 'k' }
    for (const lack of cases.flatMap(([, document]) => lacksOf(document)))
      for (const { drafting } of Object.values(dictionaries)) {
        expect(drafting.lacks.texts[lack.key]).toMatch(/\.$/)
        expect(drafting.lacks.places[lack.at]).toBeTruthy()
        expect(pageOf(lack, draft)).toMatch(/^\/admin\/(settings\/\w+|customers\/k\/edit|invoices\/d\/edit)$/)
      }
  })

  it('is nothing for a firm whose record is whole', () => {
    expect(lacksOf(documentOf({ settings: lepetit, buyer: firm }))).toEqual([])
  })
})
