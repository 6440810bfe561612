import {
  getTableColumns,
  getTableName,
  Param,
  SQL,
  type SQLChunk,
  type SQLWrapper,
  StringChunk,
  sql,
  type Table,
} from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Row, Statement } from './d1.ts'
import type { Matching } from './full-text.ts'
import type { Fields, Holder, Readable, RowOf } from './reach.ts'
import { quoted, worded } from './wording.ts'

/** The owners' ids, as conditions on any table that has their columns. */
export type Scope = (table: SQLiteTable) => SQL

/** What rows must meet beside the owners' ids, or true for nothing more. */
type Condition = SQL | true

/** Where each new row must stand: behind a row in reach of another table. */
export interface Footing {
  behind: SQLiteTable
  /** The columns of that row which the new one must have the same, by the names it has them under. */
  by: Record<string, SQLiteColumn>
  /** What that row must meet besides. */
  where?: SQL | undefined
  /** What every new row says, whoever adds it. */
  says?: Record<string, unknown>
}

/** Of a table that its holder does not change as far as they read it, or adds rows to. */
export interface Bounds {
  read: Condition
  change: Condition
  /** Without it, none are added. */
  add?: () => Footing
}

/** The tables that a holder reaches, each with what holds there; undefined for any other. */
export interface Reach {
  get(table: SQLiteTable): Condition | Bounds | undefined
}

/** A reach of these tables. What holds of one is put together when it is first asked: a page asks for two or three. */
export function reachOf(entries: readonly (readonly [SQLiteTable, () => Condition | Bounds])[]): Reach {
  const within = new Map(entries)
  const known = new Map<SQLiteTable, Condition | Bounds | undefined>()
  return {
    get(table) {
      if (!known.has(table)) known.set(table, within.get(table)?.())
      return known.get(table)
    },
  }
}

const isBounds = (within: Condition | Bounds | undefined): within is Bounds =>
  typeof within === 'object' && 'read' in within

/** Where a holder's new rows of a table must stand, if it says so. */
export function footingOf(table: SQLiteTable, reach: Reach | undefined): Footing | undefined {
  const within = reach?.get(table)
  return isBounds(within) ? within.add?.() : undefined
}

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
  implements Query<RowOf<F, Loose>>, SQLWrapper
{
  readonly #scope: Scope
  readonly #fields: F
  readonly #table: SQLiteTable
  readonly #matching: Matching | undefined
  readonly #joins: Join[] = []
  #where: SQL | undefined
  #order: (SQL | SQLiteColumn)[] = []
  #limit: number | undefined

  constructor(scope: Scope, fields: F, table: SQLiteTable, matching?: Matching) {
    this.#scope = scope
    this.#fields = fields
    this.#table = table
    this.#matching = matching
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
    return worded(this.getSQL())
  }

  /** For `exists`, inside another query, and to be worded. */
  getSQL(): SQL {
    const [table, found] = [this.#table, this.#matching]
    const alone = this.#joins.length === 0 && !found
    // Crossed, so that SQLite goes from the matches to the rows: in the order of the matches, and no further than the limit.
    const from = (found ? [found.index, found.entries, table] : [table]).map(named).join(' cross join ')
    const pieces: SQLChunk[] = [new StringChunk(`select ${picked(this.#fields, alone)} from ${from}`)]
    for (const { table: other, on, loose } of this.#joins)
      pieces.push(new StringChunk(` ${loose ? 'left' : 'inner'} join ${named(other)} on `), this.#own(other, on))
    const own = this.#own(table, this.#where)
    pieces.push(
      new StringChunk(' where '),
      found ? sql`${found.where} and ${this.#scope(found.entries)} and ${own}` : own,
    )
    for (const [at, by] of this.#order.entries()) pieces.push(new StringChunk(at === 0 ? ' order by ' : ', '), by)
    if (this.#limit !== undefined) pieces.push(new StringChunk(' limit '), new Param(this.#limit))
    return new SQL(pieces)
  }

  #own(table: SQLiteTable, condition: SQL | undefined): SQL {
    return within(this.#scope(table), condition)
  }

  decode(row: Row): RowOf<F, Loose> {
    return decodeRow(this.#fields, row) as RowOf<F, Loose>
  }
}

/** How many rows a select would give; one row with the count. One without order, or SQLite would write it out first. */
export const countOf = (select: Query<unknown>): Query<{ count: number }> => ({
  statement: () => {
    const { sql, params } = select.statement()
    return { sql: `select count(*) as count from (${sql})`, params }
  },
  decode: (row) => ({ count: Number(row.count) }),
})

/** The sums of what a select gives in these of its fields, each 0 when there is no row; one row with the sums. */
export const sumsOf = <R, K extends string & keyof R>(select: Query<R>, ...fields: K[]): Query<Record<K, number>> => ({
  statement: () => {
    const { sql, params } = select.statement()
    const sums = fields.map((field) => `coalesce(sum("${field}"), 0) as "${field}"`).join(', ')
    return { sql: `select ${sums} from (${sql})`, params }
  },
  decode: (row) => Object.fromEntries(fields.map((field) => [field, Number(row[field])])) as Record<K, number>,
})

/** `condition`, in parentheses so that an `or` in it cannot reach past `scope`. */
export function within(scope: SQL, condition: SQL | undefined): SQL {
  return condition ? sql`${scope} and (${condition})` : scope
}

// D1 returns rows as objects: without a name of its own, one table's id would overwrite another's. Worded here: a list's
// columns are most of what its statement says, and drizzle would take as long for them as for all the rest of a page's.
function picked(fields: Fields, alone: boolean): string {
  const columns = Object.entries(fields).map(([name, column]) => {
    const table = alone ? '' : `${nameOf(column.table)}.`
    return `${table}${quoted(column.name)} as ${quoted(name)}`
  })
  return columns.join(', ')
}

const nameOf = (table: Table): string => quoted(getTableName(table))

/** A table where it is read from, with the other name that it may go by there. */
function named(table: Table): string {
  const own = quoted(Reflect.get(table, Symbol.for('drizzle:OriginalName')) as string)
  return own === nameOf(table) ? own : `${own} ${nameOf(table)}`
}

/** Turns stored values into those of the columns' types (dates, JSON). */
export function decodeRow(fields: Fields, row: Row): Row {
  const decoded: Row = {}
  for (const name in fields) {
    const value = row[name]
    decoded[name] = value === null || value === undefined ? null : fields[name]?.mapFromDriverValue(value)
  }
  return decoded
}

/** Whose rows: a company's, or those of one of its customers. */
export interface Owners {
  companyId: string
  customerId?: string
}

/** The scope of the owners; with a reach, a table that it does not name cannot be reached at all. */
export function scopeOf({ companyId, customerId }: Owners, reach?: Reach, to: 'read' | 'change' = 'read'): Scope {
  return (table) => {
    const columns: Record<string, SQLiteColumn> = getTableColumns(table)
    const conditions = [owned(columns.companyId, companyId)]
    if (customerId !== undefined && columns.customerId) conditions.push(owned(columns.customerId, customerId))
    const within = reach?.get(table)
    if (reach && within === undefined) throw outOfReach(table)
    const further = isBounds(within) ? within[to] : within
    if (further !== undefined && further !== true) conditions.push(further)
    return sql.join(conditions, sql` and `)
  }
}

/** What is thrown where a section asks for what its holder does not reach. */
export const outOfReach = (table: SQLiteTable): Error =>
  new Error(`${getTableName(table)} is out of this holder’s reach.`)

function owned(column: SQLiteColumn | undefined, id: string): SQL {
  if (!column) throw new Error('A table without an owner column cannot be reached through a scope.')
  return sql`${column} = ${id}`
}
