import type { Mark } from '../db/operators.ts'
import * as z from './zod.ts'

/** Rows a page shows. */
export const pageSize = 25

/** Rows to ask for: one more than shown tells whether there is a next page. */
export const pageLimit = pageSize + 1

/** One page of a list; `next` is the mark after which the next one starts. */
export interface Page<Row> {
  rows: Row[]
  next: string | undefined
}

/**
 * Cuts a list asked for with one row more than `size` down to a page. `markOf` gives the values that order the list.
 */
export function pageOf<Row>(
  rows: Row[],
  markOf: (row: Row) => (string | number | Date)[],
  size: number = pageSize,
): Page<Row> {
  const last = rows[size - 1]
  const more = rows.length > size && last !== undefined
  return { rows: rows.slice(0, size), next: more ? writeMark(markOf(last)) : undefined }
}

const writeMark = (values: (string | number | Date)[]): string =>
  Buffer.from(JSON.stringify(values.map((value) => (value instanceof Date ? value.getTime() : value)))).toString(
    'base64url',
  )

const marks = z.array(z.union([z.string().max(1000), z.number()])).max(5)

/** The query parameter that names a mark of `length` values. One that was tampered with starts the list anew. */
export const markParameter = (length: number) =>
  z
    .string()
    .max(2000)
    .optional()
    .transform((text) => readMark(text, length))
    .catch(undefined)

/** The mark that a page's `next` names; undefined when it names none of this length. */
export function readMark(text: string | undefined, length: number): Mark | undefined {
  if (text === undefined) return undefined
  const read = marks.length(length).safeParse(parse(Buffer.from(text, 'base64url').toString()))
  return read.success ? read.data : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
