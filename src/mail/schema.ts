import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { companyId, createdAt, id, instant } from '../db/columns.ts'
import { isOneOf } from '../db/constraints.ts'
import { type Language, languages } from '../i18n/language.ts'
import { type MailStatus, mailStatuses } from './delivery.ts'
import type { MailData, MessageName } from './message.ts'

/** The outbox: every mail is written here in the batch of what causes it, and the row alone says whether it has left. */
export const mails = sqliteTable(
  'mails',
  {
    companyId: companyId(),
    id: id(),
    /** What the mail is about, such as an invitation's id: there is at most one mail for it. */
    cause: text('cause').notNull(),
    message: text('message').notNull().$type<MessageName>(),
    toEmail: text('to_email').notNull(),
    toName: text('to_name').notNull(),
    language: text('language').notNull().$type<Language>(),
    /** Whose customer it concerns, kept out of the portal's reach by its name (see contacts). */
    customerOf: text('customer_id'),
    /** Path the button leads to; the token of a one-time link goes behind it. */
    linkPath: text('link_path'),
    /** The one-time link. Its token is made when the mail is sent and never stored (see link.ts). */
    linkId: text('link_id'),
    /** Which key the token is made with, so that a change of keys does not break a mail under way. */
    keyId: text('key_id'),
    data: text('data', { mode: 'json' }).notNull().$type<MailData>(),
    status: text('status').notNull().$type<MailStatus>().default('waiting'),
    tries: integer('tries').notNull().default(0),
    dueAt: instant('due_at').notNull(),
    claimedAt: instant('claimed_at'),
    sentAt: instant('sent_at'),
    /** What the mail server said last, for the log's readers; pages say it in plain words. */
    lastError: text('last_error'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique('mails_cause').on(table.companyId, table.cause),
    // The sweep goes through all companies, so its index does not begin with one.
    index('mails_due').on(table.status, table.dueAt),
    index('mails_of_company').on(table.companyId, table.status, table.createdAt, table.id),
    check('mails_language', isOneOf(table.language, languages)),
    check('mails_status', isOneOf(table.status, mailStatuses)),
    check(
      'mails_link',
      sql`(${table.linkId} is null) = (${table.keyId} is null) and (${table.linkId} is null or ${table.linkPath} is not null)`,
    ),
  ],
)
