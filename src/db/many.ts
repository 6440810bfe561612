import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Row, Statement } from './d1.ts'
import type { Fields, RowOf } from './reach.ts'
import { decodeRow, type Query } from './select.ts'

/** The row of another table that each new row belongs to: where it is not there, the new row is left out. */
export interface Behind {
  table: SQLiteTable
  /** The new row's property that holds the other's id. */
  by: string
}

/**
 * Adds many rows by one statement, which binds them as one JSON list: a statement binds a hundred values at most. Returns
 * the picked fields of each row it added. The list must stay below D1's 2 MB a value: the caller sees to it.
 */
export class InsertMany<F extends Fields> implements Query<RowOf<F>> {
  readonly #table: SQLiteTable
  readonly #companyId: string
  readonly #rows: Record<string, unknown>[]
  readonly #fields: F
  readonly #behind: Behind | undefined

  constructor(table: SQLiteTable, companyId: string, rows: Record<string, unknown>[], fields: F, behind?: Behind) {
    this.#table = table
    this.#companyId = companyId
    this.#rows = rows
    this.#fields = fields
    this.#behind = behind
  }

  /** The fields to return of each row added, instead of its owner. */
  returning<G extends Fields>(fields: G): InsertMany<G> {
    return new InsertMany(this.#table, this.#companyId, this.#rows, fields, this.#behind)
  }

  statement(): Statement {
    const columns = this.#columns()
    const names = columns.map(([, { name }]) => `"${name}"`).join(', ')
    const picked = columns.map((_, place) => `value ->> ${place}`).join(', ')
    const returned = Object.values(this.#fields).map(({ name }) => `"${name}"`)
    const sql = `insert into "${getTableName(this.#table)}" ("company_id", ${names})
      select ?1, ${picked} from json_each(?2) where ${this.#condition(columns)}
      on conflict do nothing returning ${returned.join(', ')}`
    const list = this.#rows.map((row) => columns.map(([property, column]) => storedValue(row, property, column)))
    return { sql, params: [this.#companyId, JSON.stringify(list)] }
  }

  decode(row: Row): RowOf<F> {
    const byColumn = Object.fromEntries(Object.entries(this.#fields).map(([name, column]) => [name, row[column.name]]))
    return decodeRow(this.#fields, byColumn) as RowOf<F>
  }

  /** Columns that any row names, and those that are filled in when a row is made. */
  #columns(): [string, SQLiteColumn][] {
    const named = new Set(this.#rows.flatMap((row) => Object.keys(row)))
    const all: [string, SQLiteColumn][] = Object.entries(getTableColumns(this.#table))
    return all.filter(([property, { defaultFn }]) => property !== 'companyId' && (named.has(property) || defaultFn))
  }

  #condition(columns: [string, SQLiteColumn][]): string {
    const behind = this.#behind
    if (!behind) return 'true'
    const place = columns.findIndex(([property]) => property === behind.by)
    const name = getTableName(behind.table)
    return `exists (select 1 from "${name}" where "${name}"."company_id" = ?1 and "${name}"."id" = value ->> ${place})`
  }
}

function storedValue(row: Record<string, unknown>, property: string, column: SQLiteColumn): unknown {
  const value = row[property] ?? column.defaultFn?.()
  return value === undefined ? null : column.mapToDriverValue(value)
}
