import { getTableColumns, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { SQLiteAsyncDialect, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Statement } from './d1.ts'
import type { Fields } from './reach.ts'

/** Adds a row where `found` finds one, and nothing where it does not: looked at by the very statement that adds it. */
export function insertBehind(table: SQLiteTable, row: Record<string, unknown>, found: SQLWrapper, once: boolean) {
  const columns: [string, SQLiteColumn][] = Object.entries(getTableColumns(table))
  const written = columns
    .filter(([property, { defaultFn }]) => row[property] !== undefined || defaultFn)
    .map(([property, column]) => [column, row[property] ?? column.defaultFn?.() ?? null] as const)
  const names = listed(written.map(([column]) => nameOf(column)))
  const values = listed(written.map(([column, value]) => sql`${sql.param(value, column)}`))
  const insert = sql`insert into ${table} (${names}) select ${values} where exists ${found}`
  const unless = once ? sql` on conflict do nothing` : sql``
  return {
    returning: (fields: Fields) => ({
      toSQL: (): Statement =>
        dialect.sqlToQuery(sql`${insert}${unless} returning ${listed(Object.values(fields).map(nameOf))}`),
    }),
  }
}

const dialect = new SQLiteAsyncDialect()
const nameOf = ({ name }: SQLiteColumn): SQL => sql`${sql.identifier(name)}`
const listed = (parts: SQL[]): SQL => sql.join(parts, sql`, `)
