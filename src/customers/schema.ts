import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { companies } from '../companies/schema.ts'
import { companyId, createdAt, id, instant, internal, siteCompanyId } from '../db/columns.ts'
import { isAtMost, isLowerCase, isOneOf } from '../db/constraints.ts'
import { type Language, languages } from '../i18n/language.ts'
import { type CustomerKind, customerKinds } from './customer.ts'

/** The company's clients, persons or firms. Staff only: the portal learns its own customer's name at the door. */
export const customers = sqliteTable(
  'customers',
  {
    companyId: siteCompanyId().references(() => companies.id),
    id: id(),
    kind: text('kind').notNull().$type<CustomerKind>(),
    name: text('name').notNull(),
    email: text('email'),
    phone: text('phone'),
    /** Lines as printed, parted by line breaks. */
    address: text('address').notNull(),
    vatNumber: text('vat_number'),
    language: text('language').notNull().$type<Language>(),
    internalNotes: internal('internal_notes'),
    /** When someone at this customer was first invited, kept by a trigger on accounts; null until then. */
    invitedAt: instant('invited_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    index('customers_by_name').on(table.companyId, table.name, table.id),
    index('customers_by_invitation').on(table.companyId, table.invitedAt, table.name, table.id),
    check('customers_kind', isOneOf(table.kind, customerKinds)),
    check('customers_language', isOneOf(table.language, languages)),
    check('customers_name', isAtMost(table.name, 200)),
  ],
)

/**
 * People at a customer, who may sign in once invited. `customerOf` is not named customerId on purpose: that name would
 * open the table to the portal.
 */
export const contacts = sqliteTable(
  'contacts',
  {
    companyId: companyId(),
    id: id(),
    customerOf: text('customer_id').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    language: text('language').notNull().$type<Language>(),
    /** Jobs, visits and requests of this customer. */
    seesJobs: integer('sees_jobs', { mode: 'boolean' }).notNull().default(true),
    seesInvoices: integer('sees_invoices', { mode: 'boolean' }).notNull().default(true),
    mayRequest: integer('may_request', { mode: 'boolean' }).notNull().default(true),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    // One address may belong to several customers, never twice to the same one.
    unique('contacts_email').on(table.companyId, table.email, table.customerOf),
    unique('contacts_customer').on(table.companyId, table.customerOf, table.id),
    foreignKey({ columns: [table.companyId, table.customerOf], foreignColumns: [customers.companyId, customers.id] }),
    check('contacts_language', isOneOf(table.language, languages)),
    check('contacts_email_lower', isLowerCase(table.email)),
  ],
)
