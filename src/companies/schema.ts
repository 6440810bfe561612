import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { createdAt, instant } from '../db/columns.ts'
import { isOneOf } from '../db/constraints.ts'
import { type Language, languages } from '../i18n/language.ts'
import type { Legal } from './company.ts'

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
  },
  (table) => [check('companies_language', isOneOf(table.language, languages))],
)

/** Custom domains. Hosts under the deployment's own domain need no row. */
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
