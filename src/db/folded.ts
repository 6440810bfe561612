import { type SQL, sql } from 'drizzle-orm'

// Plain letters by those with marks that French, its neighbours and the names of Europe bring along. No more than these:
// SQLite nests a hundred expressions at most.
const plain: Record<string, string> = {
  a: 'àáâãäåą',
  c: 'çć',
  e: 'èéêëę',
  g: 'ğ',
  i: 'ìíîïı',
  l: 'ł',
  n: 'ñń',
  o: 'òóôõöø',
  s: 'śšş',
  u: 'ùúûü',
  y: 'ýÿ',
  z: 'żž',
  ae: 'æ',
  oe: 'œ',
  ss: 'ß',
}

const pairs = Object.entries(plain).flatMap(([letter, marked]) => {
  const both = [...marked].flatMap((mark) => [mark, mark.toUpperCase()])
  return [...new Set(both)]
    .filter((mark) => mark.length === 1 && mark > '\u007f')
    .map((mark) => [mark, letter] as const)
})

/**
 * SQL that writes the text of an expression in small letters without marks, so that Émile stands beside Emile. It is for
 * generated columns, which the database keeps whoever writes the row.
 */
export const folded = (expression: string): SQL =>
  sql.raw(pairs.reduce((inner, [mark, letter]) => `replace(${inner}, '${mark}', '${letter}')`, `lower(${expression})`))

/** The same for what someone types, to compare with what the database has folded. */
export const fold = (text: string): string =>
  pairs.reduce((inner, [mark, letter]) => inner.replaceAll(mark, letter), text.toLowerCase())
