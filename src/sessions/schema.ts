import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { contacts } from '../customers/schema.ts'
import { companyId, createdAt, id, instant } from '../db/columns.ts'
import { isOneOf } from '../db/constraints.ts'
import { staff } from '../staff/schema.ts'
import { type Audience, audiences } from './audience.ts'

/** Who is signed in where. The cookie only names a row here: without the row, nobody is signed in. */
export const sessions = sqliteTable(
  'sessions',
  {
    companyId: companyId(),
    id: id(),
    audience: text('audience').notNull().$type<Audience>(),
    staffId: text('staff_id'),
    /** The contact's customer, kept out of the portal's reach by its name (see contacts). */
    customerOf: text('customer_id'),
    contactId: text('contact_id'),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    foreignKey({ columns: [table.companyId, table.staffId], foreignColumns: [staff.companyId, staff.id] }),
    foreignKey({
      columns: [table.companyId, table.customerOf, table.contactId],
      foreignColumns: [contacts.companyId, contacts.customerOf, contacts.id],
    }),
    index('sessions_by_expiry').on(table.expiresAt),
    index('sessions_by_use').on(table.lastUsedAt),
    check('sessions_audience', isOneOf(table.audience, audiences)),
    check(
      'sessions_one_person',
      sql`(${table.audience} = 'staff') = (${table.staffId} is not null) and (${table.audience} = 'customer') = (${table.contactId} is not null) and (${table.contactId} is null) = (${table.customerOf} is null)`,
    ),
  ],
)

/** Tries to sign in, counted for each account whether it exists or not, so that the count tells nothing. */
export const signInAttempts = sqliteTable(
  'sign_in_attempts',
  {
    companyId: companyId(),
    /** SHA-256 of audience and e-mail. */
    account: text('account').notNull(),
    tries: integer('tries').notNull(),
    /** When the count starts again. */
    resetsAt: instant('resets_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.account] }),
    index('sign_in_attempts_by_reset').on(table.resetsAt),
  ],
)
