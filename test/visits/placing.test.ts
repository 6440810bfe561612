import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter } from '../../src/time/days.ts'
import { instantsAt, wallTime } from '../../src/time/zoned.ts'
import { grid, periodDropped, periodFrom, startDropped } from '../../src/visits/placing.ts'
import { longestVisit } from '../../src/visits/visit.ts'

const zones = ['Europe/Paris', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC']
const minute = 60_000
const visit = (start: string, end: string) => ({ startAt: new Date(`${start}Z`), endAt: new Date(`${end}Z`) })
const shown = (zone: string, period: ReturnType<typeof periodFrom>) =>
  period && [period.startAt, period.endAt].map((instant) => wallTime(instant, zone).slice(5))

const anyDay = fc.integer({ min: 0, max: 12_000 }).map((count) => daysAfter('2020-01-01', count))
const anyVisit = fc
  .tuple(
    fc.integer({ min: Date.UTC(2020, 0, 1) / minute, max: Date.UTC(2052, 0, 1) / minute }),
    fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 31 * 24 * 60 - 60 })),
  )
  .map(([start, lasts]) => ({ startAt: new Date(start * minute), endAt: new Date((start + lasts) * minute) }))

describe('a dropped visit', () => {
  it('begins on its day at a quarter of an hour, in whatever zone and however far off it was let go', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.double({ min: -500, max: 2000, noNaN: true }),
        anyVisit,
        fc.constantFrom(...zones),
        (day, at, stored, zone) => {
          const start = startDropped({ day, minute: at })
          expect(start.slice(0, 10)).toBe(day)
          expect(Number(start.slice(14)) % grid).toBe(0)
          const period = periodDropped({ day, minute: at }, stored, zone)
          if (!period) throw new Error(`${start} was no time`)
          const { startAt, endAt } = period
          // A time that is leapt over comes as much later.
          if (instantsAt(start, zone)?.length) expect(wallTime(startAt, zone)).toBe(start)
          expect(endAt > startAt).toBe(true)
          expect(endAt.getTime() - startAt.getTime()).toBeLessThanOrEqual(longestVisit)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('lasts as long as before, by the clock', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 1439 }),
        anyVisit,
        fc.constantFrom(...zones),
        (day, at, stored, zone) => {
          const period = periodDropped({ day, minute: at }, stored, zone)
          const clock = ({ startAt, endAt }: typeof stored) =>
            Date.parse(`${wallTime(endAt, zone)}Z`) - Date.parse(`${wallTime(startAt, zone)}Z`)
          const lasts = ({ startAt, endAt }: typeof stored) => endAt.getTime() - startAt.getTime()
          // One hour more or less where a clock changes at one of its ends, and then by the clock or by the time it takes.
          const apart = period
            ? Math.min(Math.abs(clock(period) - clock(stored)), Math.abs(lasts(period) - lasts(stored)))
            : 1
          expect(apart).toBeLessThanOrEqual(zone === 'Pacific/Apia' ? 24 * 60 * minute : 60 * minute)
          if (zone === 'UTC') expect(period && lasts(period)).toBe(lasts(stored))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('where it was is not moved, be it the second of two times', () => {
    const stored = visit('2030-10-27T01:30', '2030-10-27T02:30')
    expect(periodDropped({ day: '2030-10-27', minute: 150 }, stored, 'Europe/Paris')).toBe(stored)
  })
})

describe('a visit moved', () => {
  const night = visit('2030-03-20T21:00', '2030-03-21T05:00')

  it.each([
    ['Europe/Paris', '2030-03-30T22:00', 7],
    ['Europe/Paris', '2030-10-26T22:00', 9],
    ['Europe/Paris', '2030-06-01T22:00', 8],
  ])('in %s to the night of %s goes from 22:00 to 6:00, which takes %i hours', (zone, start, hours) => {
    const period = periodFrom(start, night, zone)
    expect(shown(zone, period)?.map((time) => time.slice(6))).toEqual(['22:00', '06:00'])
    expect(period && (period.endAt.getTime() - period.startAt.getTime()) / 3_600_000).toBe(hours)
  })

  it.each(['Europe/Paris', 'Europe/London'])('in %s across a change of the clock stays at its hours', (zone) => {
    const stored = {
      startAt: instantsAt('2030-03-28T09:00', zone)?.[0],
      endAt: instantsAt('2030-03-28T10:30', zone)?.[0],
    }
    if (!stored.startAt || !stored.endAt) throw new Error('no time')
    const period = periodFrom('2030-04-02T09:00', { startAt: stored.startAt, endAt: stored.endAt }, zone)
    expect(shown(zone, period)).toEqual(['04-02T09:00', '04-02T10:30'])
    expect(period && period.startAt.getTime() - stored.startAt.getTime()).toBe(5 * 86_400_000 - 3_600_000)
  })

  it('to a time that the clock leaps over comes as much later, and to one that it shows twice is the first', () => {
    const hour = visit('2030-01-07T09:00', '2030-01-07T10:00')
    expect(shown('Europe/Paris', periodFrom('2030-03-31T02:30', hour, 'Europe/Paris'))).toEqual([
      '03-31T03:30',
      '03-31T04:30',
    ])
    const twice = periodFrom('2030-10-27T02:30', hour, 'Europe/Paris')
    expect(twice?.startAt.toISOString()).toBe('2030-10-27T00:30:00.000Z')
    expect(periodFrom('2030-02-30T09:00', hour, 'Europe/Paris')).toBeUndefined()
  })

  it('that ends before it begins by a clock set back keeps the time it takes', () => {
    const odd = visit('2030-10-27T00:45', '2030-10-27T01:15')
    const period = periodFrom('2030-11-05T09:00', odd, 'Europe/Paris')
    expect(shown('Europe/Paris', period)).toEqual(['11-05T09:00', '11-05T09:30'])
  })
})
