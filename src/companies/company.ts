import type { Language } from '../i18n/language.ts'

/** The public face of a company: what its host shows to anyone, and how its pages count time and money. */
export interface Company {
  id: string
  slug: string
  name: string
  shard: string
  language: Language
  /** IANA name, for example Europe/Paris. */
  timeZone: string
  /** ISO 4217. */
  currency: string
  /** ISO 3166-1 alpha-2. */
  country: string
  /** #rrggbb as chosen by the company. */
  colour: string
  logo: string | null
  phone: string
  email: string
  /** Whether staff must have a second factor to sign in. */
  secondFactor: boolean
}

/** What the company prints on its invoices; copied into each invoice when it is issued. */
export interface Legal {
  legalForm: string | null
  address: string[]
  registrations: string[]
  insurance: string | null
  bank: { holder: string; iban: string; bic: string } | null
  notes: Record<Language, string[]>
}
