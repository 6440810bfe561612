import type { Legal } from '../companies/company.ts'
import type { Language } from '../i18n/language.ts'
import type { VatShare } from './invoice.ts'

/**
 * What an issued invoice says, frozen at issue and stored with it: the PDF is a pure function of this.
 * Money is in integer cents of `currency` (its minor unit), quantities in thousandths, rates and discounts in basis points
 * (2000 = 20 %), dates are calendar days `YYYY-MM-DD`.
 */
export interface InvoiceDocument {
  language: Language
  currency: string
  number: string
  issuedOn: string
  servedOn: string | null
  dueOn: string
  seller: Seller
  buyer: Buyer
  /** Where the work was done, when it is not the buyer's address. */
  site: string | null
  jobTitle: string | null
  lines: DocumentLine[]
  vat: VatShare[]
  netCents: number
  vatCents: number
  totalCents: number
  /** Legal texts of the company at the day of issue: late penalties, indemnity, VAT regime. */
  notes: string[]
}

export interface Seller {
  name: string
  /** Legal form and capital, for example "SARL au capital de 12 000 €". */
  legalForm: string | null
  address: string[]
  email: string | null
  phone: string | null
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

interface Buyer {
  name: string
  address: string[]
  vatNumber: string | null
}

export interface DocumentLine {
  description: string
  quantityThousandths: number
  unit: string
  unitPriceCents: number
  discountBasisPoints: number
  vatRateBasisPoints: number
  netCents: number
}
