import { foreignKey, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { accounts } from '../accounts/schema.ts'
import { companyId, createdAt, id } from '../db/columns.ts'

/** Addresses under which calendars read a person's visits: whoever knows one reads it, until it is ended. */
export const calendarFeeds = sqliteTable(
  'calendar_feeds',
  {
    companyId: companyId(),
    id: id(),
    accountId: text('account_id').notNull(),
    /** SHA-256 of what stands in the address; it is derived from the id with the key of that name (see mail/link.ts). */
    tokenHash: text('token_hash').notNull(),
    keyId: text('key_id').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique('calendar_feeds_account').on(table.companyId, table.accountId),
    unique('calendar_feeds_token').on(table.companyId, table.tokenHash),
    foreignKey({ columns: [table.companyId, table.accountId], foreignColumns: [accounts.companyId, accounts.id] }),
  ],
)
