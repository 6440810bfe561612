import { randomFrom } from '../../src/dev/random.ts'

/** Chance that a seed decides. */
export interface Chance {
  /** A whole number from 0 to below `most`. */
  below(most: number): number
  /** One of these; undefined of none. */
  of<T>(these: readonly T[]): T | undefined
  /** Whether it happens, where it does in this part of all cases. */
  happens(part: number): boolean
  /** A time that passes until something happens that does every `mean` milliseconds, five times that at most. */
  wait(mean: number): number
}

/** The chance of someone, told apart by a name from the others of the same seed. */
export function chanceOf(seed: number, name = ''): Chance {
  const next = randomFrom(
    [...name].reduce((mixed, letter) => Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193), seed),
  )
  const below = (most: number) => Math.floor(next() * most)
  return {
    below,
    of: (these) => these[below(these.length)],
    happens: (part) => next() < part,
    wait: (mean) => Math.min(5 * mean, -Math.log(1 - next()) * mean),
  }
}
