import { and, eq, getTableColumns, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Deed } from '../audit/deed.ts'
import { type D1, isUntold } from './d1.ts'
import { type Entries, type Findable, matching, type Sought } from './full-text.ts'
import type { Fields, Holder, OfCustomer, Readable } from './reach.ts'
import { type Owners, type Query, type Reach, Select, scopeOf, within } from './select.ts'
import { builder, ownersOf, ScopedVerbs } from './verbs.ts'
import { Write } from './write.ts'

/** Checks the session in the same round trip as the first query. `admit` throws when the row is not there. */
export interface Guard<Viewer> {
  query: Query<unknown>
  admit(row: unknown): Viewer
  /** The line that a write of this viewer leaves in the trail. Throws for a viewer who may only look on. */
  note(viewer: Viewer, deed: Deed): Query<unknown>
}

type Answers<Q extends readonly Query<unknown>[]> = { [K in keyof Q]: Q[K] extends Query<infer R> ? R[] : never }

/**
 * A database that already knows whose rows it may touch: the condition stands inside the SQL of each select, join,
 * insert, update and delete. Sections get one of the three classes below from their door, and nothing else reaches D1.
 */
abstract class ScopedDb<H extends Holder, Viewer> extends ScopedVerbs<H> {
  readonly #d1: D1
  readonly #guard: Guard<Viewer>
  #viewer: Viewer | undefined
  /** Whose rows were written: customers by their ids, and null for what is no customer's. The door tells open pages. */
  readonly written = new Set<string | null>()

  constructor(d1: D1, owners: Owners, guard: Guard<Viewer>, reach?: Reach) {
    super(owners, reach)
    this.#d1 = d1
    this.#guard = guard
  }

  /** Runs the queries in one round trip, the session check included when it has not been made yet. */
  async read<Q extends Query<unknown>[]>(...queries: Q): Promise<Answers<Q>> {
    if (this.#viewer !== undefined) return this.#run(queries)
    const [sessions, ...rows] = await this.#run<[Query<unknown>, ...Query<unknown>[]]>([this.#guard.query, ...queries])
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

/**
 * What a technician holds: as far as `reach` goes, that is what their own visits lead to, and read-only but where the table
 * says otherwise.
 */
export class TechnicianDb<Viewer = unknown> extends ScopedDb<'technician', Viewer> {
  constructor(d1: D1, companyId: string, reach: Reach, guard: Guard<Viewer>) {
    super(d1, { companyId }, guard, reach)
  }
}

/**
 * What a contact of a customer holds: the customer's own rows in tables meant for them, as far as the contact's rights
 * in `reach` go, and read-only but where the table says otherwise.
 */
export class CustomerDb<Viewer = unknown> extends ScopedDb<'customer', Viewer> {
  constructor(d1: D1, owners: Required<Owners>, reach: Reach, guard: Guard<Viewer>) {
    super(d1, owners, guard, reach)
  }
}

/**
 * For the doors and accounts, which act where no session has been checked, and for the outbox, which acts when nobody is
 * there. A test holds who imports it.
 */
export const beforeSignIn = (companyId: string) => new ScopedVerbs<'company'>({ companyId })
