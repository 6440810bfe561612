import { type Invoice, withInvoice } from '../read.ts'
import { content } from './content.ts'
import { french } from './french.ts'
import type { Rules } from './rule.ts'
import { sums } from './sums.ts'
import { vat } from './vat.ts'

const rules: Rules = { ...content, ...sums, ...vat }

/** The names of the rules that an invoice breaks: those of EN 16931, and the French ones for a French seller. */
export const brokenRules = (xml: string): string[] =>
  withInvoice(xml, (invoice) => {
    const isFrench = invoice.seller.text('ram:PostalTradeAddress/ram:CountryID') === 'FR'
    const all = { ...rules, ...(isFrench ? french : {}) }
    return Object.entries(all).flatMap(([name, holds]) => (isKept(holds, invoice) ? [] : [name]))
  })

// A number that cannot be read breaks whatever would reckon with it.
function isKept(holds: Rules[string], invoice: Invoice): boolean {
  try {
    return holds(invoice)
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
