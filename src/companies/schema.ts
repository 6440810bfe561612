import { check, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { companyId, createdAt, id, instant, version } from '../db/columns.ts'
import { isOneOf } from '../db/constraints.ts'
import { type Language, languages } from '../i18n/language.ts'
import type { Legal, PortalSection } from './company.ts'
import type { Invoicing } from './invoicing.ts'
import type { Planning } from './opening/planning.ts'

/** The directory of tenants. It has no owner column: only the doors and this folder read it. */
export const companies = sqliteTable(
  'companies',
  {
    id: text('id').primaryKey(),
    /** First label of the company's host under the deployment's domain. */
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    /** Names the D1 database that holds the company's rows; today there is one. */
    shard: text('shard').notNull(),
    language: text('language').notNull().$type<Language>(),
    timeZone: text('time_zone').notNull(),
    currency: text('currency').notNull(),
    country: text('country').notNull(),
    colour: text('colour').notNull(),
    /** Content-addressed name of the logo file, or null for the monogram. */
    logo: text('logo'),
    phone: text('phone').notNull(),
    email: text('email').notNull(),
    /** Address, registrations, insurance, bank and texts, as printed on invoices. */
    legal: text('legal', { mode: 'json' }).notNull().$type<Legal>(),
    /** Whether staff must have a second factor to sign in. */
    secondFactor: integer('second_factor', { mode: 'boolean' }).notNull().default(true),
    createdAt: createdAt(),
    version: version(),
    /** The languages that the portal offers; the company's own is among them. */
    languages: text('languages', { mode: 'json' })
      .notNull()
      .$type<Language[]>()
      .default([...languages]),
    /** Sections of the portal that are switched off. */
    closed: text('closed', { mode: 'json' }).notNull().$type<PortalSection[]>().default([]),
    /** What the portal's home says first, in each language that has it. */
    welcome: text('welcome', { mode: 'json' }).notNull().$type<Partial<Record<Language, string>>>().default({}),
    /** Numbers, VAT and terms of invoices; null until the owner has set them. */
    invoicing: text('invoicing', { mode: 'json' }).$type<Invoicing>(),
    /** When visits can be; null until the owner has set it. */
    planning: text('planning', { mode: 'json' }).$type<Planning>(),
    /** How many hours before a visit its customer is reminded; null for no reminders. */
    reminderHours: integer('reminder_hours').default(24),
    /** Who mails are from; the company's name where nothing is set. */
    senderName: text('sender_name'),
    /** Where answers to mails go; the company's address where nothing is set. */
    replyTo: text('reply_to'),
  },
  (table) => [check('companies_language', isOneOf(table.language, languages))],
)

/** Custom domains that were proved: a host is of one company. Hosts under the deployment's own domain need no row. */
export const hosts = sqliteTable(
  'hosts',
  {
    host: text('host').primaryKey(),
    companyId: text('company_id')
      .notNull()
      .references(() => companies.id),
    /** Null until the company has proved that the domain is its own. */
    verifiedAt: instant('verified_at'),
  },
  (table) => [index('hosts_of_company').on(table.companyId, table.verifiedAt)],
)

/** Domains that a company says are its own, each with what proves it. Several may claim one; the first proof wins. */
export const hostClaims = sqliteTable(
  'host_claims',
  {
    companyId: companyId(),
    id: id(),
    host: text('host').notNull(),
    /** What the domain's TXT record must say. */
    token: text('token').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique('host_claims_host').on(table.companyId, table.host),
  ],
)
