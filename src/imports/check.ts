import type { Query } from '../db/select.ts'
import type { ImportKind, Line, Mapping, Preview } from './kind.ts'
import type { Setting } from './kinds/made.ts'
import { type Bad, look, sorted } from './look.ts'
import { Found } from './references.ts'
import { existing } from './writes.ts'

/** First lines that are shown as they would be. */
const shownLines = 5

/** How queries reach the database: all in one round trip. */
export type Reading = (queries: Query<unknown>[]) => Promise<unknown[][]>

/**
 * Looks through a whole file as the run will, and writes nothing. It costs three round trips at most, however long the
 * file.
 */
export async function check(
  companyId: string,
  { kind, lines, mapping, setting }: { kind: ImportKind; lines: Line[]; mapping: Mapping; setting: Setting },
  read: Reading,
): Promise<{ preview: Preview; bad: Bad[] }> {
  const looked = look(kind, lines, mapping)
  const found = new Found(companyId)
  await found.find(
    looked.map(({ named }) => named),
    read,
  )
  const { good, bad } = await sorted(looked, found, setting)
  const queries = existing(companyId, kind, good)
  const rows = queries.length > 0 ? ((await read(queries)) as { key: string | null }[][]).flat() : []
  // Keys and numbers in one set: a key has its kind before it, so neither is ever taken for the other.
  const there = new Set(rows.map(({ key }) => key))
  let added = 0
  for (const { key, made } of good) {
    const isThere = there.has(key) || (kind === 'invoices' && there.has(made.reference))
    if (!isThere) added += 1
    there.add(key)
  }
  const preview: Preview = {
    ...{ added, existed: good.length - added, refused: bad.length },
    faults: bad.reduce((sum, { faults }) => sum + faults.length, 0),
    rows: good.slice(0, shownLines).map(({ line, made }) => ({ line: line.line, shown: shortened(made.shown) })),
  }
  return { preview, bad }
}

const mostShown = 120

const shortened = <T extends object>(shown: T): T =>
  Object.fromEntries(Object.entries(shown).map(([field, text]) => [field, String(text).slice(0, mostShown)])) as T
