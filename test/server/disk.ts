import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { Row, Server } from './app.ts'

/**
 * Has `act` read the rows of a place from its disk, which takes a tenth of the time that asking the server does. Throws where
 * the place has no database. After a kill the server is asked first: what was being written is part of it or not only once
 * someone who may write has opened it.
 */
export async function onDisk<T>(place: string, act: (disk: Pick<Server, 'rows'>) => Promise<T>): Promise<T> {
  const database = new DatabaseSync(databaseOf(place), { readOnly: true })
  try {
    return await act({
      rows: async (sql, ...params) => database.prepare(sql).all(...(params as SQLInputValue[])) as Row[],
    })
  } finally {
    database.close()
  }
}

/** When rows of a place were last written to its disk, in nanoseconds. */
export const lastWritten = (place: string): bigint | undefined =>
  statSync(`${databaseOf(place)}-wal`, { bigint: true, throwIfNoEntry: false })?.mtimeNs

function databaseOf(place: string): string {
  const folder = join(place, 'v3/d1/miniflare-D1DatabaseObject')
  const name = readdirSync(folder).find((file) => /^[0-9a-f]+\.sqlite$/.test(file))
  if (!name) throw new Error(`${place} has no database.`)
  return join(folder, name)
}
