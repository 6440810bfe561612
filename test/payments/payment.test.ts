import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUnagreed } from '../../src/payments/admin/form.ts'
import { readMoney } from '../../src/payments/form.ts'
import {
  creditOf,
  creditTaken,
  dayFault,
  excessCents,
  firstDay,
  givenMethods,
  paired,
} from '../../src/payments/payment.ts'
import { daysAfter } from '../../src/time/days.ts'

describe('the day of a payment', () => {
  it.each([
    ['2026-11-25', undefined],
    ['2026-11-26', 'dayAhead'],
    ['2000-01-01', undefined],
    ['1999-12-31', 'dayLongAgo'],
    ['0026-11-25', 'dayLongAgo'],
    ['2026-02-29', 'dayMissing'],
    ['2024-02-29', undefined],
    ['2026-13-01', 'dayMissing'],
    ['25/11/2026', 'dayMissing'],
    ['11999-12-31', 'dayMissing'],
    ['1999-12-311', 'dayMissing'],
    ['', 'dayMissing'],
  ])('%s is %s', (typed, fault) => expect(dayFault(typed, '2026-11-25')).toBe(fault))

  it('is none before the first that the field lets choose', () => {
    expect(dayFault(firstDay, '2026-11-25')).toBeUndefined()
    expect(dayFault(daysAfter(firstDay, -1), '2026-11-25')).toBe('dayLongAgo')
  })
})

it('what people pay by is anything but what was paid too much elsewhere', () => {
  expect(givenMethods).toEqual(['transfer', 'card', 'cheque', 'cash', 'direct_debit'])
})

describe('what is too much', () => {
  it('is what goes beyond what is left to pay, and all of it where nothing is', () => {
    expect(excessCents(12_000, 10_000)).toBe(2_000)
    expect(excessCents(10_000, 10_000)).toBe(0)
    expect(excessCents(500, 0)).toBe(500)
    expect(excessCents(500, -300)).toBe(500)
  })

  it('is to be agreed to as it was shown, unless nothing was left to pay from the start', () => {
    expect(isUnagreed(12_000, 10_000, 0)).toBe(true)
    expect(isUnagreed(12_000, 10_000, 2_000)).toBe(false)
    expect(isUnagreed(13_000, 10_000, 2_000)).toBe(true)
    expect(isUnagreed(500, 0, 0)).toBe(false)
  })

  it('is read as people type it, in their language', () => {
    expect(readMoney({ amount: '1 234,50 €', paidOn: '2026-11-25' }, 'fr', '2026-11-25')).toEqual({
      amountCents: 123_450,
      errors: {},
    })
    expect(readMoney({ amount: '0', paidOn: '2026-11-26' }, 'en', '2026-11-25').errors).toEqual({
      amount: 'amountZero',
      paidOn: 'dayAhead',
    })
    expect(readMoney({ amount: '-5', paidOn: '2026-11-25' }, 'en', '2026-11-25').errors).toEqual({
      amount: 'amountWrong',
    })
  })

  it('nobody gives by hand under the name of credit', () => expect(givenMethods).not.toContain('credit'))
})

describe('credit', () => {
  const overpaid = fc.array(fc.integer({ min: -100_000, max: 0 }), { maxLength: 12 })

  it('is taken in order, all that is due or all there is, and from none more than it has', () => {
    fc.assert(
      fc.property(fc.nat(300_000), overpaid, (due, balances) => {
        const sources = balances.map((balanceCents, index) => ({ index, balanceCents }))
        const taken = creditTaken(due, sources)
        const sum = taken.reduce((total, { cents }) => total + cents, 0)
        expect(sum).toBe(Math.min(due, creditOf(sources)))
        for (const { from, cents } of taken) {
          expect(cents).toBeGreaterThan(0)
          expect(cents).toBeLessThanOrEqual(-from.balanceCents)
        }
        const order = taken.map(({ from }) => from.index)
        expect(order).toEqual(order.toSorted((a, b) => a - b))
        // Only the last is taken from in part.
        for (const { from, cents } of taken.slice(0, -1)) expect(cents).toBe(-from.balanceCents)
      }),
    )
  })
})

it('what was undone stands with its counter-entry, once', () => {
  const entries = [
    { id: 'a', counterOf: null },
    { id: 'b', counterOf: null },
    { id: 'c', counterOf: 'a' },
  ]
  expect(paired(entries)).toEqual([
    { entry: entries[0], counter: entries[2] },
    { entry: entries[1], counter: undefined },
  ])
})
