import type { Language } from '../i18n/language.ts'
import type { Planning } from './opening/planning.ts'

/** Sections of the portal that a company may switch off. */
export const portalSections = ['jobs', 'visits', 'requests', 'invoices'] as const
export type PortalSection = (typeof portalSections)[number]

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
  /** The languages that its portal offers, its own among them. */
  languages: Language[]
  /** Sections of its portal that are switched off. */
  closed: PortalSection[]
  /** What its portal's home says first, in each language that has it. */
  welcome: Partial<Record<Language, string>>
  /** When it works; null until the owner has said it. */
  planning: Planning | null
  /** How many hours before a visit its customer is reminded; null for no reminders. */
  reminderHours: number | null
}

/** What the company prints on its invoices; copied into each invoice when it is issued. */
export interface Legal {
  legalForm: string | null
  address: string[]
  /** SIREN (9 figures) or SIRET (14), without spaces. */
  siret?: string | null
  vatNumber?: string | null
  /** Further lines as printed: register and town, for example "RCS Lyon". */
  registrations: string[]
  insurance: string | null
  bank: { holder: string; iban: string; bic: string } | null
  notes: Record<Language, string[]>
}

/** What a company prints that has written nothing yet. */
export const noLegal: Legal = {
  ...{ legalForm: null, address: [], registrations: [], insurance: null, bank: null },
  notes: { fr: [], en: [] },
}

/**
 * All registrations as an invoice prints them. A number that the company's own lines already say, as those typed before
 * there was a field for it, is not said twice.
 */
export function printedRegistrations({ siret, vatNumber, registrations }: Legal, vatWord: string): string[] {
  const said = registrations.join(' ').replace(/\s/g, '')
  const isSaid = (number: string) => said.includes(number)
  return [
    ...(siret && !isSaid(siret) ? [`${siret.length === 9 ? 'SIREN' : 'SIRET'} ${spaced(siret)}`] : []),
    ...registrations,
    ...(vatNumber && !isSaid(vatNumber) ? [`${vatWord} ${vatNumber}`] : []),
  ]
}

/** A SIREN in groups of three, the establishment's five figures behind it. */
const spaced = (number: string): string => number.replace(/^(\d{3})(\d{3})(\d{3})(\d*)$/, '$1 $2 $3 $4').trim()
