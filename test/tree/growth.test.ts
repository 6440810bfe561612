import { describe, expect, it } from 'vitest'
import { growth, type Sample } from '../load/memory.ts'

/** A sample a second for five minutes. */
const samples = (bytesAt: (second: number) => number): Sample[] =>
  Array.from({ length: 300 }, (_, second) => ({ at: second * 1000, bytes: bytesAt(second) * 1e6 }))

describe('growth of memory', () => {
  it('is none where memory rises to its level and garbage comes and goes', () =>
    expect(Math.abs(growth(samples((second) => 300 - 100 * Math.exp(-second / 20) + (second % 9))))).toBeLessThan(0.5))

  it('is what is kept for ever, beneath the garbage too', () => {
    expect(growth(samples((second) => 200 + second / 6 + (second % 9)))).toBeCloseTo(10, 0)
    expect(growth(samples((second) => (second < 150 ? 200 : 200 + (second - 150) / 6)))).toBeGreaterThan(6)
  })
})
