import { frenchRates } from '../../../src/invoices/facturx/french.ts'
import type { Invoice } from '../read.ts'
import { isDay } from './content.ts'
import { implies, type Rules } from './rule.ts'

const siren = 'ram:SpecifiedLegalOrganization/ram:ID[@schemeID="0002"]'
const endpoint = 'ram:URIUniversalCommunication/ram:URIID'
const processes = 'B1 S1 M1 B2 S2 M2 S3 B4 S4 M4 S5 S6 B7 S7 B8 S8 M8 B9 S9 M9'.split(' ')
const reportings = ['B2B', 'B2BINT', 'B2C', 'OUTOFSCOPE', 'ARCHIVEONLY']
const days = './/*[self::udt:DateTimeString or self::qdt:DateTimeString]'

const notesOn = ({ document }: Invoice, subject: string) =>
  document.texts(`ram:IncludedNote[ram:SubjectCode="${subject}"]/ram:Content`)
const type = ({ document }: Invoice) => document.text('ram:TypeCode')
const process = ({ root }: Invoice) => root.text('.//ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID')
const preceding = ({ settlement }: Invoice) => settlement.all('ram:InvoiceReferencedDocument')
const isNumber = (text: string) => /^[A-Za-z0-9+\-_/]{1,35}$/.test(text)
const isSiren = (text: string) => /^\d{9}$/.test(text)

/** What France asks for beside EN 16931 (XP Z12-012, annex A: rules BR-FR-*), so far as an invoice here can break it. */
export const french: Rules = {
  'BR-FR-01/02': (invoice) =>
    [invoice.document.text('ram:ID'), ...preceding(invoice).map((one) => one.text('ram:IssuerAssignedID'))].every(
      isNumber,
    ),
  'BR-FR-03': ({ root }) => root.texts(days).every((day) => day.startsWith('20') && isDay(day)),
  'BR-FR-05': (invoice) => ['PMT', 'PMD', 'AAB'].every((subject) => notesOn(invoice, subject).length > 0),
  'BR-FR-06': (invoice) => ['PMT', 'PMD', 'AAB'].every((subject) => notesOn(invoice, subject).length < 2),
  'BR-FR-08': (invoice) => processes.includes(process(invoice)),
  'BR-FR-09': ({ seller }) =>
    seller
      .texts('ram:GlobalID[@schemeID="0009"]')
      .every((siret) => /^\d{14}$/.test(siret) && siret.startsWith(seller.text(siren))),
  'BR-FR-10': ({ seller }) => isSiren(seller.text(siren)),
  'BR-FR-11': (invoice) => implies(notesOn(invoice, 'BAR').includes('B2B'), isSiren(invoice.buyer.text(siren))),
  'BR-FR-12': ({ buyer }) => buyer.has(endpoint),
  'BR-FR-13': ({ seller }) => seller.has(endpoint),
  'BR-FR-15': ({ root }) => root.texts('.//ram:CategoryCode').every((code) => /^(S|E|AE|K|G|O|Z)$/.test(code)),
  'BR-FR-16': ({ root }) =>
    root.texts('.//ram:RateApplicablePercent').every((rate) => frenchRates.includes(Math.round(Number(rate) * 100))),
  'BR-FR-20': (invoice) => notesOn(invoice, 'BAR').every((note) => reportings.includes(note)),
  'BR-FR-21': (invoice) =>
    implies(
      notesOn(invoice, 'BAR').includes('B2B'),
      invoice.buyer.text(`${endpoint}[@schemeID="0225"]`).startsWith(invoice.buyer.text(siren)),
    ),
  'BR-FR-31': (invoice) => notesOn(invoice, 'BAR').length < 2,
  'BR-FR-CO-05': (invoice) =>
    implies(
      type(invoice) === '381',
      preceding(invoice).some((one) => one.has('ram:IssuerAssignedID') && one.has('.//qdt:DateTimeString')),
    ),
  'BR-FR-CO-07': (invoice) =>
    implies(
      type(invoice) !== '386',
      invoice.settlement.text('.//ram:DueDateDateTime/udt:DateTimeString') >=
        invoice.document.text('ram:IssueDateTime/udt:DateTimeString'),
    ),
  'BR-FR-CO-08': (invoice) => implies(/4$/.test(process(invoice)), type(invoice) !== '386'),
  'BR-FR-CO-12': ({ settlement }) => settlement.text('ram:InvoiceCurrencyCode') === 'EUR',
  'BR-FR-DEC-02': ({ root }) =>
    root.texts('.//ram:BilledQuantity').every((text) => /^-?\d{1,15}(\.\d{1,4})?$/.test(text)),
  'BR-FR-DEC-03': ({ root }) => root.texts('.//ram:ChargeAmount').every((text) => /^\d{1,13}(\.\d{1,6})?$/.test(text)),
  'BR-FR-DEC-04': ({ root }) =>
    root.texts('.//ram:RateApplicablePercent').every((text) => /^\d{1,2}(\.\d\d?)?$/.test(text)),
}
