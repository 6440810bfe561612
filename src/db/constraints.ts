import { type Column, type SQL, sql } from 'drizzle-orm'

/** A CHECK that a column holds one of the listed words. Literals, because SQLite binds no parameter in a schema. */
export const isOneOf = (column: Column, words: readonly string[]): SQL =>
  sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`

/** A CHECK that a number is not below zero. */
export const isNotNegative = (column: Column): SQL => sql`${column} >= 0`
