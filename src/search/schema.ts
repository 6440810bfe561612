import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { companyId } from '../db/columns.ts'
import type { SearchKind } from './kind.ts'

/**
 * What can be found, a row a record. Triggers on the records keep it, and triggers on it keep the full-text table
 * `search_index`, so that no way of writing a record forgets either (migrations/…_finding_triggers.sql).
 */
export const searchEntries = sqliteTable(
  'search_entries',
  {
    companyId: companyId(),
    kind: text('kind').notNull().$type<SearchKind>(),
    recordId: text('record_id').notNull(),
    /** The row of `search_index`, given in the order in which entries are made: the newest record has the highest. */
    entry: integer('entry'),
    /** What the record says, in small letters without marks (`db/folded.ts`), telephone numbers also in one piece. */
    words: text('words').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.kind, table.recordId] }),
    uniqueIndex('search_entries_entry').on(table.companyId, table.entry),
  ],
)

/** Every word of four to twenty letters that a company has written. One no longer used may stay. Kept by a trigger. */
export const searchWords = sqliteTable(
  'search_words',
  { companyId: companyId(), word: text('word').notNull() },
  (table) => [primaryKey({ columns: [table.companyId, table.word] })],
)

/**
 * Those words as they are misspelt: as they are, and with each one letter left out. Two words that differ by one letter
 * share such a form, so that a word mistyped leads to the right one by seeks. Kept by a trigger.
 */
export const searchSpellings = sqliteTable(
  'search_spellings',
  { companyId: companyId(), spelling: text('spelling').notNull(), word: text('word').notNull() },
  (table) => [primaryKey({ columns: [table.companyId, table.spelling, table.word] })],
)
