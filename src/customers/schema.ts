import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { companies } from '../companies/schema.ts'
import { companyId, createdAt, id, instant, internal, siteCompanyId, tags, version } from '../db/columns.ts'
import { isAtMost, isLowerCase, isOneOf } from '../db/constraints.ts'
import { folded } from '../db/folded.ts'
import { type Language, languages } from '../i18n/language.ts'
import { type Civility, type CustomerKind, customerKinds } from './customer.ts'

/** The company's clients, persons or firms. Staff only: the portal learns its own customer's name at the door. */
export const customers = sqliteTable(
  'customers',
  {
    companyId: siteCompanyId().references(() => companies.id),
    id: id(),
    kind: text('kind').notNull().$type<CustomerKind>(),
    /** As letters and invoices say it; of a person, first and last name. */
    name: text('name').notNull(),
    /** These three of persons alone. */
    civility: text('civility').$type<Civility>(),
    firstName: text('first_name'),
    lastName: text('last_name'),
    email: text('email'),
    phone: text('phone'),
    mobile: text('mobile'),
    /** Lines as printed, parted by line breaks. */
    address: text('address').notNull(),
    /** ISO 3166-1 alpha-2; null where it is the company's own. */
    country: text('country'),
    /** Nine digits that name a French firm. */
    siren: text('siren'),
    vatNumber: text('vat_number'),
    language: text('language').notNull().$type<Language>(),
    internalNotes: internal('internal_notes'),
    tags: tags(),
    /** Archived customers stay for what names them, out of the way of daily work. */
    archivedAt: instant('archived_at'),
    archived: integer('archived').notNull().generatedAlwaysAs(sql`archived_at is not null`, { mode: 'virtual' }),
    /** The customer that this one turned out to be, to whom its record was moved. */
    mergedInto: text('merged_into'),
    /** What lists are ordered by: the last name first, without capitals and marks. Kept by the database. */
    sortKey: text('sort_key')
      .notNull()
      .generatedAlwaysAs(folded("coalesce(last_name || ' ' || coalesce(first_name, ''), name)"), {
        mode: 'virtual',
      }),
    /** Says which line of an import made it, so that none makes it twice. */
    importKey: text('import_key'),
    version: version(),
    /** When someone at this customer was first invited, kept by a trigger on accounts; null until then. */
    invitedAt: instant('invited_at'),
    /** How many of its people have access, kept by triggers on accounts. */
    accesses: integer('accesses').notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    index('customers_by_name').on(table.companyId, table.archived, table.sortKey, table.id),
    index('customers_by_age').on(table.companyId, table.archived, table.createdAt, table.id),
    index('customers_of_kind').on(table.companyId, table.archived, table.kind, table.sortKey, table.id),
    index('customers_of_kind_by_age').on(table.companyId, table.archived, table.kind, table.createdAt, table.id),
    index('customers_by_email').on(table.companyId, table.email, table.id),
    index('customers_by_successor').on(table.companyId, table.mergedInto, table.id),
    // An import finds whom a line names by the whole name.
    index('customers_by_whole_name').on(table.companyId, table.name),
    unique('customers_import').on(table.companyId, table.importKey),
    // Those whom invitations are for, by name as their page shows them, and by id as a run goes through them.
    index('customers_uninvited').on(table.companyId, table.archived, table.invitedAt, table.sortKey, table.id),
    index('customers_current').on(table.companyId, table.archived, table.id),
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

/** To how many customers of a company a letter or an invitation would go, archived ones aside. Kept by triggers on them. */
export const customerCounts = sqliteTable(
  'customer_counts',
  {
    companyId: companyId(),
    withAccess: integer('with_access').notNull().default(0),
    withEmail: integer('with_email').notNull().default(0),
    /** Of those with an address. */
    neverInvited: integer('never_invited').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.companyId] })],
)

/** The customers of a tag who are not archived, in the order of their list. Kept by triggers from `customers.tags`. */
export const customerTags = sqliteTable(
  'customer_tags',
  {
    companyId: companyId(),
    tag: text('tag').notNull(),
    sortKey: text('sort_key').notNull(),
    customerOf: text('customer_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.tag, table.sortKey, table.customerOf] }),
    index('customer_tags_of_customer').on(table.companyId, table.customerOf),
  ],
)
