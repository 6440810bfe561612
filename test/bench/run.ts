import { type Client, newNetwork } from '../server/client.ts'
import type { RowFigures, SizeFigures } from './figures.ts'
import { costOf } from './html.ts'
import { type Load, measure, type Speed, type Target, timesAsFast } from './load.ts'
import type { PageRow } from './pages.ts'
import type { Actor, Size, Stage } from './stage.ts'
import { Scales } from './weight.ts'

export type Stages = Record<Size, Stage>

/** One page of each side that people come in by: what it loads is there for the others. */
const entrances: Record<Actor, string> = {
  customer: '/portal',
  owner: '/admin',
  technician: '/admin',
  nobody: '/portal/sign-in',
}

/** Measures pages at both sizes, round by round beside the bare handler. */
export class PageRuns {
  readonly #stages: Stages
  readonly #bare: Target
  readonly #scales = new Map<string, Promise<Scales>>()

  constructor(stages: Stages, bare: Target) {
    this.#stages = stages
    this.#bare = bare
  }

  /** Counts what a page costs; says which does not answer. */
  async count(row: PageRow): Promise<RowFigures> {
    const counted = { small: await this.#count(row, 'small'), large: await this.#count(row, 'large') }
    return { name: row.name, kind: counted.small.isPage ? 'page' : 'file', sizes: counted }
  }

  /** Times a page at both sizes, beside the bare handler. */
  time(row: PageRow, load: Load): Promise<Timed> {
    const target = (size: Size): Target => {
      const stage = this.#stages[size]
      const [client, path] = [stage.people[row.as], row.pathFor(stage.ids)]
      return { name: `${row.name} (${size})`, send: () => client.get(path, fromAnywhere()) }
    }
    return timed({ small: target('small'), large: target('large') }, this.#bare, load)
  }

  /** The second answer counts: the first may do what is done once, such as putting a document on paper. */
  async #count(row: PageRow, size: Size) {
    const stage = this.#stages[size]
    const [client, path] = [stage.people[row.as], row.pathFor(stage.ids)]
    await client.get(path)
    const answer = await client.get(path)
    if (answer.status !== 200) throw new Error(`${row.name} (${size}) answered ${answer.status} at ${path}.`)
    const isPage = /^text\/html/.test(String(answer.headers['content-type'])) && /<html/.test(answer.body.toString())
    const weight = isPage ? await (await this.#scalesFor(size, row.as, client)).weigh(path, answer.body) : undefined
    const cost = costOf(answer)
    // The record that an address names is shown, though in no list.
    const shown = cost.shown + (row.route.includes('/:id') ? 1 : 0)
    return { cost: { ...cost, shown }, weight, isPage }
  }

  #scalesFor(size: Size, actor: Actor, client: Client): Promise<Scales> {
    const key = `${size} ${actor}`
    const known = this.#scales.get(key) ?? Scales.of(client, entrances[actor])
    this.#scales.set(key, known)
    return known
  }
}

// Limits a network has would end the measuring of what is open to everyone.
const fromAnywhere = () => ({ 'CF-Connecting-IP': newNetwork() })

/** What timing adds to a row. */
export interface Timed {
  small: NonNullable<SizeFigures['timed']>
  large: NonNullable<SizeFigures['timed']>
  growth: number
}

/** Times both sizes with the bare handler between them. */
export async function timed(targets: Record<Size, Target>, bare: Target, load: Load): Promise<Timed> {
  const [small, base, large] = (await measure([targets.small, bare, targets.large], load)) as [Speed, Speed, Speed]
  const beside = (speed: Speed) => ({ speed, ratio: timesAsFast(speed, base) })
  return { small: beside(small), large: beside(large), growth: timesAsFast(small, large) }
}

/** A row with what timing showed. */
export const withTimes = (row: RowFigures, { small, large, growth }: Timed): RowFigures => ({
  ...row,
  sizes: { small: { ...row.sizes.small, timed: small }, large: { ...row.sizes.large, timed: large } },
  growth,
})
