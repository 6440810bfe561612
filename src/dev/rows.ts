/** Values of one row, in the order of the table's columns as named. */
export type Values = (string | number | null)[]

// Well below D1's 2 MB a value, whatever the letters weigh.
const mostCharacters = 700_000

/** Rows of one table, gathered and then written a few statements at a time. */
export class Rows {
  readonly #table: string
  readonly #columns: string[]
  #values: Values[] = []

  constructor(table: string, columns: string[]) {
    this.#table = table
    this.#columns = columns
  }

  add(...values: Values): void {
    this.#values.push(values)
  }

  /**
   * Hands over what was gathered: one JSON array a statement, because a statement binds a hundred values at most.
   * A row that is there already stays as it is, so that a seed broken off midway can be run again.
   */
  take(db: D1Database): D1PreparedStatement[] {
    const picked = this.#columns.map((_, index) => `value ->> ${index}`).join(', ')
    const sql = `insert into ${this.#table} (${this.#columns.join(', ')}) select ${picked} from json_each(?) where true
      on conflict do nothing`
    const statements = [...chunksOf(this.#values)].map((chunk) => db.prepare(sql).bind(chunk))
    this.#values = []
    return statements
  }
}

function* chunksOf(rows: Values[]): Generator<string> {
  let chunk: string[] = []
  let size = 0
  for (const row of rows) {
    const text = JSON.stringify(row)
    if (chunk.length > 0 && size + text.length > mostCharacters) {
      yield `[${chunk.join(',')}]`
      chunk = []
      size = 0
    }
    chunk.push(text)
    size += text.length + 1
  }
  if (chunk.length > 0) yield `[${chunk.join(',')}]`
}
