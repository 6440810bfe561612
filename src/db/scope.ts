import { getTableColumns, type SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { D1 } from './d1.ts'
import type { Changes, Fields, Holder, NewRow, Readable, Visible, Writable } from './reach.ts'
import { type Query, type Scope, Select, scopeOf, within } from './select.ts'
import { Write } from './write.ts'

/** Checks the session in the same round trip as the first query. `admit` throws when the row is not there. */
export interface Guard<Viewer> {
  query: Query<unknown>
  admit(row: unknown): Viewer
}

type Answers<Q extends Query<unknown>[]> = { [K in keyof Q]: Q[K] extends Query<infer R> ? R[] : never }

interface Owners {
  companyId: string
  customerId?: string
}

/** The verbs of SQL, each held to its owners. They describe; a database below runs them. */
class ScopedVerbs<H extends Holder> {
  readonly #scope: Scope
  readonly #owners: Owners

  constructor(owners: Owners) {
    this.#owners = owners
    this.#scope = scopeOf(owners.companyId, owners.customerId)
  }

  /** Starts a read of the picked columns; joins, condition, order and limit follow. */
  from<T extends SQLiteTable, F extends Fields>(table: T & Readable<H, T>, fields: F & Visible<H, F>): Select<H, F> {
    return new Select<H, F>(this.#scope, fields, table)
  }

  /** Adds a row of the holder's own: the owner columns are filled in here and cannot be passed. */
  insert<T extends SQLiteTable>(table: T & Writable<H, T>, row: NewRow<H, T>) {
    const owned = { ...row, ...this.#owners } as T['$inferInsert']
    return new Write(builder.insert<T>(table).values(owned), ownersOf(table))
  }

  /** As `insert`, but where a row stands in the way of a unique key nothing is written and nothing comes back. */
  insertOnce<T extends SQLiteTable>(table: T & Writable<H, T>, row: NewRow<H, T>) {
    const owned = { ...row, ...this.#owners } as T['$inferInsert']
    return new Write(builder.insert<T>(table).values(owned).onConflictDoNothing(), ownersOf(table))
  }

  /** Changes the rows that match; a state change names the state it leaves in `where`. */
  update<T extends SQLiteTable>(table: T & Writable<H, T>, changes: Changes<T>, where: SQL | undefined) {
    const update = builder.update<SQLiteTable>(table).set(changes)
    return new Write(update.where(within(this.#scope(table), where)), ownersOf(table))
  }

  delete<T extends SQLiteTable>(table: T & Writable<H, T>, where: SQL | undefined) {
    return new Write(builder.delete(table).where(within(this.#scope(table), where)), ownersOf(table))
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

  constructor(d1: D1, owners: Owners, guard: Guard<Viewer>) {
    super(owners)
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

  /** Runs the writes in one transaction, once the session is known to stand. */
  async write<Q extends Write<Fields>[]>(...writes: Q): Promise<Answers<Q>> {
    await this.viewer()
    return this.#run(writes)
  }

  /** Who is signed in. Costs a round trip only when nothing was read yet. Throws SessionEnded. */
  async viewer(): Promise<Viewer> {
    if (this.#viewer === undefined) await this.read()
    return this.#viewer as Viewer
  }

  async #run<Q extends Query<unknown>[]>(queries: Q): Promise<Answers<Q>> {
    const answers = await this.#d1.send(queries.map((query) => query.statement()))
    return queries.map((query, index) => (answers[index] ?? []).map((row) => query.decode(row))) as Answers<Q>
  }
}

/** What staff hold: every row of their company and none of another. */
export class CompanyDb<Viewer = unknown> extends ScopedDb<'company', Viewer> {
  constructor(d1: D1, companyId: string, guard: Guard<Viewer>) {
    super(d1, { companyId }, guard)
  }
}

/** What a customer holds: their own rows in tables meant for them, read-only but where the table says otherwise. */
export class CustomerDb<Viewer = unknown> extends ScopedDb<'customer', Viewer> {
  constructor(d1: D1, companyId: string, customerId: string, guard: Guard<Viewer>) {
    super(d1, { companyId, customerId }, guard)
  }
}

/** For the doors, which act before anyone is signed in, and for the outbox, which acts when nobody is there. */
export const beforeSignIn = (companyId: string) => new ScopedVerbs<'company'>({ companyId })

// Every write returns something, so that the caller sees whether a row was touched.
const ownersOf = (table: SQLiteTable): Fields => {
  const { companyId }: Fields = getTableColumns(table)
  return companyId ? { companyId } : {}
}

// Builds SQL only: it has no connection, so nothing can run around `D1.send`.
const builder = drizzle({} as D1Database)
