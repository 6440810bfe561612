import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'

interface Part {
  type: 'table' | 'trigger'
  name: string
  table: string
  sql: string
}

let parts: Part[] | undefined

/**
 * Leaves database, files and open sockets as they are at the start of a test file. The tables stay and lose their rows: to
 * make them anew takes ten times as long.
 */
export async function emptied(): Promise<void> {
  await Promise.all([rows(), files(), sockets()])
}

async function rows(): Promise<void> {
  parts ??= (
    await env.DB.prepare(`select type, name, tbl_name as "table", sql from sqlite_master
    where type in ('table', 'trigger') and name not like 'sqlite\\_%' escape '\\' and name not like '\\_cf%' escape '\\'
      and name not like 'search\\_%\\_%' escape '\\'`).all<Part>()
  ).results
  const tables = parts.filter(({ type }) => type === 'table')
  const asked = tables.map(({ name }) => `exists (select 1 from "${name}") as "${name}"`)
  const full = (await env.DB.prepare(`select ${asked.join(', ')}`).first<Record<string, number>>()) ?? {}
  // What is issued and what is noted refuses to be deleted.
  const guards = parts.filter(
    ({ type, table, sql }) => type === 'trigger' && full[table] && /\bdelete\s+on\b/i.test(sql),
  )
  const deleted = tables.filter(({ name }) => full[name]).map(({ name }) => `delete from "${name}"`)
  const written = ['pragma defer_foreign_keys = on', ...guards.map(({ name }) => `drop trigger "${name}"`), ...deleted]
  await env.DB.batch([...written, ...guards.map(({ sql }) => sql)].map((sql) => env.DB.prepare(sql)))
}

async function files(): Promise<void> {
  const { objects } = await env.FILES.list()
  if (objects.length > 0) await env.FILES.delete(objects.map(({ key }) => key))
}

async function sockets(): Promise<void> {
  for (const id of await listDurableObjectIds(env.LIVE))
    await runInDurableObject(env.LIVE.get(id), (_, state) => {
      for (const socket of state.getWebSockets()) socket.close()
    })
}
