import { desc, type SQL, sql } from 'drizzle-orm'
import { integer, type SQLiteColumn, type SQLiteTable, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What to find: every word, in one of its forms. The rows that are near are those that are not exact. */
export interface Sought {
  words: readonly (readonly string[])[]
  /** With each word as it is, or with one at least that only begins so. */
  how: 'exactly' | 'nearly'
}

/** A table that says which row of the full-text table stands for which record. */
export type Entries = SQLiteTable & Record<'companyId' | 'kind' | 'recordId' | 'entry', SQLiteColumn>

/** A table whose rows are found by their entries. */
export type Findable = SQLiteTable & Record<'companyId' | 'id', SQLiteColumn>

// Made and filled by triggers; it belongs to no company, so nothing but `matching` may name it.
const searchIndex = sqliteTable('search_index', { rowid: integer('rowid').notNull(), search: text('search_index') })

/** Where a select of found rows begins: the matches of a company, newest first, and what they stand for. */
export interface Matching {
  index: SQLiteTable
  entries: Entries
  where: SQL
  order: SQL
  /** Matches older than that of `entry`. */
  below(entry: number): SQL
}

/**
 * The matches among a company's entries of one kind. The company stands in what is matched as well as in the joins: the
 * first finds its rows without going through those of others, the second holds whatever the first says.
 */
export const matching = (
  entries: Entries,
  companyId: string,
  kind: string,
  record: Findable,
  sought: Sought,
): Matching => ({
  index: searchIndex,
  entries,
  where: sql`${searchIndex.search} match ${matchOf(companyId, kind, sought)} and ${entries.entry} = ${searchIndex.rowid} and ${entries.kind} = ${kind} and ${record.id} = ${entries.recordId}`,
  order: desc(searchIndex.rowid),
  // D1 binds every number as a fraction, and FTS5 starts from a whole one alone.
  below: (entry) => sql`${searchIndex.rowid} < cast(${entry} as integer)`,
})

/** The company as `search_index` holds it: one word, whatever letters it is made of. */
const companyWord = (companyId: string): string => Buffer.from(companyId).toString('hex')

/** What FTS5 is asked: within the company and the kind, every word. Words are quoted, so none of them is an operator. */
function matchOf(companyId: string, kind: string, { words, how }: Sought): string {
  const all = (one: (word: string) => string) => words.map((forms) => `(${forms.map(one).join(' OR ')})`).join(' AND ')
  const within = (text: string) =>
    `company : "${companyWord(companyId)}" AND kind : ${quoted(kind)} AND words : (${text})`
  // What is taken away is taken from the company's own rows: the others' are not gone through.
  return how === 'exactly' ? within(all(quoted)) : `(${within(all(begun))}) NOT words : (${all(quoted)})`
}

const quoted = (word: string): string => `"${word.replaceAll('\0', '').replaceAll('"', '""')}"`

// A single letter begins too much.
const begun = (word: string): string => (word.length > 1 ? `${quoted(word)} *` : quoted(word))
