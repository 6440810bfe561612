import { type Column, type SQL, sql } from 'drizzle-orm'

// What a section may say about rows. `sql` itself stays out: a hand-written fragment could step around the scope.
export { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte } from 'drizzle-orm'

/** A count raised by one, as the value an update sets. */
export const oneMore = (column: Column): SQL => sql`${column} + 1`

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

const bound = (mark: Mark): SQL =>
  sql.join(
    mark.map((value) => sql`${value}`),
    sql`, `,
  )
