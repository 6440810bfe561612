import { and, eq, getTableColumns, type SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { insertBehind } from './behind.ts'
import { type Behind, InsertMany } from './many.ts'
import type { Addable, Changeable, Changes, Deletable, Fields, Holder, NewRow, Readable, Visible } from './reach.ts'
import { footingOf, type Owners, outOfReach, type Reach, type Scope, Select, scopeOf, within } from './select.ts'
import { type Builder, orIgnored, Write } from './write.ts'

/** The verbs of SQL, each held to its owners. They describe; a database below runs them. */
export class ScopedVerbs<H extends Holder> {
  readonly #scope: Scope
  readonly #changing: Scope
  readonly #owners: Owners
  readonly #reach: Reach | undefined

  constructor(owners: Owners, reach?: Reach) {
    this.#owners = owners
    this.#reach = reach
    this.#scope = scopeOf(owners, reach)
    this.#changing = scopeOf(owners, reach, 'change')
  }

  /** Starts a read of the picked columns; joins, condition, order and limit follow. */
  from<T extends SQLiteTable, F extends Fields>(table: T & Readable<H, T>, fields: F & Visible<H, F>): Select<H, F> {
    return new Select<H, F>(this.#scope, fields, table)
  }

  /**
   * Adds a row of the holder's own: the owner columns are filled in here and cannot be passed. Where the holder's reach
   * says so, only behind a row that it reaches, or nothing comes back.
   */
  insert<T extends SQLiteTable>(table: T & Addable<H, T>, row: NewRow<H, T>) {
    return new Write(this.#adding(table, row, false), ownersOf(table))
  }

  /** As `insert`, but where a row stands in the way of a unique key nothing is written and nothing comes back. */
  insertOnce<T extends SQLiteTable>(table: T & Addable<H, T>, row: NewRow<H, T>) {
    return new Write(this.#adding(table, row, true), ownersOf(table))
  }

  #adding<T extends SQLiteTable>(table: T, row: object, once: boolean): Builder {
    const owned = { ...row, ...this.#owners } as Record<string, unknown> & T['$inferInsert']
    const footing = footingOf(table, this.#reach)
    if (footing) {
      const { behind, by, where, says } = footing
      const same = Object.entries(by).map(([name, column]) => eq(column, owned[name] ?? null))
      const found = new Select<H, Fields>(this.#scope, by, behind).where(and(...same, where))
      return insertBehind(table, { ...owned, ...says }, found, once)
    }
    // Whoever is held by a reach adds a row behind one that they reach, or none.
    if (this.#reach) throw outOfReach(table)
    const insert = builder.insert<T>(table).values(owned)
    return once ? insert.onConflictDoNothing() : insert
  }

  /**
   * Adds the rows that stand in the way of no unique key, all by one statement, whatever their number: the company is
   * filled in here. With `behind`, only those whose row of that table is there, as written just before in the batch.
   */
  insertMany<T extends SQLiteTable>(table: T & Addable<H, T>, rows: NewRow<H, T>[], behind?: Behind) {
    // Nobody but a company has many to add, and these are looked at by no reach.
    if (this.#reach) throw new Error('Only a company adds many rows at once.')
    return new InsertMany(table, this.#owners.companyId, rows, ownersOf(table), behind)
  }

  /** Changes the rows that match; a state change names the state it leaves in `where`. */
  update<T extends SQLiteTable>(table: T & Changeable<H, T>, changes: Changes<T, H>, where: SQL | undefined) {
    const update = builder.update<SQLiteTable>(table).set(changes as object)
    return new Write(update.where(within(this.#changing(table), where)), ownersOf(table))
  }

  /** As `update`, but a row that would then stand in the way of a unique key stays as it is, and does not come back. */
  updateOnce<T extends SQLiteTable>(table: T & Changeable<H, T>, changes: Changes<T, H>, where: SQL | undefined) {
    const update = builder.update<SQLiteTable>(table).set(changes as object)
    return new Write(orIgnored(update.where(within(this.#changing(table), where))), ownersOf(table))
  }

  delete<T extends SQLiteTable>(table: T & Deletable<H, T>, where: SQL | undefined) {
    return new Write(builder.delete(table).where(within(this.#changing(table), where)), ownersOf(table))
  }
}

// Every write returns something, so that the caller sees whether a row was touched.
export const ownersOf = (table: SQLiteTable): Fields => {
  const { companyId }: Fields = getTableColumns(table)
  return companyId ? { companyId } : {}
}

// Builds SQL only: it has no connection, so nothing can run around `D1.send`.
export const builder = drizzle({} as D1Database)
