import { and, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { QueryBuilder, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Row, Statement } from './d1.ts'
import type { Fields, Holder, Readable, RowOf } from './reach.ts'

/** The owners' ids, as conditions on any table that has their columns. */
export type Scope = (table: SQLiteTable) => SQL

/** A read whose rows are typed; nothing runs until the database is asked to. */
export interface Query<R> {
  statement(): Statement
  decode(row: Row): R
}

interface Join {
  table: SQLiteTable
  on: SQL | undefined
  loose: boolean
}

/** A select in which every table, joined ones included, is held to its owner. */
export class Select<H extends Holder, F extends Fields, Loose extends string = never>
  implements Query<RowOf<F, Loose>>
{
  readonly #scope: Scope
  readonly #fields: F
  readonly #table: SQLiteTable
  readonly #joins: Join[] = []
  #where: SQL | undefined
  #order: (SQL | SQLiteColumn)[] = []
  #limit: number | undefined

  constructor(scope: Scope, fields: F, table: SQLiteTable) {
    this.#scope = scope
    this.#fields = fields
    this.#table = table
  }

  join<T extends SQLiteTable>(table: T & Readable<H, T>, on: SQL | undefined): this {
    this.#joins.push({ table, on, loose: false })
    return this
  }

  /** As `join`, but keeps rows without a partner: the joined columns may be null. */
  leftJoin<T extends SQLiteTable>(
    table: T & Readable<H, T>,
    on: SQL | undefined,
  ): Select<H, F, Loose | T['_']['name']> {
    this.#joins.push({ table, on, loose: true })
    return this
  }

  /** Replaces an earlier condition; the owner's condition stands beside it whatever it says. */
  where(condition: SQL | undefined): this {
    this.#where = condition
    return this
  }

  orderBy(...order: (SQL | SQLiteColumn)[]): this {
    this.#order = order
    return this
  }

  limit(rows: number): this {
    this.#limit = rows
    return this
  }

  statement(): Statement {
    const query = new QueryBuilder().select(aliased(this.#fields)).from(this.#table).$dynamic()
    for (const { table, on, loose } of this.#joins) {
      const condition = within(this.#scope(table), on)
      if (loose) query.leftJoin(table, condition)
      else query.innerJoin(table, condition)
    }
    query.where(within(this.#scope(this.#table), this.#where))
    if (this.#order.length > 0) query.orderBy(...this.#order)
    if (this.#limit !== undefined) query.limit(this.#limit)
    return query.toSQL()
  }

  decode(row: Row): RowOf<F, Loose> {
    return decodeRow(this.#fields, row) as RowOf<F, Loose>
  }
}

/** `condition`, in parentheses so that an `or` in it cannot reach past `scope`. */
export function within(scope: SQL, condition: SQL | undefined): SQL | undefined {
  return condition ? and(scope, sql`(${condition})`) : scope
}

// D1 returns rows as objects: without a name of its own, one table's id would overwrite another's.
function aliased(fields: Fields): Record<string, SQL.Aliased> {
  return Object.fromEntries(Object.entries(fields).map(([name, column]) => [name, sql`${column}`.as(name)]))
}

/** Turns stored values into those of the columns' types (dates, JSON). */
export function decodeRow(fields: Fields, row: Row): Row {
  return Object.fromEntries(
    Object.entries(fields).map(([name, column]) => {
      const value = row[name]
      return [name, value === null || value === undefined ? null : column.mapFromDriverValue(value)]
    }),
  )
}

/** The scope of a company, and of one of its customers when `customerId` is given. */
export function scopeOf(companyId: string, customerId?: string): Scope {
  return (table) => {
    const columns: Record<string, SQLiteColumn> = getTableColumns(table)
    const company = owned(columns.companyId, companyId)
    const customer = customerId !== undefined && columns.customerId ? owned(columns.customerId, customerId) : undefined
    return sql.join(customer ? [company, customer] : [company], sql` and `)
  }
}

function owned(column: SQLiteColumn | undefined, id: string): SQL {
  if (!column) throw new Error('A table without an owner column cannot be reached through a scope.')
  return sql`${column} = ${id}`
}
