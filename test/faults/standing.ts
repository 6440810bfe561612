import { env } from 'cloudflare:workers'
import type { World } from '../support/world.ts'

/**
 * What stands of a company in every table, and of its files whether their bytes are there, each row as text in which all
 * that differs from press to press is the same.
 */
export type Standing = Record<string, string[]>

// Counts of tries tell nothing of what was done, and words are kept by triggers.
const left = /^(sign_in_attempts|search_(words|spellings|index.*)|hosts|d1_.*|sqlite_.*|_cf.*)$/
const tables = await ownedTables()

/** The rows of a company as they stand. */
export async function standingOf({ companyId, slug }: World): Promise<Standing> {
  const answers = await env.DB.batch<Record<string, unknown>>([
    env.DB.prepare('select * from companies where id = ?').bind(companyId),
    ...tables.map((table) => env.DB.prepare(`select * from ${table} where company_id = ?`).bind(companyId)),
  ])
  const byTable = Object.fromEntries(
    answers.map(({ results }, place) => [
      ['companies', ...tables][place] ?? '',
      results
        .map((row) =>
          JSON.stringify(row, sameEachTime)
            .replaceAll(slug, 'SLUG')
            .replace(/world-\d+-[0-9a-f]{8}/g, 'SLUG'),
        )
        .map(alike)
        .sort(),
    ]),
  )
  return {
    ...byTable,
    files: await filesOf(
      companyId,
      answers.map(({ results }) => results),
    ),
  }
}

/** Of each file that a row names, whether its bytes are there. */
async function filesOf(companyId: string, rows: Record<string, unknown>[][]): Promise<string[]> {
  const of = (table: string) => rows[['companies', ...tables].indexOf(table)] ?? []
  const named = [
    ...of('attachments')
      // Those of every world are never disturbed.
      .filter(({ id, stored_at, removed_at }) => stored_at && !removed_at && !String(id).startsWith('file-'))
      .flatMap(({ id, thumbnail_type }) => [`attached/${id}`, ...(thumbnail_type ? [`attached/${id}-small`] : [])]),
    ...of('companies').flatMap(({ logo }) => (logo ? [`logo/${logo}`] : [])),
    ...of('stored_files').map(({ id }) => `documents/${id}`),
  ]
  const found = await Promise.all(
    named.map(async (name) => `${name} is ${(await env.FILES.head(`${companyId}/${name}`)) ? 'there' : 'lost'}`),
  )
  return found.map(alike).sort()
}

/** Tables whose rows are others than they were, each with what is there more and what is missing. */
export function changesFrom(before: Standing, after: Standing): Record<string, { more: string[]; gone: string[] }> {
  const changes = Object.entries(after).map(([table, rows]) => {
    const was = [...(before[table] ?? [])]
    const more = rows.filter((row) => {
      const place = was.indexOf(row)
      if (place >= 0) was.splice(place, 1)
      return place < 0
    })
    return [table, { more, gone: was }] as const
  })
  return Object.fromEntries(changes.filter(([, { more, gone }]) => more.length + gone.length > 0))
}

// Random by nature, or when it was.
const random =
  /^(entry|size_bytes|password_hash|code_secret|code_step|check_code|turns|tries|key_id|public_key|credential_id)$/

const sameEachTime = (name: string, value: unknown): unknown => {
  // A document is put on paper behind the answer: when, is nobody's business here.
  if (name === 'pdf_sha256') return null
  return random.test(name) && value !== null ? 'VALUE' : value
}

const alike = (row: string): string =>
  row
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'UUID')
    .replace(/passkeys-\d+/g, 'NETWORK')
    .replace(/\b[0-9a-f]{64}\b/g, 'HASH')
    .replace(/\b1[5-9]\d{11}\b/g, 'INSTANT')
    .replace(/\b20\d\d-\d\d-\d\d[T ]\d\d:\d\d(:[\d.]+Z)?/g, 'TIME')
    .replace(/\b(?:[0-9a-hjkmnp-tv-z]{6})?[0-9a-hjkmnp-tv-z]{20}\b/g, 'ID')
    .replace(/\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/g, 'CODE')
    .replace(/(?<=[":/])[\w-]{43}(?=["/.])/g, 'TOKEN')

async function ownedTables(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "select name from sqlite_master where type = 'table' and sql like '%company_id%' order by name",
  ).all<{ name: string }>()
  return results.map(({ name }) => name).filter((name) => !left.test(name))
}
