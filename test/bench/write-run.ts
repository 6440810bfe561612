import type { RowFigures } from './figures.ts'
import { type Cost, costOf, formOf } from './html.ts'
import type { Load, Target } from './load.ts'
import { type Stages, type Timed, timed } from './run.ts'
import type { Size, Stage } from './stage.ts'
import type { WriteRow } from './writes.ts'

/** Presses of a write at each size: few, because each needs a row of its own. */
export const writeLoad: Load = { rounds: 3, each: { requests: 4 }, connections: 4 }
const presses = 12

/** Makes a write at both sizes, and times it beside the bare handler where there is one. */
export async function measureWrite(
  row: WriteRow,
  stages: Stages,
  bare: Target | undefined,
): Promise<{ row: RowFigures; times: Timed | undefined }> {
  const costs: Record<Size, Cost[]> = { small: [], large: [] }
  const target = async (size: Size): Promise<Target> => {
    const [stage, client] = [stages[size], stages[size].people[row.as]]
    const forms = await filledForms(row, stage)
    const send = async (turn: number) => {
      const { action, fields } = forms[turn] ?? { action: '', fields: [] }
      const answer = await client.post(action, fields)
      costs[size].push(costOf(answer))
      return answer
    }
    return { name: `${row.route} (${size})`, send, status: 303 }
  }
  const targets = { small: await target('small'), large: await target('large') }
  const nothing: Target = { name: 'nothing', send: async () => ({ status: 200, headers: {}, body: Buffer.alloc(0) }) }
  const times = await timed(targets, bare ?? nothing, writeLoad)
  // What most of them cost: one may find something to do that the others do not.
  const usual = (size: Size) => costs[size].toSorted((a, b) => a.rowsRead - b.rowsRead)[presses >> 1] as Cost
  const sizes = { small: { cost: usual('small') }, large: { cost: usual('large') } }
  return { row: { name: row.route, kind: 'write', sizes }, times: bare && times }
}

async function filledForms(row: WriteRow, stage: Stage) {
  const client = stage.people[row.as]
  const forms: { action: string; fields: [string, string][] }[] = []
  for (const { page, action, fields = {} } of await row.presses(stage, presses)) {
    const { status, body } = await client.get(page)
    if (status !== 200) throw new Error(`${row.route} stands on ${page}, which answered ${status}.`)
    const asItComes = formOf(body.toString(), action).filter(([name]) => !(name in fields))
    forms.push({ action, fields: [...asItComes, ...Object.entries(fields)] })
  }
  return forms
}
