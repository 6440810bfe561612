import type { Actor, Deed } from '../audit/deed.ts'
import { note, once } from '../audit/note.ts'
import type { Settings } from '../companies/directory.ts'
import { type D1, isUntold } from '../db/d1.ts'
import { and, eq, plusFound } from '../db/operators.ts'
import type { RowOf } from '../db/reach.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import type { ImportFiles } from '../files/scope.ts'
import type { Reading } from './check.ts'
import { unpacked } from './file/blocks.ts'
import type { Line } from './kind.ts'
import type { Setting } from './kinds/made.ts'
import { type Bad, look, sorted } from './look.ts'
import { goingOnAfter, highestOf, notOvertaken } from './numbers.ts'
import { Found } from './references.ts'
import { imports } from './schema.ts'
import { type Counters, type Site, settingOf, settingQueries } from './setting.ts'
import { addedOf, adding } from './writes.ts'

/** Which import is to make its next step. The row knows which that is. */
export interface ImportToWorkOff {
  companyId: string
  importId: string
}

/** The part of an import in the bucket that holds its lines as they were uploaded. */
export const linesPart = 'lines'
/** The part that holds what the look which made this version of the row found wrong. */
export const faultsPart = (version: number): string => `faults/${version}`
/** Begins the names of the parts that hold the lines a run refused, one a step that refused any. */
export const refusedParts = 'refused/'

/**
 * Makes the next step of an import, in one batch: where it was broken off nothing of it was written, and it is made anew.
 * Gives whether there is another. An import that is over or was stopped, and a step that another call has made, are left
 * alone. Throws what D1 refuses.
 */
export async function stepImport(
  d1: D1,
  files: ImportFiles,
  site: Site,
  { companyId, importId }: ImportToWorkOff,
): Promise<{ more: boolean }> {
  const read: Reading = async (queries) => {
    const answers = await d1.send(queries.map((query) => query.statement()))
    return queries.map((query, place) => (answers[place] ?? []).map((row) => query.decode(row)))
  }
  const running = and(eq(imports.id, importId), eq(imports.state, 'running'))
  const query = beforeSignIn(companyId).from(imports, columns).where(running)
  const [[one] = [], [company] = [], types = [], counters = []] = (await read([
    query,
    ...settingQueries(companyId),
  ])) as [Running[], Settings[], Setting['types'], Counters]
  const setting = one?.mapping && settingOf(company, types, counters, one.mapping, site)
  if (!one?.mapping || !setting) return { more: false }

  const [from, to] = [one.blocks[one.cursor], one.blocks[one.cursor + 1]]
  if (from === undefined || to === undefined) return finish(d1, companyId, one)
  const looked = look(one.kind, unpacked<Line>(await files.text(importId, linesPart, from, to)), one.mapping)
  const found = new Found(companyId)
  await found.find(
    looked.map(({ named }) => named),
    read,
  )
  const { good, bad } = await sorted(looked, found, setting)
  if (bad.length > 0) await files.put(importId, refusedPart(one.cursor), JSON.stringify(bad satisfies Bad[]))
  const added = addedOf(companyId, one.kind, good)
  const highest = highestOf(good)
  const moved = beforeSignIn(companyId).update(
    imports,
    {
      cursor: one.cursor + 1,
      added: plusFound(imports.added, added),
      refused: one.refused + bad.length,
      steppedAt: new Date(),
    },
    and(running, eq(imports.cursor, one.cursor), ...notOvertaken(companyId, highest)),
  )
  const writes = [...adding(companyId, one.kind, good), ...goingOnAfter(companyId, highest)]
  return attempt(d1, [...writes, ...once(companyId, moved)], true)
}

const columns = {
  id: imports.id,
  kind: imports.kind,
  fileName: imports.fileName,
  accountId: imports.accountId,
  accountName: imports.accountName,
  lines: imports.lines,
  blocks: imports.blocks,
  mapping: imports.mapping,
  cursor: imports.cursor,
  added: imports.added,
  refused: imports.refused,
}
type Running = RowOf<typeof columns>

/** The step after the last one: all is counted, so the trail can be told how it went. */
function finish(d1: D1, companyId: string, { id, kind, fileName, added, refused, lines, ...one }: Running) {
  const now = new Date()
  const existed = lines - added - refused
  const over = { state: 'done', existed, steppedAt: now, finishedAt: now } as const
  const left = and(eq(imports.id, id), eq(imports.state, 'running'), eq(imports.cursor, one.cursor))
  const actor: Actor = { kind: 'staff', accountId: one.accountId, name: one.accountName }
  const details = { kind, added, existed, refused }
  const deed: Deed = { did: 'imported', subject: fileName, subjectId: id, details }
  const done = beforeSignIn(companyId).update(imports, over, left)
  return attempt(d1, [...once(companyId, done), note(companyId, actor, deed)], false)
}

/** Sends the batch; where it was undone because another call was quicker, nothing is left to do. */
async function attempt(d1: D1, writes: Query<unknown>[], more: boolean): Promise<{ more: boolean }> {
  try {
    await d1.send(writes.map((write) => write.statement()))
    return { more }
  } catch (error) {
    if (isUntold(error)) return { more: false }
    throw error
  }
}

// By their numbers, so that they are listed in their order.
const refusedPart = (cursor: number): string => `${refusedParts}${String(cursor).padStart(5, '0')}`
