import type { Row, Statement } from './d1.ts'
import type { Fields, RowOf } from './reach.ts'
import { decodeRow, type Query } from './select.ts'

/** What drizzle's insert, update and delete builders have in common here. */
export interface Builder {
  returning(fields: Fields): { toSQL(): Statement }
}

/** A write that returns the picked fields of each row it touched: an empty answer means that nothing matched. */
export class Write<F extends Fields> implements Query<RowOf<F>> {
  readonly #builder: Builder
  readonly #fields: F

  constructor(builder: Builder, fields: F) {
    this.#builder = builder
    this.#fields = fields
  }

  /** The fields to return of each row touched, instead of its owner. */
  returning<G extends Fields>(fields: G): Write<G> {
    return new Write(this.#builder, fields)
  }

  statement(): Statement {
    return this.#builder.returning(this.#fields).toSQL()
  }

  decode(row: Row): RowOf<F> {
    const byColumn = Object.fromEntries(Object.entries(this.#fields).map(([name, column]) => [name, row[column.name]]))
    return decodeRow(this.#fields, byColumn) as RowOf<F>
  }
}

/** An update that passes over rows which would break a unique key (SQLite: `update or ignore`). */
export const orIgnored = (update: Builder): Builder => ({
  returning: (fields) => ({
    toSQL() {
      const { sql, params } = update.returning(fields).toSQL()
      return { sql: sql.replace('update ', 'update or ignore '), params }
    },
  }),
})

/**
 * Lets references stand broken until the batch it is in ends, and no longer: for rows that name an owner together and
 * change it together.
 */
export const referencesAtTheEnd: Query<unknown> = {
  statement: () => ({ sql: 'pragma defer_foreign_keys = on', params: [] }),
  decode: (row) => row,
}
