import type { NumberSeries } from '../../companies/invoicing.ts'
import type { Pattern } from '../../companies/numbering.ts'
import type { contacts, customers } from '../../customers/schema.ts'
import type * as z from '../../http/zod.ts'
import type { Language } from '../../i18n/language.ts'
import type { Seller } from '../../invoices/document.ts'
import type { invoiceLines, invoices } from '../../invoices/schema.ts'
import type { jobs } from '../../jobs/schema.ts'
import type { payments } from '../../payments/schema.ts'
import type { visits } from '../../visits/schema.ts'
import type { DayOrder, Fault, Field, ImportKind, Mapping } from '../kind.ts'
import type { Found, Named } from '../references.ts'

type NewRow<T extends { $inferInsert: object }> = Omit<T['$inferInsert'], 'companyId' | 'importKey'>

/** The rows that a line becomes. All but the first belong to it. */
export interface NewRows {
  customers?: NewRow<typeof customers>
  contacts?: NewRow<typeof contacts>
  jobs?: NewRow<typeof jobs>
  visits?: NewRow<typeof visits>
  invoices?: NewRow<typeof invoices>
  invoiceLines?: NewRow<typeof invoiceLines>
  payments?: NewRow<typeof payments>
}

/** A line as it will be. */
export interface Made {
  /** The reference or number that tells it from all others; null when it has none. */
  reference: string | null
  /** What else it is told by, so that the same line is never added twice. */
  sameAs: unknown
  rows: NewRows
  /** Of an invoice whose number is like those that are given here: which series it is of, and its running number. */
  numbered?: Numbered | undefined
  /** As it is shown before anything is written. */
  shown: Partial<Record<Field, string>>
}

export interface Numbered {
  series: NumberSeries
  running: number
}

/** A series of numbers: what they look like, the last one, and whether one was given to an invoice issued here. */
export interface Series {
  series: NumberSeries
  pattern: Pattern
  last: number
  isBegun: boolean
}

/** What the company of an import says where a line does not. */
export interface Setting {
  language: Language
  timeZone: string
  currency: string
  seller: Seller
  /** What its invoices say below, by language. */
  notes: Record<Language, string[]>
  numbering: Series[]
  types: { id: string; names: Record<Language, string> }[]
  mapping: Pick<Mapping, 'typeId' | 'contacts'>
  now: Date
}

/** How lines of a kind are checked and made. */
export interface KindRules<P> {
  kind: ImportKind
  /** The rules of its cells, blank where a file has no column of that name. Messages are reasons of faults. */
  rules(orderOf: (field: Field) => DayOrder): z.ZodType<P>
  /** Whom and what a line names. */
  names(parsed: P): Named
  make(parsed: P, found: Found, setting: Setting): Made | Fault[]
}
