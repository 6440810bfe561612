import { answered, Late, Unanswered } from '../outside/answered.ts'
import type { Query } from './select.ts'

/** One SQL statement with its bound values, ready for D1. */
export interface Statement {
  sql: string
  params: unknown[]
}

/** What a request has cost so far, shown in Server-Timing outside production. */
interface Cost {
  trips: number
  statements: number
  rowsRead: number
  rowsWritten: number
}

/** The one way to D1: each `send` is one batch, so one transaction and one round trip. */
export class D1 {
  /** Whether something was written, or may have been. */
  hasWritten = false
  readonly cost: Cost = { trips: 0, statements: 0, rowsRead: 0, rowsWritten: 0 }
  readonly #binding: D1Database

  constructor(binding: D1Database) {
    this.#binding = binding
  }

  /**
   * Runs the statements in order, all or none, and returns the rows of each. Throws what D1 refuses, and `Unanswered`
   * where it fails or does not answer. What only reads is asked once more before that; a write never is, because it may
   * have been done.
   */
  async send(statements: Statement[]): Promise<Row[][]> {
    const prepared = statements.map(({ sql, params }) => this.#binding.prepare(sql).bind(...params))
    this.cost.trips += 1
    this.cost.statements += statements.length
    const does = statements.every(({ sql }) => /^\s*select\b/i.test(sql)) ? 'read' : 'write'
    if (does === 'write') this.hasWritten = true
    const results = await this.#batch(prepared, does)
    for (const { meta } of results) {
      this.cost.rowsRead += meta.rows_read ?? 0
      this.cost.rowsWritten += meta.rows_written ?? 0
    }
    return results.map((result) => result.results)
  }

  /** The first row that a query finds, by itself in its round trip; undefined where it finds none. Throws as `send` does. */
  async first<R>(query: Query<R>): Promise<R | undefined> {
    const [row] = (await this.send([query.statement()])).flat()
    return row && query.decode(row)
  }

  async #batch(prepared: D1PreparedStatement[], does: 'read' | 'write'): Promise<D1Result<Row>[]> {
    const call = () => answered('D1', () => this.#binding.batch<Row>(prepared), does, isVerdict)
    try {
      return await call()
    } catch (error) {
      // Who has waited in vain is not asked to wait as long again.
      if (does === 'write' || !(error instanceof Unanswered) || error.cause instanceof Late) throw error
      return call()
    }
  }
}

// What SQLite says of the statements themselves; its other codes say that it could not do its work.
const isVerdict = (error: unknown): boolean =>
  error instanceof Error && /SQLITE_(?!BUSY|LOCKED|IOERR|FULL|NOMEM|INTERRUPT)/.test(error.message)

export type Row = Record<string, unknown>

/** Whether a batch was undone because the write that its line in the trail tells of touched no row (see `ifChanged`). */
export const isUntold = (error: unknown): boolean => says(error, 'NOT NULL constraint failed: audit_events.did')

/** Whether a batch was refused because another row already has these values, such as `contacts.email`. */
export const isTaken = (error: unknown, column: string): boolean =>
  says(error, 'UNIQUE constraint failed') && says(error, column)

/** Whether a trigger refused a batch with these words. */
export const isRefused = (error: unknown, words: string): boolean => says(error, words)

const says = (error: unknown, words: string): boolean => error instanceof Error && error.message.includes(words)
