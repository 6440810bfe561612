import type { Legal } from '../companies/company.ts'
import type { InvoiceText } from '../companies/invoicing.ts'
import type { CustomerKind } from '../customers/customer.ts'
import type { Language } from '../i18n/language.ts'
import type { InvoiceKind, VatShare } from './invoice.ts'
import type { Nature } from './terms.ts'

/**
 * What an issued invoice says, frozen at issue and stored with it: the PDF is a pure function of this.
 * Money is in integer cents of `currency` (its minor unit), quantities in thousandths, rates and discounts in basis points
 * (2000 = 20 %), dates are calendar days `YYYY-MM-DD`.
 */
export interface InvoiceDocument {
  language: Language
  currency: string
  kind: InvoiceKind
  number: string
  issuedOn: string
  servedOn: string | null
  dueOn: string
  seller: Seller
  buyer: Buyer
  /** Where the work was done, when it is not the buyer's address. */
  site: string | null
  jobTitle: string | null
  /** Number of the customer's own order. */
  purchaseOrder: string | null
  nature: Nature
  vatTreatment: VatTreatment
  /** Whether the seller chose to owe VAT when the invoice is issued and not when it is paid (France: CGI, article 269, 2). */
  vatOnDebits: boolean
  /** Texts above and below the lines. */
  opening: string | null
  closing: string | null
  lines: DocumentLine[]
  vat: VatShare[]
  netCents: number
  vatCents: number
  totalCents: number
  /** The invoice that a credit note takes back, whole or in part. */
  corrects: Reference | null
  /** Deposit invoices that this one, the final one, deducts. */
  deposits: (Reference & { totalCents: number })[]
  /** What may be kept back until a day, as a guarantee. */
  retention: { basisPoints: number; cents: number; dueOn: string } | null
  /** What is left to pay at issue, deposits deducted, the retention included. Of a credit note, what it takes back. */
  dueCents: number
  /** Legal texts of the company at the day of issue, as printed: those of its own, then those of `legal`. */
  notes: string[]
  /** The same by what they are about, because an electronic invoice says each in a place of its own. */
  legal: Record<InvoiceText, string | null>
  /** With the file it tells whether the invoice is the company's; null for what was taken over or is no invoice yet. */
  check: { code: string; url: string } | null
}

/** What an invoice that says nothing beyond who, when, what and how much says of the rest. */
export const plain = {
  ...{ kind: 'invoice', purchaseOrder: null, nature: 'services', vatTreatment: 'normal', vatOnDebits: false },
  ...{ opening: null, closing: null, corrects: null, deposits: [], retention: null, check: null },
  legal: { regime: null, penalty: null, recovery: null, discount: null, reverseCharge: null },
} satisfies Partial<InvoiceDocument>

/** How VAT is charged: by rates, not at all by a small firm, by the buyer, or as the company's own text says. */
export const vatTreatments = ['normal', 'franchise', 'reverse_charge', 'other'] as const
export type VatTreatment = (typeof vatTreatments)[number]

/** Another document, as one names it. */
export interface Reference {
  number: string
  issuedOn: string
}

export interface Seller {
  name: string
  /** Legal form and capital, for example "SARL au capital de 12 000 €". */
  legalForm: string | null
  address: string[]
  email: string | null
  phone: string | null
  /** ISO 3166-1 alpha-2. */
  country: string
  /** SIREN (9 figures) or SIRET (14), without spaces; outside France, null. */
  siret: string | null
  vatNumber: string | null
  /** Registration numbers as printed: SIRET, register and town, VAT number, one an entry. */
  registrations: string[]
  insurance: string | null
  bank: Legal['bank']
  /** Address of the customer portal, printed at the foot. */
  portal: string
  /** Content-addressed name of the logo at the day of issue, so that the same picture is found again; null for none. */
  logo: string | null
  /** The company's colour as #rrggbb, already dark enough for text on white. */
  colour: string
}

export interface Buyer {
  kind: CustomerKind
  name: string
  address: string[]
  /** ISO 3166-1 alpha-2. */
  country: string
  /** Nine digits that name a French firm. */
  siren: string | null
  vatNumber: string | null
  email: string | null
}

/** A buyer of whom nothing more is known. */
export const nobody = { kind: 'person', siren: null, vatNumber: null, email: null } satisfies Partial<Buyer>

export interface DocumentLine {
  description: string
  quantityThousandths: number
  unit: string
  unitPriceCents: number
  discountBasisPoints: number
  vatRateBasisPoints: number
  netCents: number
}
