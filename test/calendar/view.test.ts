import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysOf, minuteAt, mondayOf, segmentOf, spansOf, stepFrom, views } from '../../src/calendar/view.ts'
import { daysAfter, daysBetween } from '../../src/time/days.ts'

const hour = 3_600_000
const anyDay = fc.integer({ min: 0, max: 36_000 }).map((count) => daysAfter('2001-01-01', count))
const weekday = (day: string) => new Date(`${day}T00:00Z`).getUTCDay()

describe('a view', () => {
  it('holds its day, and one step on and back is that view again', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...views), (day, view) => {
        const days = daysOf(view, day)
        expect(days).toContain(day)
        expect(daysOf(view, stepFrom(view, stepFrom(view, day, 1), -1))).toEqual(days)
        // No day lies between a view and the next.
        const next = daysOf(view, stepFrom(view, day, 1))
        expect(daysBetween(days.at(-1) ?? '', next[0] ?? '')).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('of a week is seven days from Monday, of a month whole weeks and no more than hold it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(weekday(mondayOf(day))).toBe(1)
        expect(daysOf('week', day)).toHaveLength(7)
        const month = daysOf('month', day)
        expect(month.length % 7).toBe(0)
        expect(weekday(month[0] ?? '')).toBe(1)
        const inMonth = month.filter((one) => one.startsWith(day.slice(0, 7)))
        expect(inMonth).toHaveLength(
          new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate(),
        )
        for (const week of [month.slice(0, 7), month.slice(-7)])
          expect(week.some((one) => one.startsWith(day.slice(0, 7)))).toBe(true)
      }),
    )
  })

  it('steps over the ends of years, and from the 31st to the next month, not the one after', () => {
    expect(stepFrom('month', '2026-12-31', 1)).toBe('2027-01-01')
    expect(stepFrom('month', '2026-01-15', -1)).toBe('2025-12-01')
    expect(stepFrom('month', '2026-01-31', 1)).toBe('2026-02-01')
    expect(stepFrom('week', '2026-12-31', 1)).toBe('2027-01-07')
    expect(stepFrom('day', '2026-03-01', -1)).toBe('2026-02-28')
  })

  it.each([
    ['Europe/Paris', '2030-03-31', 23],
    ['Europe/Paris', '2030-10-27', 25],
    ['Europe/London', '2030-03-31', 23],
    ['Europe/London', '2030-10-27', 25],
    ['Europe/London', '2030-01-07', 24],
  ])('in %s counts the hours of %s: %i, and its days meet without a gap', (zone, day, hours) => {
    const spans = spansOf(daysOf('week', day), zone)
    const span = spans.find((one) => one.day === day)
    expect(span && (span.until.getTime() - span.from.getTime()) / hour).toBe(hours)
    for (const [place, { until }] of spans.slice(0, -1).entries()) expect(spans[place + 1]?.from).toEqual(until)
  })
})

describe('a visit in a day', () => {
  const [span] = spansOf(['2030-01-07'], 'Europe/Paris')
  const at = (time: string) => new Date(`${time}Z`)
  const segment = (from: string, to: string, day = span) =>
    day && segmentOf({ startAt: at(from), endAt: at(to) }, day, 'Europe/Paris')

  it('stands by the clock, and only as far as it reaches into the day', () => {
    expect(segment('2030-01-07T08:00', '2030-01-07T09:30')).toEqual({ top: 540, bottom: 630 })
    expect(segment('2030-01-06T20:00', '2030-01-07T05:00')).toEqual({ top: 0, bottom: 360 })
    expect(segment('2030-01-07T21:00', '2030-01-08T05:00')).toEqual({ top: 1320, bottom: 1440 })
    expect(segment('2030-01-05T00:00', '2030-01-09T00:00')).toEqual({ top: 0, bottom: 1440 })
  })

  it('that ends as the day begins, or begins as it ends, is not of it', () => {
    expect(segment('2030-01-06T20:00', '2030-01-06T23:00')).toBeUndefined()
    expect(segment('2030-01-07T23:00', '2030-01-08T00:00')).toBeUndefined()
  })

  it('stands where the clock shows in the nights in which it changes', () => {
    const [spring, autumn] = spansOf(['2030-03-31', '2030-10-27'], 'Europe/Paris')
    expect(segment('2030-03-31T00:30', '2030-03-31T01:30', spring)).toEqual({ top: 90, bottom: 210 })
    expect(segment('2030-03-31T07:00', '2030-03-31T08:00', spring)).toEqual({ top: 540, bottom: 600 })
    // From 2:45 to 2:15 an hour later by the clock that was set back meanwhile.
    expect(segment('2030-10-27T00:45', '2030-10-27T01:15', autumn)).toEqual({ top: 165, bottom: 165 })
    expect(minuteAt(at('2030-10-27T01:15'), 'Europe/Paris')).toBe(135)
  })
})
