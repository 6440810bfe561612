import { type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'

// What a section may say about rows. `sql` itself stays out: a hand-written fragment could step around the scope.
export {
  and,
  asc,
  between,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notExists,
  notInArray,
  or,
} from 'drizzle-orm'
/** A select that stands in place of a value. */
export type { Column, SQLWrapper }
/** A text that the database computes when the write is made. */
export type Computed = SQL<string>
/** A table once more under another name, to look from one of its rows at others; the scope holds it like any other. */
export { alias }

/**
 * Rows that come after `mark` in an order that descends by all `columns`: one index seek, however deep the page.
 * A mark holds values as the database stores them.
 */
export const below = (columns: Column[], mark: Mark | undefined): SQL | undefined =>
  mark && sql`(${sql.join(columns, sql`, `)}) < (${bound(mark)})`

/** Rows that come after `mark` in an order that ascends by all `columns`. */
export const above = (columns: Column[], mark: Mark | undefined): SQL | undefined =>
  mark && sql`(${sql.join(columns, sql`, `)}) > (${bound(mark)})`

/** Where a page of a list ended: the last row's values of the columns that order it. */
export type Mark = (string | number)[]

/**
 * The value, or null when the write before it in the batch touched no row. Given to a column that may not be null it
 * undoes the whole batch: D1 has no other way to make later writes depend on an earlier one.
 */
export const ifChanged = (value: string): SQL<string> => sql<string>`iif(changes() > 0, ${value}, null)`

/** One more than the column holds, counted by the database so that two at once count as two. */
export const oneMore = (column: Column): SQL<number> => sql<number>`${column} + 1`

/** Whether the column holds 1, written out: a bound value does not tell that an index of such rows alone serves. */
export const isSet = (column: Column): SQL => sql`${column} = 1`

/** Whether the column holds the word, written out as for `isSet`: for an index of rows of one kind alone. */
export function isWord(column: Column, word: string): SQL {
  if (!/^[a-z_]+$/.test(word)) throw new Error('Only a word of the code is written out.')
  return sql`${column} = ${sql.raw(`'${word}'`)}`
}
/** Whether the column holds less than nothing, written out as `isSet` is. */
export const isBelowZero = (column: Column): SQL => sql`${column} < 0`

/** As `eq`, but only looked at in rows that were found otherwise: the plus keeps SQLite from an index of the column. */
export const isToo = (column: Column, value: string): SQL => sql`+${column} = ${value}`

/** What a select finds, in place of a value: one column of one row, looked up when the write is made. */
export const foundBy = (select: SQLWrapper): Computed => sql<string>`(${select})`

/** One more than a select finds, or 1 where it finds nothing: of two writes at once each counts by itself. */
export const nextAfter = (select: SQLWrapper): SQL<number> => sql<number>`coalesce((${select}), 0) + 1`

/** The same between two texts, of so many digits at least, with zeros before. */
export const nextWritten = (select: SQLWrapper, { before, digits, after }: Written): Computed =>
  sql<string>`${before} || printf(${`%0${digits}d`}, ${nextAfter(select)}) || ${after}`

interface Written {
  before: string
  digits: number
  after: string
}

/** A JSON object with one of its properties as the database computes it. */
export const withComputed = (object: object, property: string, value: Computed): SQL =>
  sql`json_set(${JSON.stringify(object)}, ${`$.${property}`}, ${value})`

/** As `above`, but only looked at in rows that were found otherwise, like `isToo`. */
export const isAboveToo = (columns: Column[], mark: Mark): SQL =>
  sql`(${sql.join(
    columns.map((column) => sql`+${column}`),
    sql`, `,
  )}) > (${bound(mark)})`

/** What the column holds less so many. */
export const less = (column: Column, by: number): SQL<number> => sql<number>`${column} - ${by}`

/** What the column holds, or `value` where it holds nothing. */
export const orElse = (column: Column, value: number): SQL => sql`coalesce(${column}, ${value})`

/** Whether the column is among the values of a JSON list that `list` reads. */
export const isInList = (column: Column, list: SQLWrapper): SQL =>
  sql`${column} in (select value from json_each(${list}))`

/**
 * Whether the columns together are among the listed values, however many: they are bound as one JSON list, and each is
 * one seek of an index that begins with the columns.
 */
export const areAmong = (columns: Column[], values: readonly (readonly string[])[]): SQL => {
  const picked = columns.map((_, place) => sql.raw(`value ->> ${place}`))
  return sql`(${sql.join(columns, sql`, `)}) in (select ${sql.join(picked, sql`, `)} from json_each(${JSON.stringify(values)}))`
}

/** What the column holds and as many more as a select finds, counted when the write is made. */
export const plusFound = (column: Column, select: SQLWrapper): SQL<number> =>
  sql<number>`${column} + (select count(*) from (${select}))`

/** Whether a select finds fewer rows than so many. */
export const findsFewer = (select: SQLWrapper, than: number): SQL => sql`(select count(*) from (${select})) < ${than}`

/** Texts that begin with `start`, as a range that an index of the column serves. An empty start is all of them. */
export const beginsWith = (column: Column, start: string): SQL =>
  sql`${column} >= ${start} and ${column} < ${endOf(start)}`

/** What comes after every text that begins with `start`. */
export const endOf = (start: string): string => `${start}\u{10ffff}`

const bound = (mark: Mark): SQL =>
  sql.join(
    mark.map((value) => sql`${value}`),
    sql`, `,
  )
