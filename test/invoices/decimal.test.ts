import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '../../src/invoices/decimal.ts'

describe('a whole number of small units', () => {
  it.each([
    [1250, 3, '1.250'],
    [1250, 2, '12.50'],
    [1250, 0, '1250'],
    [5, 2, '0.05'],
    [0, 2, '0.00'],
    [-0, 2, '0.00'],
    [-5, 2, '-0.05'],
    [-1250, 3, '-1.250'],
    [9_007_199_254_740_991, 2, '90071992547409.91'],
  ])('%d with %d places is %s', (units, places, text) => expect(decimal(units, places)).toBe(text))

  it('is written with all its decimals, and is that number', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 4 }), (units, places) => {
        const [whole = '', decimals = '', ...more] = decimal(units, places).split('.')
        expect([decimals.length, more]).toEqual([places, []])
        expect(BigInt(whole + decimals)).toBe(BigInt(units))
      }),
    )
  })
})
