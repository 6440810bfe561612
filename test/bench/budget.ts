import { readFileSync, writeFileSync } from 'node:fs'
import { root } from '../server/app.ts'
import type { RowFigures } from './figures.ts'
import type { Budget } from './judge.ts'

const file = `${root}test/bench/budget.json`

export const readBudget = (): Budget => JSON.parse(readFileSync(file, 'utf8')) as Budget

/** Keeps the ratios of these rows; where they are all the rows there are, those of others go. */
export function keepRatios(budget: Budget, rows: RowFigures[], areAll: boolean): void {
  const measured = rows.flatMap(({ name, sizes: { small, large } }) =>
    small.timed && large.timed ? [[name, [rounded(small.timed.ratio), rounded(large.timed.ratio)]]] : [],
  )
  const kept = { ...(areAll ? {} : budget.ratios), ...Object.fromEntries(measured) }
  const ratios = Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)))
  const text = JSON.stringify({ ...budget, ratios }, null, 2)
  // A list of figures or names stands on one line where it fits, as the formatter has it.
  const fitting = text.replace(/\[\s+([^[\]{}]+?)\s+\]/g, (list, items: string) => {
    const line = `[${items.replace(/\n\s+/g, ' ')}]`
    return line.length <= 105 ? line : list
  })
  writeFileSync(file, `${fitting}\n`)
}

const rounded = (ratio: number): number => Number(ratio.toFixed(3))
