import type { Child } from 'hono/jsx'
import type { RunToWorkOff } from '../access/runs/queue.ts'
import type { Company } from '../companies/company.ts'
import type { D1 } from '../db/d1.ts'
import type { CompanyDb, CustomerDb, TechnicianDb } from '../db/scope.ts'
import type { CompanyFiles, CustomerFiles } from '../files/scope.ts'
import type { Words } from '../i18n/index.ts'
import type { Language } from '../i18n/language.ts'
import type { ImportToWorkOff } from '../imports/step.ts'
import type { MailToSend } from '../mail/outbox.ts'
import type { CustomerTicket, StaffTicket, Ticket } from '../sessions/token.ts'
import type { CustomerViewer, StaffViewer } from '../sessions/viewer.ts'

/** What wrangler.toml binds. */
export interface Bindings {
  ENVIRONMENT: string
  /** Host, with port, under whose first label companies are found. */
  APP_DOMAIN: string
  /** Slug of the one company of a deployment with a single host, else empty. */
  SINGLE_COMPANY: string
  /** Secrets that sign session cookies, newest first, parted by commas. */
  SESSION_KEYS: string
  /**
   * Secrets that make the links in mails and seal the secrets of codes apps, newest first, parted by commas. An older one
   * stays as long as anything is sealed with it or a link made with it is under way.
   */
  DATA_KEYS: string
  /** Address that mails come from. */
  MAIL_FROM: string
  /** Address of a resolver that answers in DNS JSON, to look at what proves a domain. */
  DNS_RESOLVER: string
  DB: D1Database
  FILES: R2Bucket
  ASSETS: Fetcher
  SIGN_IN_LIMIT: RateLimit
  /** How often all together may ask whether a document is a company's. */
  CHECK_LIMIT: RateLimit
  MAIL: Queue<MailToSend>
  RUNS: Queue<RunToWorkOff | ImportToWorkOff>
  EMAIL: SendEmail
  /** The open pages of each company (src/live). */
  LIVE: DurableObjectNamespace
}

/** Known on every host that belongs to a company. */
export interface SiteVariables {
  d1: D1
  company: Company
  /** What the visitor chose on this device, or what the browser asks for; and what there is, the company's own first. */
  language: { chosen: Language | undefined; guessed: Language; offered: readonly Language[] }
  /** The day in the company's zone, `YYYY-MM-DD`. */
  today: string
}

export interface SiteEnv {
  Bindings: Bindings
  Variables: SiteVariables
}

declare module 'hono' {
  /** What a page is given to: the door's frame around it. Its title is worded in the reader's language. */
  interface ContextRenderer {
    (content: Child, page: { title: (words: Words) => string }): Response | Promise<Response>
  }
}

/** Behind the customer door. */
export interface PortalEnv {
  Bindings: Bindings
  Variables: SiteVariables & { ticket: CustomerTicket; db: CustomerDb<CustomerViewer>; files: CustomerFiles }
}

type StaffVariables<Db> = SiteVariables & { ticket: StaffTicket; db: Db; files: CompanyFiles }

/** Behind the staff door, whoever it is. */
export interface StaffEnv {
  Bindings: Bindings
  Variables: StaffVariables<CompanyDb<StaffViewer> | TechnicianDb<StaffViewer>>
}

/** Behind the staff door, for those who see the whole company. */
export interface AdminEnv {
  Bindings: Bindings
  Variables: StaffVariables<CompanyDb<StaffViewer>>
}

/** Behind the staff door, for technicians. */
export interface TechnicianEnv {
  Bindings: Bindings
  Variables: StaffVariables<TechnicianDb<StaffViewer>>
}

/** Behind either door, for what is about one’s own account. */
export interface AccountEnv {
  Bindings: Bindings
  Variables: SiteVariables & {
    ticket: Ticket
    db: Pick<CompanyDb<CustomerViewer | StaffViewer>, 'read' | 'write' | 'viewer'>
  }
}
