import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { contacts } from '../customers/schema.ts'
import { companyId, createdAt, id, instant } from '../db/columns.ts'
import { isOneOf } from '../db/constraints.ts'
import { staff } from '../staff/schema.ts'
import { type LinkPurpose, linkPurposes, type MailTopic } from './account.ts'
import { type Audience, audiences } from './audience.ts'

/**
 * The access of a person, made when they are first invited: a contact of a customer, or a member of staff. No owner
 * column opens any table of this file to the portal.
 */
export const accounts = sqliteTable(
  'accounts',
  {
    companyId: companyId(),
    id: id(),
    audience: text('audience').notNull().$type<Audience>(),
    staffId: text('staff_id'),
    customerOf: text('customer_id'),
    contactId: text('contact_id'),
    /** scrypt, see password/hash.ts; null until a password is chosen. */
    passwordHash: text('password_hash'),
    invitedAt: instant('invited_at'),
    /** When an invitation was accepted. */
    activatedAt: instant('activated_at'),
    revokedAt: instant('revoked_at'),
    lastSignInAt: instant('last_sign_in_at'),
    /** The secret of the codes app, sealed (see seal.ts); null without one. */
    codeSecret: text('code_secret'),
    /** The newest time step whose code was used, so that a code serves once (RFC 6238, 5.2). */
    codeStep: integer('code_step'),
    /** Raised with every change of what opens the account: a proof given under an earlier turn is worth nothing. */
    turn: integer('turn').notNull().default(0),
    /** What this person wants no mails about. */
    muted: text('muted', { mode: 'json' }).notNull().$type<MailTopic[]>().default([]),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique('accounts_staff').on(table.companyId, table.staffId),
    unique('accounts_contact').on(table.companyId, table.customerOf, table.contactId),
    // Those who were invited and have not come yet, whoever waits longest first.
    index('accounts_unanswered')
      .on(table.companyId, table.audience, table.invitedAt, table.id)
      .where(sql`invited_at is not null and activated_at is null and revoked_at is null`),
    foreignKey({ columns: [table.companyId, table.staffId], foreignColumns: [staff.companyId, staff.id] }),
    foreignKey({
      columns: [table.companyId, table.customerOf, table.contactId],
      foreignColumns: [contacts.companyId, contacts.customerOf, contacts.id],
    }),
    check('accounts_audience', isOneOf(table.audience, audiences)),
    check(
      'accounts_one_person',
      sql`(${table.audience} = 'staff') = (${table.staffId} is not null) and (${table.audience} = 'customer') = (${table.contactId} is not null) and (${table.contactId} is null) = (${table.customerOf} is null)`,
    ),
  ],
)

/** Links sent by mail, each good once. Only the hash of what stands in the link is kept. */
export const accountLinks = sqliteTable(
  'account_links',
  {
    companyId: companyId(),
    id: id(),
    accountId: text('account_id').notNull(),
    purpose: text('purpose').notNull().$type<LinkPurpose>(),
    /** SHA-256 of the token, see mail/link.ts. */
    tokenHash: text('token_hash').notNull(),
    /** SHA-256 of the secret in the browser that asked, for links bound to it. */
    browserHash: text('browser_hash'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique('account_links_token').on(table.companyId, table.tokenHash),
    index('account_links_of_account').on(table.companyId, table.accountId, table.purpose),
    foreignKey({ columns: [table.companyId, table.accountId], foreignColumns: [accounts.companyId, accounts.id] }),
    index('account_links_by_expiry').on(table.expiresAt),
    check('account_links_purpose', isOneOf(table.purpose, linkPurposes)),
  ],
)

/** Codes for whoever lost the codes app, as hashes; one that was used is gone. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    companyId: companyId(),
    accountId: text('account_id').notNull(),
    codeHash: text('code_hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.accountId, table.codeHash] }),
    foreignKey({ columns: [table.companyId, table.accountId], foreignColumns: [accounts.companyId, accounts.id] }),
  ],
)

/** Public keys of passkeys (WebAuthn level 3). */
export const passkeys = sqliteTable(
  'passkeys',
  {
    companyId: companyId(),
    id: id(),
    accountId: text('account_id').notNull(),
    /** base64url, as the browser names it. */
    credentialId: text('credential_id').notNull(),
    /** COSE key, base64url. */
    publicKey: text('public_key').notNull(),
    /** Signatures made so far as the authenticator counts; 0 where it does not. */
    signatures: integer('signatures').notNull(),
    transports: text('transports', { mode: 'json' }).notNull().$type<string[]>(),
    /** What its owner calls it. */
    name: text('name').notNull(),
    lastUsedAt: instant('last_used_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique('passkeys_credential').on(table.companyId, table.credentialId),
    index('passkeys_of_account').on(table.companyId, table.accountId, table.createdAt, table.id),
    foreignKey({ columns: [table.companyId, table.accountId], foreignColumns: [accounts.companyId, accounts.id] }),
  ],
)
