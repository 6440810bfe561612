import { decimal } from '../decimal.ts'
import type { DocumentLine, InvoiceDocument } from '../document.ts'
import { divideRounded } from '../invoice.ts'
import { unitCode } from './units.ts'
import { amount, percent, price } from './values.ts'
import { categoryOf } from './vat.ts'
import { words } from './words.ts'
import { group, leaf } from './writer.ts'

/** A line of the invoice (BG-25); the first line of its text is the item's name, the rest what is said of it. */
export function invoiceLine(document: InvoiceDocument, line: DocumentLine, index: number): string {
  const [name = '', ...rest] = line.description.trim().split('\n')
  const { unitPriceCents, quantityThousandths, vatRateBasisPoints } = line
  const { code } = categoryOf(document, vatRateBasisPoints)
  // A price is never below zero (BR-27): what is taken off is a quantity below zero.
  const sign = unitPriceCents < 0 ? -1 : 1
  return group('ram:IncludedSupplyChainTradeLineItem', [
    group('ram:AssociatedDocumentLineDocument', [leaf('ram:LineID', String(index + 1))]),
    group('ram:SpecifiedTradeProduct', [
      leaf('ram:Name', name) || leaf('ram:Name', '–'),
      leaf('ram:Description', rest.join('\n')),
    ]),
    group('ram:SpecifiedLineTradeAgreement', [
      group('ram:NetPriceProductTradePrice', [
        leaf('ram:ChargeAmount', price(Math.abs(unitPriceCents), document.currency)),
      ]),
    ]),
    group('ram:SpecifiedLineTradeDelivery', [
      leaf('ram:BilledQuantity', decimal(sign * quantityThousandths || 0, 3), { unitCode: unitCode(line.unit) }),
    ]),
    group('ram:SpecifiedLineTradeSettlement', [
      group('ram:ApplicableTradeTax', [
        leaf('ram:TypeCode', 'VAT'),
        leaf('ram:CategoryCode', code),
        leaf('ram:RateApplicablePercent', code === 'O' ? null : percent(vatRateBasisPoints)),
      ]),
      discount(document, line),
      group('ram:SpecifiedTradeSettlementLineMonetarySummation', [
        leaf('ram:LineTotalAmount', amount(line.netCents, document.currency)),
      ]),
    ]),
  ])
}

/**
 * The discount of a line (BG-27, UNTDID 5189 code 95): the difference of what the line would come to, rounded, and its net,
 * so that quantity times price less discount is the net to the cent whatever was rounded on the way.
 */
function discount({ language, currency }: InvoiceDocument, line: DocumentLine): string {
  const { quantityThousandths, unitPriceCents, discountBasisPoints, netCents } = line
  const wholeCents = divideRounded(BigInt(quantityThousandths) * BigInt(unitPriceCents), 1000n)
  if (discountBasisPoints === 0 || wholeCents === netCents) return ''
  return group('ram:SpecifiedTradeAllowanceCharge', [
    group('ram:ChargeIndicator', [leaf('udt:Indicator', 'false')]),
    leaf('ram:CalculationPercent', percent(discountBasisPoints)),
    leaf('ram:BasisAmount', amount(wholeCents, currency)),
    leaf('ram:ActualAmount', amount(wholeCents - netCents, currency)),
    leaf('ram:ReasonCode', '95'),
    leaf('ram:Reason', words[language].discount),
  ])
}
