import { type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm'

// What a section may say about rows. `sql` itself stays out: a hand-written fragment could step around the scope.
export {
  and,
  asc,
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
export type { Column }

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

/** What the column holds, or `value` where it holds nothing. */
export const orElse = (column: Column, value: number): SQL => sql`coalesce(${column}, ${value})`

/** Whether the column is among the values of a JSON list that `list` reads. */
export const isInList = (column: Column, list: SQLWrapper): SQL =>
  sql`${column} in (select value from json_each(${list}))`

/** Texts that begin with `start`, as a range that an index of the column serves. An empty start is all of them. */
export const beginsWith = (column: Column, start: string): SQL =>
  sql`${column} >= ${start} and ${column} < ${`${start}\u{10ffff}`}`

const bound = (mark: Mark): SQL =>
  sql.join(
    mark.map((value) => sql`${value}`),
    sql`, `,
  )
