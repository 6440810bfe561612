import { env } from 'cloudflare:workers'
import { smuggled } from './values.ts'

/*
 * Who owns what a request touches, told by the database itself: triggers on every table note each row that is not of
 * whoever acts, each row that changes its owner, and each cell that holds what was smuggled in.
 */

/** What a request touched and should not have. */
export interface Touched {
  relation: string
  deed: string
  company: string | null
  customer: string | null
  why: string
}

/** Names of all columns there are, as the database and as code write them. */
export const columnNames: string[] = []

/** What may pass from one owner to another, by the routes that do so. */
const movers = ['POST /admin/customers/:id/merge']

/** Puts the watch on every table. */
export async function watchOwners(): Promise<void> {
  await env.DB.batch([
    env.DB.prepare('create table fz_acting (company text, customer text, moves integer) strict'),
    env.DB.prepare('create table fz_touched (relation text, deed text, company text, customer text, why text) strict'),
  ])
  const tables = await env.DB.prepare(
    "select name from sqlite_master where type = 'table' and name not like 'fz_%' and sql not like 'create virtual%' and name not like 'search_index%' and name not like '\\_cf%' escape '\\' and name not like 'sqlite%' and name not like 'd1_%'",
  ).all<{ name: string }>()
  const names = new Set<string>()
  for (const { name: table } of tables.results) {
    const columns = (await env.DB.prepare(`select name from pragma_table_info('${table}')`).all<{ name: string }>())
      .results
    for (const { name } of columns) names.add(name)
    const has = new Set(columns.map(({ name }) => name))
    const company = has.has('company_id') ? 'company_id' : table === 'companies' ? 'id' : undefined
    if (!company) continue
    const customer = has.has('customer_id')
      ? 'customer_id'
      : has.has('customer_of')
        ? 'customer_of'
        : table === 'customers'
          ? 'id'
          : undefined
    await env.DB.batch(triggersOf(table, [...has], company, customer).map((sql) => env.DB.prepare(sql)))
  }
  const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  columnNames.push(...new Set([...names].flatMap((name) => [name, camel(name)])))
}

function triggersOf(table: string, columns: string[], company: string, customer: string | undefined): string[] {
  const note = (deed: string, row: string, why: string) =>
    `insert into fz_touched values ('${table}', '${deed}', ${row}."${company}", ${customer ? `${row}."${customer}"` : 'null'}, '${why}');`
  const notTheirs = (row: string) =>
    `exists (select 1 from fz_acting where ${row}."${company}" <> company${
      customer ? ` or (customer is not null and ${row}."${customer}" <> customer)` : ''
    })`
  const holds = columns.map((column) => `instr(new."${column}", '${smuggled}')`).join(' or ')
  const moved = [company, customer, columns.includes('id') ? 'id' : undefined].filter((name) => name !== undefined)
  const passes = moved.map((column) => `old."${column}" is not new."${column}"`).join(' or ')
  const of = (deed: string, row: string, when: string, why: string) =>
    `create trigger fz_${table}_${deed}_${why} after ${deed} on ${table} when ${when} begin ${note(deed, row, why)} end`
  return [
    of('insert', 'new', notTheirs('new'), 'foreign'),
    of('update', 'old', notTheirs('old'), 'foreign'),
    of('delete', 'old', notTheirs('old'), 'foreign'),
    of('insert', 'new', `exists (select 1 from fz_acting) and (${holds})`, 'smuggled'),
    of('update', 'new', `exists (select 1 from fz_acting) and (${holds})`, 'smuggled'),
    of('update', 'new', `exists (select 1 from fz_acting where not moves) and (${passes})`, 'moved'),
  ]
}

/** Says who acts from now on: a company, and the one customer where no other's rows may be touched. */
export const actAs = (route: string, company: string, customer: string | null) =>
  env.DB.batch([
    env.DB.prepare('delete from fz_acting'),
    env.DB.prepare('delete from fz_touched'),
    env.DB.prepare('insert into fz_acting values (?, ?, ?)').bind(company, customer, movers.includes(route) ? 1 : 0),
  ])

/** Nobody is watched while rows are put there. */
export const actAsNobody = () =>
  env.DB.batch([env.DB.prepare('delete from fz_acting'), env.DB.prepare('delete from fz_touched')])

/** What was touched since the last time that should not have been. */
export async function touched(): Promise<Touched[]> {
  const { results } = await env.DB.prepare('select * from fz_touched limit 5').all<Touched>()
  if (results.length > 0) await env.DB.prepare('delete from fz_touched').run()
  return results
}
