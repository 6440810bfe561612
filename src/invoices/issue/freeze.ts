import type { Company, Legal } from '../../companies/company.ts'
import { dueDay, type Invoicing, printedTexts, textsFor, usualInvoicing } from '../../companies/invoicing.ts'
import type { Language } from '../../i18n/language.ts'
import { leftOf, totalsTakenBack, vatTakenBack } from '../credit-note.ts'
import type { Buyer, DocumentLine, InvoiceDocument, Reference, VatTreatment } from '../document.ts'
import { type InvoiceKind, partOf, totals, vatByRate } from '../invoice.ts'
import { sellerOf } from '../seller.ts'
import { type InvoiceTerms, retentionDay } from '../terms.ts'

/** A draft with all that is printed of it; cents and days as in the document. */
export interface Freezing {
  kind: InvoiceKind
  language: Language
  terms: InvoiceTerms
  buyer: Buyer
  job: { title: string; site: string | null } | null
  lines: DocumentLine[]
  corrects: Reference | null
  deposits: InvoiceDocument['deposits']
  /** What of the deposits is deducted; of a credit note that takes back the rest of a final invoice, what that one deducted. */
  deductedCents: number
  /** Of a credit note, the invoice that it takes back, and what was taken back of it before. */
  taking?: { invoice: InvoiceDocument; earlier: InvoiceDocument[] } | undefined
}

/** What becomes of it at issue, or stands in its place on a draft. */
interface Issuing {
  number: string
  issuedOn: string
  check: InvoiceDocument['check']
}

/** What of a company's settings an invoice takes over. */
export interface Issuer extends Pick<Company, 'name' | 'email' | 'phone' | 'colour' | 'country' | 'logo' | 'currency'> {
  legal: Legal
  invoicing: Invoicing | null
}

/** How VAT is charged on a draft: the reverse charge is said on the draft, all else is the company's regime. */
export const treatmentOf = ({ reverseCharge }: InvoiceTerms, { invoicing }: Pick<Issuer, 'invoicing'>): VatTreatment =>
  reverseCharge ? 'reverse_charge' : (invoicing ?? usualInvoicing).vatRegime

/** The rate a line is charged at, in basis points: none where a small firm charges none, or the buyer owes it. */
export const rateUnder = (treatment: VatTreatment, rateBasisPoints: number): number =>
  treatment === 'franchise' || treatment === 'reverse_charge' ? 0 : rateBasisPoints

/**
 * The lines of a draft at the rates they are charged at, VAT by rate, and net, VAT and total in cents. A credit note
 * charges VAT as its invoice did.
 */
export function chargedOn(draft: Pick<Freezing, 'terms' | 'lines' | 'taking'>, settings: Pick<Issuer, 'invoicing'>) {
  const { taking } = draft
  const vatTreatment = taking?.invoice.vatTreatment ?? treatmentOf(draft.terms, settings)
  const lines = draft.lines.map((line) => ({
    ...line,
    vatRateBasisPoints: rateUnder(vatTreatment, line.vatRateBasisPoints),
  }))
  const left = taking && leftOf(taking)
  return {
    ...{ vatTreatment, lines },
    vat: left ? vatTakenBack(lines, left) : vatByRate(lines),
    sums: left ? totalsTakenBack(lines, left) : totals(lines),
  }
}

/**
 * What an invoice says once it is issued, from its draft and the company's settings on the day. Nothing in it is looked
 * up again later. `portal` is the address of the company's portal.
 */
export function freeze(draft: Freezing, settings: Issuer, portal: string, issuing: Issuing): InvoiceDocument {
  const { kind, language, terms, buyer, job, corrects, deposits, deductedCents } = draft
  const invoicing = settings.invoicing ?? usualInvoicing
  const { vatTreatment, lines, vat, sums } = chargedOn(draft, settings)
  const legal = textsFor(invoicing, language, terms.reverseCharge)
  // What is taken back is said under the law that it was charged under.
  const { regime, reverseCharge } = draft.taking?.invoice.legal ?? legal
  const texts = { ...legal, regime, reverseCharge }
  const kept = kind === 'invoice' ? partOf(sums.totalCents, terms.retentionBasisPoints) : 0
  return {
    ...{ kind, language, currency: settings.currency, number: issuing.number, issuedOn: issuing.issuedOn },
    servedOn: terms.servedOn ?? issuing.issuedOn,
    dueOn: kind === 'credit_note' ? issuing.issuedOn : (terms.dueOn ?? dueDay(issuing.issuedOn, invoicing)),
    seller: sellerOf(settings, portal, language),
    buyer: terms.billingAddress === null ? buyer : { ...buyer, address: terms.billingAddress.split('\n') },
    ...{ site: terms.site ?? job?.site ?? null, jobTitle: job?.title ?? null, purchaseOrder: terms.purchaseOrder },
    ...{ nature: terms.nature, vatTreatment, vatOnDebits: invoicing.vatOnDebits },
    ...{ opening: terms.opening, closing: terms.closing, lines, vat, ...sums, corrects, deposits },
    retention:
      kept > 0
        ? { basisPoints: terms.retentionBasisPoints, cents: kept, dueOn: retentionDay(terms, issuing.issuedOn) }
        : null,
    dueCents: sums.totalCents - deductedCents,
    notes: [...settings.legal.notes[language], ...printedTexts(texts)],
    ...{ legal: texts, check: issuing.check },
  }
}
