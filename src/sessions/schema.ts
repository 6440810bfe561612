import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { type Audience, audiences } from '../accounts/audience.ts'
import { accounts } from '../accounts/schema.ts'
import { contacts } from '../customers/schema.ts'
import { companyId, createdAt, id, instant } from '../db/columns.ts'
import { isOneOf } from '../db/constraints.ts'
import type { Proof } from './viewer.ts'

/** Who is signed in where. The cookie only names a row here: without the row, nobody is signed in. */
export const sessions = sqliteTable(
  'sessions',
  {
    companyId: companyId(),
    id: id(),
    /** The door it opens. */
    audience: text('audience').notNull().$type<Audience>(),
    /** Whose it is. At the customer door it may be a member of staff, who then looks on as the contact. */
    accountId: text('account_id').notNull(),
    /** The contact's customer, kept out of the portal's reach by its name (see contacts). */
    customerOf: text('customer_id'),
    contactId: text('contact_id'),
    /** The User-Agent header, and the place the network told, if known. */
    device: text('device').notNull().default(''),
    place: text('place'),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    foreignKey({ columns: [table.companyId, table.accountId], foreignColumns: [accounts.companyId, accounts.id] }),
    foreignKey({
      columns: [table.companyId, table.customerOf, table.contactId],
      foreignColumns: [contacts.companyId, contacts.customerOf, contacts.id],
    }),
    index('sessions_of_account').on(table.companyId, table.accountId, table.lastUsedAt, table.id),
    index('sessions_of_customer').on(table.companyId, table.customerOf, table.id),
    index('sessions_by_expiry').on(table.expiresAt),
    index('sessions_by_use').on(table.lastUsedAt),
    check('sessions_audience', isOneOf(table.audience, audiences)),
    check(
      'sessions_one_person',
      sql`(${table.audience} = 'customer') = (${table.contactId} is not null) and (${table.contactId} is null) = (${table.customerOf} is null)`,
    ),
  ],
)

/**
 * What has been proved so far by someone who is not signed in yet, and the questions put to a passkey. The browser holds
 * a secret of which only the hash stands here.
 */
export const signInSteps = sqliteTable(
  'sign_in_steps',
  {
    companyId: companyId(),
    /** SHA-256 of the secret in the browser's cookie. */
    id: text('id').notNull(),
    audience: text('audience').notNull().$type<Audience>(),
    /** The accounts proved to be this person's. */
    accountIds: text('account_ids', { mode: 'json' }).notNull().$type<string[]>(),
    /** The turn of each when it was proved. */
    turns: text('turns', { mode: 'json' }).notNull().$type<number[]>().default([]),
    /** How they were proved. */
    proof: text('proof').notNull().$type<Proof>(),
    /** What a passkey is asked to sign, base64url. */
    challenge: text('challenge'),
    /** The page first asked for. */
    next: text('next'),
    tries: integer('tries').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    index('sign_in_steps_by_expiry').on(table.expiresAt),
    check('sign_in_steps_audience', isOneOf(table.audience, audiences)),
  ],
)

/**
 * Tries of whatever kind (see attempts.ts), codes, passwords asked again and mails sent among them, counted for each
 * account whether it exists or not, so that the count tells nothing.
 */
export const signInAttempts = sqliteTable(
  'sign_in_attempts',
  {
    companyId: companyId(),
    /** The name of the count: SHA-256 of the kind, the account and, where they are part of it, the door and the network. */
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
