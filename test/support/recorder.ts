import { env } from 'cloudflare:workers'
import { afterAll } from 'vitest'
import { isMatchOfFind, looseMatches, noteMatch } from './matches.ts'

/** Tables that belong to companies, read from the migrated database itself, and the one that belongs to all at once. */
const owned = [...(await ownedTables()), 'search_index']
const seen = new Map<string, string[]>()
let trips: { statements: string[]; rowsRead: number }[] = []

/** env.DB as the app gets it in tests: every statement is noted before it runs. */
export const recordedDb: D1Database = {
  prepare: (sql: string) => noted(env.DB.prepare(sql), sql),
  batch: async <T>(statements: D1PreparedStatement[]) => {
    const results = await env.DB.batch<T>(statements.map(original))
    trips.push({
      statements: statements.map((statement) => sqlOf.get(statement) ?? ''),
      rowsRead: results.reduce((sum, result) => sum + result.meta.rows_read, 0),
    })
    return results
  },
  exec: (sql: string) => env.DB.exec(sql),
  withSession: (constraint?: string) => env.DB.withSession(constraint),
  dump: () => env.DB.dump(),
}

/** The round trips made by `act`: their statements, and the rows D1 read for each. */
export async function tripsOf<T>(act: () => Promise<T>): Promise<{ answer: T; trips: typeof trips }> {
  trips = []
  const answer = await act()
  return { answer, trips }
}

/**
 * Statements on a company's table whose plan is not a search by company_id: one that scans the table, or that names no
 * company, reads other companies' rows.
 */
export async function unscopedStatements(sqls: Iterable<string>): Promise<string[]> {
  const faults: string[] = []
  for (const sql of sqls) {
    const tables = owned.filter((table) => new RegExp(`\\b${table}\\b`).test(sql))
    if (tables.length === 0) continue
    if (/^\s*insert/i.test(sql)) {
      if (!/company_id/.test(sql)) faults.push(`no owner: ${sql}`)
      continue
    }
    const plan = await planOf(sql)
    for (const step of plan) {
      // A trigger or an alias may name what it searches otherwise; every step that touches rows is held to the rule. What
      // such steps yielded, and lists among the bound values, are no rows.
      if (isMatchOfFind(step, sql)) continue
      if (/^(SEARCH|SCAN)(?! \(subquery-\d+\)| json_each )/.test(step) && !/company_id=\?/.test(step))
        faults.push(`${step}: ${sql}`)
      // All rows of a company, one after the other: right for a handful, not for its customers or their papers. An index of
      // some of them is made to be walked; one that brings them in the order asked for ends where the page does.
      const walk =
        /^SEARCH \S+ (?:EXISTS )?USING (?:PRIMARY KEY|(?:COVERING )?INDEX (?<index>\w+)) \(company_id=\?\)/.exec(step)
      const index = walk?.groups?.index
      const ends = index !== undefined && (partial.has(index) || (/\blimit\b/i.test(sql) && !plan.some(isSorted)))
      if (walk && !ends && !few.has(tableOf(step, sql))) faults.push(`walks the company, ${step}: ${sql}`)
    }
  }
  return faults
}

/** Tables of which a company has a handful of rows. */
const few = new Set([
  'staff',
  'job_types',
  'service_categories',
  'invitation_runs',
  'imports',
  'host_claims',
  'invoice_counters',
  // One row.
  'customer_counts',
])

/** Indexes of some rows of a table alone. */
const partial = new Set(await partialIndexes())

const isSorted = (step: string) => step.startsWith('USE TEMP B-TREE FOR ORDER BY')

// A plan names a table by its alias where it has one.
function tableOf(step: string, sql: string): string {
  const name = /^SEARCH (\S+)/.exec(step)?.[1] ?? ''
  return new RegExp(`\\b(\\w+) ${name}\\b(?! on)`).exec(sql)?.[1] ?? name
}

/** The steps by which the database finds what a statement asks for. */
export async function planOf(sql: string): Promise<string[]> {
  const known = seen.get(sql)
  if (known) return known
  const holes = sql.match(/\?\d*/g) ?? []
  const count = Math.max(0, ...holes.map((hole, index) => Number(hole.slice(1) || index + 1)))
  const { results } = await env.DB.prepare(`explain query plan ${sql}`)
    .bind(...Array.from({ length: count }, () => 0))
    .all<{ detail: string }>()
  const plan = results.map(({ detail }) => detail)
  seen.set(sql, plan)
  return plan
}

const all = new Set<string>()
const originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>()
const sqlOf = new WeakMap<D1PreparedStatement, string>()
const original = (statement: D1PreparedStatement) => originals.get(statement) ?? statement

function noted(statement: D1PreparedStatement, sql: string): D1PreparedStatement {
  all.add(sql)
  const recorded = {
    bind: (...values: unknown[]) => {
      noteMatch(sql, values)
      return noted(statement.bind(...values), sql)
    },
    first: (column?: string) => (column ? statement.first(column) : statement.first()),
    all: () => statement.all(),
    run: () => statement.run(),
    raw: () => statement.raw(),
  } as unknown as D1PreparedStatement
  originals.set(recorded, statement)
  sqlOf.set(recorded, sql)
  return recorded
}

async function ownedTables(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "select name from sqlite_master where type = 'table' and sql like '%company_id%' and name <> 'hosts'",
  ).all<{ name: string }>()
  return results.map(({ name }) => name)
}

async function partialIndexes(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "select name from sqlite_master where type = 'index' and sql like '% where %'",
  ).all<{ name: string }>()
  return results.map(({ name }) => name)
}

// Whatever a test file was about, its statements are looked at when it ends.
afterAll(async () => {
  const faults = await unscopedStatements(all)
  faults.push(...looseMatches())
  if (faults.length > 0) throw new Error(`Statements that are not held to one company:\n${faults.join('\n')}`)
})
