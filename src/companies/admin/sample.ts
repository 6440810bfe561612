import { dictionaries } from '../../i18n/index.ts'
import type { Language } from '../../i18n/language.ts'
import { type InvoiceDocument, nobody, plain } from '../../invoices/document.ts'
import { lineNetCents, totals, vatByRate } from '../../invoices/invoice.ts'
import { sellerOf } from '../../invoices/seller.ts'
import type { Settings } from '../directory.ts'
import { dueDay, printedTexts, textsFor, usualInvoicing } from '../invoicing.ts'
import { formatNumber, parsePattern } from '../numbering.ts'

interface Sample {
  settings: Settings
  language: Language
  /** `YYYY-MM-DD`. */
  today: string
  /** Running number that the invoice bears. */
  running: number
  /** Address of the company's portal. */
  portal: string
}

/** An invoice of nobody for nothing, with all that the company's settings say. */
export function sampleInvoice({ settings, language, today, running, portal }: Sample): InvoiceDocument {
  const { currency } = settings
  const invoicing = settings.invoicing ?? usualInvoicing
  const legal = textsFor(invoicing, language, false)
  const words = dictionaries[language].settings
  const pattern = parsePattern(invoicing.patterns.invoice)
  const rates = invoicing.vatRegime === 'franchise' ? [0] : invoicing.vatRates
  const lines = words.sampleLines.map((description, index) => {
    const amounts = { quantityThousandths: (index + 1) * 1500, unitPriceCents: 4_900, discountBasisPoints: 0 }
    const vatRateBasisPoints = rates[Math.min(index, rates.length - 1)] ?? 0
    return { description, unit: words.sampleUnit, ...amounts, vatRateBasisPoints, netCents: lineNetCents(amounts) }
  })
  const sums = totals(lines)
  return {
    ...plain,
    ...{ vatTreatment: invoicing.vatRegime, vatOnDebits: invoicing.vatOnDebits },
    ...{ language, currency, issuedOn: today, servedOn: today, dueOn: dueDay(today, invoicing) },
    number: typeof pattern === 'string' ? words.sample : formatNumber(pattern, today, running),
    seller: sellerOf(settings, portal, language),
    buyer: { ...nobody, country: settings.country, name: words.sampleBuyer, address: words.sampleAddress },
    ...{ site: null, jobTitle: words.sample, lines, vat: vatByRate(lines), ...sums, dueCents: sums.totalCents },
    ...{ legal, notes: [...settings.legal.notes[language], ...printedTexts(legal)] },
  }
}
