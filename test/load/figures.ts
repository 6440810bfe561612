/** What was measured of one action. */
interface Action {
  /** Milliseconds each took. */
  took: number[]
  refused: number
}

/** Counts and times of a run, by action, and what went wrong by kind. */
export class Figures {
  readonly #actions = new Map<string, Action>()
  readonly #errors = new Map<string, number>()

  note(action: string, ms: number, refused = false): void {
    const of = this.#actions.get(action) ?? { took: [], refused: 0 }
    of.took.push(ms)
    if (refused) of.refused += 1
    this.#actions.set(action, of)
  }

  fail(kind: string): void {
    this.#errors.set(kind, (this.#errors.get(kind) ?? 0) + 1)
  }

  get errors(): Record<string, number> {
    return Object.fromEntries(this.#errors)
  }

  /** Rows of the table, the most frequent first, and one of all together. */
  rows() {
    const all = [...this.#actions.values()].flatMap(({ took }) => took)
    const refused = [...this.#actions.values()].reduce((sum, of) => sum + of.refused, 0)
    return [
      ...[...this.#actions].sort(([, one], [, other]) => other.took.length - one.took.length),
      ['all', { took: all, refused }] as const,
    ].map(([action, of]) => ({
      ...{ action, count: of.took.length, refused: of.refused },
      ...{ p50: percentile(of.took, 0.5), p99: percentile(of.took, 0.99), most: Math.round(Math.max(...of.took)) },
    }))
  }
}

/** The value that a part of all stays at or below, in whole milliseconds. */
const percentile = (values: number[], part: number): number =>
  Math.round(
    [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0,
  )

/** Rows as aligned text. */
export function tableOf(rows: Record<string, string | number>[]): string {
  const names = Object.keys(rows[0] ?? {})
  const cells = [names, ...rows.map((row) => names.map((name) => String(row[name])))]
  const widths = names.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)))
  return cells
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n')
}
