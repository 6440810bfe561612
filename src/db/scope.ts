import { and, eq, getTableColumns, getTableName, is, SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Deed } from '../audit/deed.ts'
import { type D1, isUntold } from './d1.ts'
import { type Entries, type Findable, matching, type Sought } from './full-text.ts'
import { type Behind, InsertMany } from './many.ts'
import type {
  Addable,
  Changeable,
  Changes,
  Deletable,
  Fields,
  Holder,
  NewRow,
  OfCustomer,
  Readable,
  Visible,
} from './reach.ts'
import { type Owners, type Query, type Reach, type Scope, Select, scopeOf, within } from './select.ts'
import { Write } from './write.ts'

/** Checks the session in the same round trip as the first query. `admit` throws when the row is not there. */
export interface Guard<Viewer> {
  query: Query<unknown>
  admit(row: unknown): Viewer
  /** The line that a write of this viewer leaves in the trail. Throws for a viewer who may only look on. */
  note(viewer: Viewer, deed: Deed): Query<unknown>
}

type Answers<Q extends readonly Query<unknown>[]> = { [K in keyof Q]: Q[K] extends Query<infer R> ? R[] : never }

/** The verbs of SQL, each held to its owners. They describe; a database below runs them. */
class ScopedVerbs<H extends Holder> {
  readonly #scope: Scope
  readonly #owners: Owners
  readonly #rights: Reach | undefined

  constructor(owners: Owners, reach?: Reach, rights?: Reach) {
    this.#owners = owners
    this.#scope = scopeOf(owners, reach)
    this.#rights = rights
  }

  /** Starts a read of the picked columns; joins, condition, order and limit follow. */
  from<T extends SQLiteTable, F extends Fields>(table: T & Readable<H, T>, fields: F & Visible<H, F>): Select<H, F> {
    return new Select<H, F>(this.#scope, fields, table)
  }

  /** Adds a row of the holder's own: the owner columns are filled in here and cannot be passed. */
  insert<T extends SQLiteTable>(table: T & Addable<H, T>, row: NewRow<H, T>) {
    return new Write(this.#adding<T>(table, row), ownersOf(table))
  }

  /**
   * As `insert`, but where a row stands in the way of a unique key, or where the condition does not hold when it is
   * written, nothing is and nothing comes back.
   */
  insertOnce<T extends SQLiteTable>(table: T & Addable<H, T>, row: NewRow<H, T>, condition?: SQL) {
    return new Write(this.#adding<T>(table, row, condition).onConflictDoNothing(), ownersOf(table))
  }

  /**
   * Adds the rows that stand in the way of no unique key, all by one statement, whatever their number: the company is
   * filled in here. With `behind`, only those whose row of that table is there, as written just before in the batch.
   */
  insertMany<T extends SQLiteTable>(table: T & Addable<H, T>, rows: NewRow<H, T>[], behind?: Behind) {
    // A customer's rows bear two owners; nobody but a company has many to add.
    if (this.#owners.customerId !== undefined) throw new Error('Only a company adds many rows at once.')
    return new InsertMany(table, this.#owners.companyId, rows, ownersOf(table), behind)
  }

  /** Changes the rows that match; a state change names the state it leaves in `where`. */
  update<T extends SQLiteTable>(table: T & Changeable<H, T>, changes: Changes<T, H>, where: SQL | undefined) {
    const update = builder.update<SQLiteTable>(table).set(changes as object)
    const held = and(this.#scope(table), this.#rightTo(table)) as SQL
    return new Write(update.where(within(held, where)), ownersOf(table))
  }

  delete<T extends SQLiteTable>(table: T & Deletable<H, T>, where: SQL | undefined) {
    return new Write(builder.delete(table).where(within(this.#scope(table), where)), ownersOf(table))
  }

  #adding<T extends SQLiteTable>(table: T, row: object, condition?: SQL) {
    const owned = { ...row, ...this.#owners } as T['$inferInsert']
    const where = and(this.#rightTo(table), condition)
    const into = builder.insert<T>(table)
    // Values alone cannot be held to anything.
    return where ? into.select(sql`select ${valuesOf(table, owned)} where ${where}`) : into.values(owned)
  }

  #rightTo(table: SQLiteTable): SQL | undefined {
    const right = this.#rights?.get(table)
    if (this.#rights && right === undefined) throw new Error(`${getTableName(table)} is not this holder’s to write.`)
    return right === true ? undefined : right
  }
}

/**
 * A database that already knows whose rows it may touch: the condition stands inside the SQL of each select, join,
 * insert, update and delete. Sections get one of the two classes below from their door, and nothing else reaches D1.
 */
abstract class ScopedDb<H extends Holder, Viewer> extends ScopedVerbs<H> {
  readonly #d1: D1
  readonly #guard: Guard<Viewer>
  #viewer: Viewer | undefined
  /** Whose rows were written: customers by their ids, and null for what is no customer's. The door tells open pages. */
  readonly written = new Set<string | null>()

  constructor(d1: D1, owners: Owners, guard: Guard<Viewer>, reach?: Reach, rights?: Reach) {
    super(owners, reach, rights)
    this.#d1 = d1
    this.#guard = guard
  }

  /** Runs the queries in one round trip, the session check included when it has not been made yet. */
  async read<Q extends Query<unknown>[]>(...queries: Q): Promise<Answers<Q>> {
    if (this.#viewer !== undefined) return this.#run(queries)
    const [sessions = [], ...rows] = await this.#run<Query<unknown>[]>([this.#guard.query, ...queries])
    this.#viewer = this.#guard.admit(sessions[0])
    return rows as Answers<Q>
  }

  /**
   * Runs the writes in one transaction, once the session is known to stand, with a line in the trail: no write goes
   * untold. When the first of them touches no row, none is made and the answer is undefined. Throws what D1 refuses.
   */
  async write<W extends readonly [Query<unknown>, ...Query<unknown>[]]>(
    deed: Deed,
    ...writes: W
  ): Promise<Answers<W> | undefined> {
    const [first, ...others] = writes
    const line = this.#guard.note(await this.viewer(), deed)
    try {
      const [touched, , ...rest] = await this.#run<Query<unknown>[]>([first, line, ...others])
      this.written.add(deed.customerId ?? null)
      return [touched, ...rest] as Answers<W>
    } catch (error) {
      if (isUntold(error)) return undefined
      throw error
    }
  }

  /** Who is signed in. Costs a round trip only when nothing was read yet. Throws SessionEnded. */
  async viewer(): Promise<Viewer> {
    if (this.#viewer === undefined) await this.read()
    return this.#viewer as Viewer
  }

  async #run<Q extends readonly Query<unknown>[]>(queries: Q): Promise<Answers<Q>> {
    const answers = await this.#d1.send(queries.map((query) => query.statement()))
    return queries.map((query, index) => (answers[index] ?? []).map((row) => query.decode(row))) as Answers<Q>
  }
}

/** What staff hold: every row of their company and none of another. */
export class CompanyDb<Viewer = unknown> extends ScopedDb<'company', Viewer> {
  readonly #companyId: string

  constructor(d1: D1, companyId: string, guard: Guard<Viewer>) {
    super(d1, { companyId }, guard)
    this.#companyId = companyId
  }

  /**
   * Starts a read of the records of a kind whose entries have the words sought, newest first, or those older than the
   * entry `after`. Joins and limit follow.
   */
  find<T extends Findable, F extends Fields>(
    entries: Entries,
    kind: string,
    table: T & Readable<'company', T>,
    fields: F,
    sought: Sought,
    after?: number,
  ): Select<'company', F> {
    const matches = matching(entries, this.#companyId, kind, table, sought)
    return new Select<'company', F>(scopeOf({ companyId: this.#companyId }), fields, table, matches)
      .where(after === undefined ? undefined : matches.below(after))
      .orderBy(matches.order)
  }

  /**
   * Makes rows of one customer another's, where two records turn out to be of the same: the one way to change an owner.
   * What references what must move in the same batch, behind `referencesAtTheEnd`.
   */
  moveToCustomer<T extends SQLiteTable>(table: T & OfCustomer<T>, from: string, to: string, where?: SQL) {
    const columns: Record<string, SQLiteColumn> = getTableColumns(table)
    const [name, column] = columns.customerId
      ? (['customerId', columns.customerId] as const)
      : (['customerOf', columns.customerOf as SQLiteColumn] as const)
    const update = builder.update<SQLiteTable>(table).set({ [name]: to })
    return new Write(
      update.where(within(scopeOf({ companyId: this.#companyId })(table), and(eq(column, from), where))),
      ownersOf(table),
    )
  }
}

/** What a technician holds: as far as `reach` goes, that is what their own visits lead to. Read-only. */
export class TechnicianDb<Viewer = unknown> extends ScopedDb<'technician', Viewer> {
  constructor(d1: D1, companyId: string, reach: Reach, guard: Guard<Viewer>) {
    super(d1, { companyId }, guard, reach)
  }
}

/**
 * What a contact of a customer holds: the customer's own rows in tables meant for them, as far as the contact's rights
 * in `reach` go, and read-only but where the table says otherwise and `rights` has what the contact must be allowed.
 */
export class CustomerDb<Viewer = unknown> extends ScopedDb<'customer', Viewer> {
  constructor(d1: D1, owners: Required<Owners>, reach: Reach, guard: Guard<Viewer>, rights: Reach = new Map()) {
    super(d1, owners, guard, reach, rights)
  }
}

/**
 * For the doors and accounts, which act where no session has been checked, and for the outbox, which acts when nobody is
 * there. A test holds who imports it.
 */
export const beforeSignIn = (companyId: string) => new ScopedVerbs<'company'>({ companyId })

// Every write returns something, so that the caller sees whether a row was touched.
const ownersOf = (table: SQLiteTable): Fields => {
  const { companyId }: Fields = getTableColumns(table)
  return companyId ? { companyId } : {}
}

/** What a new row holds in each column, in the order of the table, as drizzle would write it among `values`. */
const valuesOf = (table: SQLiteTable, row: Record<string, unknown>): SQL =>
  sql.join(
    Object.entries(getTableColumns(table) as Record<string, SQLiteColumn>)
      .filter(([, { generated }]) => generated === undefined)
      .map(([name, column]) => {
        const value = row[name] ?? column.default ?? column.defaultFn?.() ?? null
        return is(value, SQL) ? value : sql.param(value, column)
      }),
    sql`, `,
  )

// Builds SQL only: it has no connection, so nothing can run around `D1.send`.
const builder = drizzle({} as D1Database)
