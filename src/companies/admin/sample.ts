import { dictionaries } from '../../i18n/index.ts'
import type { Language } from '../../i18n/language.ts'
import type { InvoiceDocument } from '../../invoices/document.ts'
import { lineNetCents, totals, vatByRate } from '../../invoices/invoice.ts'
import { brandColours } from '../brand.ts'
import { printedRegistrations } from '../company.ts'
import type { Settings } from '../directory.ts'
import { dueDay, textsOf, usualInvoicing } from '../invoicing.ts'
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
  const { name, email, phone, colour, currency, logo, legal } = settings
  const invoicing = settings.invoicing ?? usualInvoicing
  const words = dictionaries[language].settings
  const pattern = parsePattern(invoicing.patterns.invoice)
  const rates = invoicing.vatRegime === 'franchise' ? [0] : invoicing.vatRates
  const lines = words.sampleLines.map((description, index) => {
    const amounts = { quantityThousandths: (index + 1) * 1500, unitPriceCents: 4_900, discountBasisPoints: 0 }
    const vatRateBasisPoints = rates[Math.min(index, rates.length - 1)] ?? 0
    return { description, unit: words.sampleUnit, ...amounts, vatRateBasisPoints, netCents: lineNetCents(amounts) }
  })
  return {
    ...{ language, currency, issuedOn: today, servedOn: today, dueOn: dueDay(today, invoicing) },
    number: typeof pattern === 'string' ? words.sample : formatNumber(pattern, today, running),
    seller: {
      ...{ name, email, phone, portal, logo, colour: brandColours(colour).light },
      ...{ legalForm: legal.legalForm, address: legal.address, insurance: legal.insurance, bank: legal.bank },
      registrations: printedRegistrations(legal, words.vatWord),
    },
    buyer: { name: words.sampleBuyer, address: words.sampleAddress, vatNumber: null },
    ...{ site: null, jobTitle: words.sample, lines, vat: vatByRate(lines), ...totals(lines) },
    notes: [...legal.notes[language], ...textsOf(invoicing, language)],
  }
}
