import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter, daysBetween, spanOf } from '../../src/time/days.ts'

const hour = 60 * 60 * 1000
const hoursOf = (day: string, zone: string) => {
  const { from, until } = spanOf(day, zone)
  return (until.getTime() - from.getTime()) / hour
}
const days = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const zones = fc.constantFrom('Europe/Paris', 'Europe/London', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata')

describe('a day in a zone', () => {
  it('has 23 hours where the clock leaps ahead, 25 where it is set back, else 24', () => {
    expect(hoursOf('2026-03-29', 'Europe/Paris')).toBe(23)
    expect(hoursOf('2026-10-25', 'Europe/Paris')).toBe(25)
    expect(hoursOf('2026-06-01', 'Europe/Paris')).toBe(24)
    expect(spanOf('2026-03-29', 'Europe/Paris')).toEqual({
      from: new Date('2026-03-28T23:00:00Z'),
      until: new Date('2026-03-29T22:00:00Z'),
    })
  })

  it('ends where the next begins, whichever day and zone', () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        expect(spanOf(day, zone).until).toEqual(spanOf(daysAfter(day, 1), zone).from)
        expect([23, 24, 25]).toContain(hoursOf(day, zone))
      }),
    )
  })
})

describe('days of the calendar', () => {
  it('are counted over months, leap days and years, forwards and back', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1)
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2)
  })

  it('counted ahead are so many apart', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        expect(daysBetween(day, daysAfter(day, count))).toBe(count)
      }),
    )
  })
})
