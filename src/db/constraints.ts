import { type Column, type SQL, sql } from 'drizzle-orm'

/** A CHECK that a column holds one of the listed words. Literals, because SQLite binds no parameter in a schema. */
export const isOneOf = (column: Column, words: readonly string[]): SQL =>
  sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`

/** A CHECK that a number is not below zero. */
export const isNotNegative = (column: Column): SQL => sql`${column} >= 0`

/** A CHECK that an end comes after its start, and at most `longest` milliseconds after. */
export const lasts = (start: Column, end: Column, longest: number): SQL =>
  sql`${end} > ${start} and ${end} - ${start} <= ${sql.raw(String(longest))}`

/** A CHECK that an address is written as sign-in looks it up: in lower case. */
export const isLowerCase = (column: Column): SQL => sql`${column} = lower(${column})`

/** A CHECK that a text has from 1 to `most` characters. */
export const isAtMost = (column: Column, most: number): SQL =>
  sql`length(${column}) between 1 and ${sql.raw(String(most))}`
