import { expect, it } from 'vitest'
import { Remembered } from '../src/remembered.ts'

it('looks once for a key that is asked for again', () => {
  const kept = new Remembered<string, string>(10)
  let looks = 0
  const find = () => `found ${++looks}`
  expect([kept.of('one', find), kept.of('one', find), kept.of('two', find)]).toEqual(['found 1', 'found 1', 'found 2'])
})

it('holds no more than it may, however many are asked for', () => {
  const kept = new Remembered<number, number>(3)
  let looks = 0
  const ask = (key: number) =>
    kept.of(key, () => {
      looks += 1
      return key
    })
  for (let key = 0; key < 4; key += 1) ask(key)
  // The first three had to go for the fourth.
  ask(3)
  expect(looks).toBe(4)
  ask(0)
  expect(looks).toBe(5)
})

it('keeps nothing where looking failed', () => {
  const kept = new Remembered<string, string>(10)
  const fails = () => {
    throw new Error('not there')
  }
  expect(() => kept.of('one', fails)).toThrow('not there')
  expect(kept.of('one', () => 'there now')).toBe('there now')
})

it('forgets nothing where what is known already is kept anew', () => {
  const kept = new Remembered<string, number>(2)
  kept.keep('one', 1)
  kept.keep('two', 2)
  kept.keep('two', 3)
  expect([kept.get('one'), kept.get('two')]).toEqual([1, 3])
})
