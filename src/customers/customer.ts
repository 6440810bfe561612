import { fold } from '../db/folded.ts'
import type { Language } from '../i18n/language.ts'

export const customerKinds = ['person', 'firm'] as const
export type CustomerKind = (typeof customerKinds)[number]

/** How letters address a person; none is a choice too. */
export const civilities = ['mr', 'mrs'] as const
export type Civility = (typeof civilities)[number]

/** What a contact may be allowed: to see jobs and visits, to see invoices, to ask for visits. */
export const rights = ['seesJobs', 'seesInvoices', 'mayRequest'] as const
export type Right = (typeof rights)[number]

/** What staff write down of a customer. */
export interface CustomerRecord {
  kind: CustomerKind
  /** What letters say, see nameOf. */
  name: string
  civility: Civility | null
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  mobile: string | null
  address: string
  /** ISO 3166-1 alpha-2; null where it is the company's own. */
  country: string | null
  language: Language
  siren: string | null
  vatNumber: string | null
  internalNotes: string | null
  tags: string[]
}

/** Of a person, what letters say. */
export const nameOf = (firstName: string | null, lastName: string): string =>
  firstName ? `${firstName} ${lastName}` : lastName

type Named = Pick<CustomerRecord, 'name' | 'firstName' | 'lastName'>

/** What the database makes of the name to order lists by (`customers.sort_key`), to look others up by it. */
export const sortKeyOf = ({ name, firstName, lastName }: Named): string =>
  fold(lastName === null ? name : `${lastName} ${firstName ?? ''}`)

/** The tags of both, each once, those of the first ahead. */
export const unitedTags = (stays: string[], goes: string[]): string[] => [...new Set([...stays, ...goes])]

/** The notes of both, one below the other, or what there is of them. */
export const joinedNotes = (stays: string | null, goes: string | null): string | null =>
  [stays, goes].filter((notes) => notes !== null && notes !== '').join('\n\n') || null

type Reached = Pick<CustomerRecord, 'email' | 'phone' | 'mobile' | 'tags' | 'internalNotes'>

/** What the record that stays becomes when the other turns out to be the same customer: nothing it says is lost. */
export const mergedRecord = (stays: Reached, goes: Reached): Reached => ({
  email: stays.email ?? goes.email,
  phone: stays.phone ?? goes.phone,
  mobile: stays.mobile ?? goes.mobile,
  tags: unitedTags(stays.tags, goes.tags),
  internalNotes: joinedNotes(stays.internalNotes, goes.internalNotes),
})

/** An address as it was typed, as the lines of it that say something. */
export const addressLines = (address: string): string[] => address.split('\n').filter((line) => line.trim() !== '')
