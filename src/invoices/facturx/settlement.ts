import type { InvoiceDocument, Reference } from '../document.ts'
import { figuresOf } from '../pdf/figures.ts'
import { prepaidCents } from './french.ts'
import { amount, day } from './values.ts'
import { vatBreakdown } from './vat.ts'
import { words } from './words.ts'
import { group, leaf } from './writer.ts'

/** How and what is to be paid, with the VAT in it (ApplicableHeaderTradeSettlement). */
export function settlement(document: InvoiceDocument): string {
  return group('ram:ApplicableHeaderTradeSettlement', [
    leaf('ram:PaymentReference', document.number),
    leaf('ram:InvoiceCurrencyCode', document.currency),
    paymentMeans(document),
    ...document.vat.map((share) => vatBreakdown(document, share)),
    paymentTerms(document),
    totals(document),
    ...[document.corrects, ...document.deposits].map((reference) => preceding(reference)),
  ])
}

/** A transfer to the seller's account (BG-16, BG-17; UNTDID 4461: 58 within SEPA, else 30). Nobody pays a credit note. */
function paymentMeans({ kind, currency, seller: { bank } }: InvoiceDocument): string {
  if (bank === null || kind === 'credit_note') return ''
  return group('ram:SpecifiedTradeSettlementPaymentMeans', [
    leaf('ram:TypeCode', currency === 'EUR' ? '58' : '30'),
    group('ram:PayeePartyCreditorFinancialAccount', [
      leaf('ram:IBANID', bank.iban.replace(/\s/g, '')),
      leaf('ram:AccountName', bank.holder),
    ]),
    group('ram:PayeeSpecifiedCreditorFinancialInstitution', [leaf('ram:BICID', bank.bic.replace(/\s/g, ''))]),
  ])
}

/**
 * When it is to be paid (BT-9), and the same in words with what may be kept back (BT-20). A retention takes nothing off
 * what the invoice asks for, so it changes no amount here: only a part of it is due later.
 */
function paymentTerms(document: InvoiceDocument): string {
  const { kind, dueOn, retention, language } = document
  const [say, figures] = [words[language], figuresOf(document)]
  const texts = [
    kind === 'credit_note' ? '' : say.due(figures.day(dueOn)),
    retention
      ? say.retention(figures.rate(retention.basisPoints), figures.money(retention.cents), figures.day(retention.dueOn))
      : '',
  ]
  return group('ram:SpecifiedTradePaymentTerms', [
    leaf('ram:Description', texts.join(' ')),
    group('ram:DueDateDateTime', [day(dueOn)]),
  ])
}

/** The totals (BG-22): all as the invoice prints them, so that BR-CO-10 to 16 hold to the cent. */
function totals(document: InvoiceDocument): string {
  const { netCents, vatCents, totalCents, dueCents, currency } = document
  const prepaid = prepaidCents(document)
  return group('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    leaf('ram:LineTotalAmount', amount(netCents, currency)),
    leaf('ram:TaxBasisTotalAmount', amount(netCents, currency)),
    leaf('ram:TaxTotalAmount', amount(vatCents, currency), { currencyID: currency }),
    leaf('ram:GrandTotalAmount', amount(totalCents, currency)),
    leaf('ram:TotalPrepaidAmount', prepaid === 0 ? null : amount(prepaid, currency)),
    leaf('ram:DuePayableAmount', amount(dueCents, currency)),
  ])
}

/** An invoice that went before (BG-3): the one a credit note takes back, or a deposit that a final one deducts. */
const preceding = (reference: Reference | null): string =>
  group('ram:InvoiceReferencedDocument', [
    leaf('ram:IssuerAssignedID', reference?.number),
    group('ram:FormattedIssueDateTime', [day(reference?.issuedOn ?? null, 'qdt')]),
  ])
