import type { Answer } from '../server/client.ts'
import { textOf } from './html.ts'

/** Something that is loaded: the app at one size, the bare handler, or any other server. */
export interface Target {
  name: string
  /** Sends one request and reads its answer to the end; `turn` counts them from 0, for what needs a row of its own each. */
  send: (turn: number) => Promise<Answer>
  /** The status it must answer. */
  status?: number
}

export interface Load {
  rounds: number
  /** How long a target is loaded each round, in milliseconds; or how many requests it gets. */
  each: { ms: number } | { requests: number }
  /** Requests under way at once, each on a connection that is kept. */
  connections: number
}

export interface Speed {
  /** Requests a second: the median of the rounds. */
  rate: number
  /** Milliseconds that half of the requests took at most, and that 99 of 100 took at most. */
  p50: number
  p99: number
  /** Requests a second of each round. */
  rounds: number[]
}

/**
 * Loads targets in turn, a short while each, round after round: whatever else the machine does in between slows all of them.
 * Every second round goes the other way, so that none always comes first. Throws when an answer is not what it should be.
 */
export async function measure(targets: Target[], { rounds, each, connections }: Load): Promise<Speed[]> {
  const [times, rates] = [targets.map((): number[] => []), targets.map((): number[] => [])]
  const turns = targets.map(() => 0)
  for (let round = 0; round < rounds; round++) {
    const order = targets.map((_, index) => (round % 2 === 0 ? index : targets.length - 1 - index))
    for (const index of order) {
      const { name, send, status = 200 } = targets[index] as Target
      const [began, before] = [performance.now(), times[index]?.length ?? 0]
      let [left, last] = ['requests' in each ? each.requests : Number.POSITIVE_INFINITY, began]
      const until = 'ms' in each ? began + each.ms : Number.POSITIVE_INFINITY
      const goOn = async () => {
        while (left-- > 0 && performance.now() < until) {
          const sent = performance.now()
          const turn = turns[index] ?? 0
          turns[index] = turn + 1
          const answer = await send(turn)
          if (answer.status !== status)
            throw new Error(
              `${name} answered ${answer.status}, not ${status}: ${textOf(answer.body.toString()).slice(0, 300)}`,
            )
          last = performance.now()
          times[index]?.push(last - sent)
        }
      }
      await Promise.all(Array.from({ length: connections }, goOn))
      rates[index]?.push((((times[index]?.length ?? 0) - before) * 1000) / (last - began))
    }
  }
  return targets.map((_, index) => {
    const sorted = (times[index] ?? []).toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    return { rate: median(rates[index] ?? []), p50: at(0.5), p99: at(0.99), rounds: rates[index] ?? [] }
  })
}

/** How many times as fast one was as the other: the median of what each round showed. */
export const timesAsFast = (one: Speed, other: Speed): number =>
  median(one.rounds.map((rate, round) => rate / (other.rounds[round] ?? rate)))

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [below, above] = [
    sorted[Math.floor((sorted.length - 1) / 2)] ?? 0,
    sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0,
  ]
  return (below + above) / 2
}
