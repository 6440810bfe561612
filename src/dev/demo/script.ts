import type { Company, Legal } from '../../companies/company.ts'
import type { Invoicing } from '../../companies/invoicing.ts'
import type { Closing, Planning } from '../../companies/opening/planning.ts'
import type { Civility } from '../../customers/customer.ts'
import type { Translated } from '../../i18n/language.ts'
import type { JobStatus } from '../../jobs/job.ts'
import type { Role } from '../../staff/role.ts'

/** What is particular about a demo company: everything that a reader of its pages sees. */
export interface Script {
  company: Omit<
    Company,
    'id' | 'shard' | 'logo' | 'secondFactor' | 'languages' | 'closed' | 'welcome' | 'planning' | 'reminderHours'
  >
  legal: Legal
  planning: Omit<Planning, 'closings'>
  /** When nobody works, each year, `MM-DD`. */
  closing: Closing
  logo: string
  invoicing: Invoicing
  /** What a deposit is called, for which work, and why a credit note was made. */
  deposit: (job: string) => string
  takenBack: string
  /** What a customer writes who has paid. */
  paid: string
  staff: { email: string; name: string; role: Role }[]
  categories: { names: Translated; types: Translated[] }[]
  customers: Person[]
  jobs: { title: string; type: string; scope: string }[]
  /** Places of work other than the customer's own address. */
  streets: string[]
  /** For visits to come, and for those that were. */
  comments: { before: string[]; after: string[] }
  work: Work[]
  /** Notes between staff; each holds the word that no customer may ever see. */
  internal: string[]
  /** What a draft says behind its lines; holds that word too. */
  unchecked: string
  wish: string
  declined: { wish: string; reason: string }
}

export interface Person {
  name: string
  kind: 'person' | 'firm'
  address: string
  phone: string
  vatNumber?: string
  siren?: string
  civility?: Civility
  mobile?: string
  tags?: string[]
  /** On the record of someone nobody has invited yet. */
  email?: string
  /** Who signs in, if anyone, and how many jobs and invoices they have. */
  contact?: { name: string; email: string; jobs: number; invoices: number }
  /** More people of theirs, with what they see and how far their access has come. */
  others?: {
    name: string
    email: string
    sees: 'all' | 'jobs' | 'invoices'
    access: 'active' | 'invited' | 'revoked' | 'none'
  }[]
}

export interface Work {
  description: string
  unit: string
  unitPriceCents: number
  quantityThousandths: number
  vatRateBasisPoints: number
}

/** Statuses in the order in which a customer's jobs take them. */
export const statusCycle: JobStatus[] = ['in_progress', 'open', 'completed', 'completed', 'cancelled', 'completed']
