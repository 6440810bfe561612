import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afternoonsOf,
  faultOfWish,
  freeDays,
  isOpen,
  morningsOf,
  openingOn,
  whyClosed,
} from '../../src/companies/opening/opening.ts'
import type { Hours, Planning } from '../../src/companies/opening/planning.ts'
import { daysAfter } from '../../src/time/days.ts'
import { instantsAt, wallTime } from '../../src/time/zoned.ts'

const spans = (...texts: string[]): Hours[] =>
  texts.map((text) => ({ from: text.split('-')[0] ?? '', until: text.split('-')[1] ?? '' }))
const split = spans('08:00-12:00', '13:30-18:00')
const plan = (changes: Partial<Planning> = {}): Planning => ({
  hours: [split, split, split, split, split, spans('09:00-12:00'), []],
  ...{ publicHolidays: true, closings: [], noticeHours: 24, horizonDays: 60, slotMinutes: 60, emergencyPhone: null },
  ...changes,
})
const every = (hours: Hours[]): Planning['hours'] => [hours, hours, hours, hours, hours, hours, hours]
const at = (wall: string, zone = 'Europe/Paris', which = 0) => instantsAt(wall, zone)?.[which] ?? new Date(Number.NaN)
const slot = (start: string, end: string, zone = 'Europe/Paris') => ({ startAt: at(start, zone), endAt: at(end, zone) })
const open = (start: string, end: string, planning: Planning | null = plan()) =>
  isOpen(planning, 'Europe/Paris', 'FR', slot(start, end))

describe('a day', () => {
  // 2026-12-14 is a Monday.
  it('has the hours of its weekday', () => {
    expect(openingOn(plan(), 'FR', '2026-12-14')).toEqual(split)
    expect(openingOn(plan(), 'FR', '2026-12-19')).toEqual(spans('09:00-12:00'))
    expect(openingOn(plan(), 'FR', '2026-12-20')).toEqual([])
  })

  it('is closed for its weekday, a public holiday or a closing, and says which', () => {
    const closings = [{ from: '2026-12-24', until: '2026-12-31', label: 'Fêtes' }]
    expect(whyClosed(plan(), 'FR', '2026-12-20')).toEqual({ why: 'weekday' })
    expect(whyClosed(plan(), 'FR', '2026-12-25')).toMatchObject({ why: 'holiday', holiday: { name: { fr: 'Noël' } } })
    expect(whyClosed(plan({ closings }), 'FR', '2026-12-25')).toEqual({ why: 'closing', closing: closings[0] })
    for (const day of ['2026-12-24', '2026-12-31']) expect(openingOn(plan({ closings }), 'FR', day)).toEqual([])
    for (const day of ['2026-12-23', '2027-01-02']) expect(whyClosed(plan({ closings }), 'FR', day)).toBeUndefined()
  })

  it('is open on a public holiday where the company works on them, or where none is known', () => {
    expect(openingOn(plan({ publicHolidays: false }), 'FR', '2026-12-25')).toEqual(split)
    expect(openingOn(plan(), 'JP', '2026-12-25')).toEqual(split)
  })
})

describe('a visit', () => {
  it.each([
    ['2026-12-14T08:00', '2026-12-14T12:00', true],
    ['2026-12-14T07:59', '2026-12-14T09:00', false],
    ['2026-12-14T17:00', '2026-12-14T18:01', false],
    ['2026-12-14T11:00', '2026-12-14T14:30', true],
    ['2026-12-14T11:00', '2026-12-14T13:30', false],
    ['2026-12-14T12:00', '2026-12-14T14:30', false],
    ['2026-12-14T17:00', '2026-12-15T09:00', false],
    ['2026-12-14T09:00', '2026-12-14T09:00', false],
    ['2026-12-20T09:00', '2026-12-20T10:00', false],
  ])('from %s to %s is within the hours: %s', (start, end, expected) => expect(open(start, end)).toBe(expected))

  it('may end at midnight where the hours do, and not go on behind it', () => {
    const late = plan({ hours: every(spans('00:00-02:00', '20:00-24:00')) })
    expect(open('2026-12-14T22:00', '2026-12-15T00:00', late)).toBe(true)
    expect(open('2026-12-14T22:00', '2026-12-15T00:30', late)).toBe(false)
    expect(open('2026-12-14T00:00', '2026-12-15T00:00', late)).toBe(true)
  })

  it('is always possible where no hours are set', () => {
    expect(open('2026-12-20T03:00', '2026-12-21T04:00', null)).toBe(true)
  })

  it.each(['Europe/Paris', 'Europe/London', 'Australia/Lord_Howe'])('goes by the clock of %s all year', (zone) => {
    const always = plan({ hours: every(split), publicHolidays: false })
    for (let day = '2026-01-01'; day < '2027-01-01'; day = daysAfter(day, 1)) {
      const [inside, outside] = [`${day}T08:00`, `${day}T07:45`].map((start) => slot(start, `${day}T09:00`, zone))
      expect([day, inside && isOpen(always, zone, 'FR', inside)]).toEqual([day, true])
      expect([day, outside && isOpen(always, zone, 'FR', outside)]).toEqual([day, false])
    }
  })
})

describe('a wish', () => {
  const now = at('2026-12-14T10:00')
  const fault = (start: string, end: string, planning: Planning | null = plan()) =>
    faultOfWish(planning, 'Europe/Paris', 'FR', now, slot(start, end))

  it.each([
    ['2026-12-14T10:00', '2026-12-14T11:00', 'past'],
    ['2026-12-15T09:59', '2026-12-15T11:00', 'tooSoon'],
    ['2026-12-15T10:00', '2026-12-15T11:00', undefined],
    ['2027-02-12T17:00', '2027-02-12T18:00', undefined],
    ['2027-02-13T09:00', '2027-02-13T10:00', 'tooFar'],
    ['2026-12-20T09:00', '2026-12-20T10:00', 'closed'],
    ['2026-12-25T09:00', '2026-12-25T10:00', 'closed'],
  ])('from %s to %s is %s', (start, end, expected) => expect(fault(start, end)).toBe(expected))

  it('meets nothing but the past and a year where no hours are set', () => {
    expect(fault('2026-12-14T09:00', '2026-12-14T12:00', null)).toBe('past')
    expect(fault('2026-12-14T10:01', '2026-12-15T03:00', null)).toBeUndefined()
    expect(fault('2027-12-14T10:01', '2027-12-14T12:00', null)).toBeUndefined()
    expect(fault('2027-12-15T10:00', '2027-12-15T12:00', null)).toBe('tooFar')
  })

  it('counts notice in hours that pass, also over the night on which the clock changes', () => {
    const before = at('2026-03-28T10:00')
    const wish = (start: string) => ({ startAt: at(start), endAt: at('2026-03-29T18:00') })
    const always = plan({ hours: every(split) })
    expect(faultOfWish(always, 'Europe/Paris', 'FR', before, wish('2026-03-29T10:59'))).toBe('tooSoon')
    expect(faultOfWish(always, 'Europe/Paris', 'FR', before, wish('2026-03-29T11:00'))).toBeUndefined()
  })
})

describe('days to choose from', () => {
  it('are the next open ones, and none beyond the horizon', () => {
    expect(freeDays(plan(), 'FR', '2026-12-24', 3)).toEqual(['2026-12-24', '2026-12-26', '2026-12-28'])
    const closings = [{ from: '2026-12-01', until: '2030-01-01', label: '' }]
    expect(freeDays(plan({ closings }), 'FR', '2026-12-24', 3)).toEqual([])
    expect(freeDays(null, 'FR', '2026-12-24', 2)).toEqual(['2026-12-24', '2026-12-25'])
    expect(freeDays(plan({ horizonDays: 2 }), 'FR', '2026-12-24', 9)).toEqual(['2026-12-24', '2026-12-26'])
  })
})

describe('mornings and afternoons', () => {
  const shown = (halves: { day: string; startAt: Date; endAt: Date }[], zone = 'Europe/Paris') =>
    halves.map(({ startAt, endAt }) => `${wallTime(startAt, zone)} ${wallTime(endAt, zone).slice(11)}`)
  const halves = (hours: Hours[]) => {
    const planning = plan({ hours: every(hours) })
    return [morningsOf, afternoonsOf].map((of) =>
      shown(of(planning, 'Europe/Paris', 'FR', ['2026-12-14']))[0]?.slice(11),
    )
  }

  it('are parted by the break around noon, else by noon', () => {
    expect(halves(split)).toEqual(['08:00 12:00', '13:30 18:00'])
    expect(halves(spans('08:00-13:00', '14:00-18:00'))).toEqual(['08:00 13:00', '14:00 18:00'])
    expect(halves(spans('08:00-17:00'))).toEqual(['08:00 12:00', '12:00 17:00'])
    expect(halves(spans('08:00-10:00', '16:00-18:00'))).toEqual(['08:00 10:00', '16:00 18:00'])
    expect(halves(spans('14:00-16:00', '18:00-24:00'))).toEqual([undefined, '14:00 00:00'])
    expect(halves(spans('06:00-09:00', '10:00-11:30'))).toEqual(['06:00 11:30', undefined])
    expect(halves([])).toEqual([undefined, undefined])
  })

  it('are of open days alone, and of usual days where no hours are set', () => {
    const days = ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27']
    expect(shown(morningsOf(plan(), 'Europe/Paris', 'FR', days))).toEqual([
      '2026-12-24T08:00 12:00',
      '2026-12-26T09:00 12:00',
    ])
    expect(shown(afternoonsOf(plan(), 'Europe/Paris', 'FR', days))).toEqual(['2026-12-24T13:30 18:00'])
    expect(shown(morningsOf(null, 'Europe/Paris', 'FR', ['2026-12-25']))).toEqual(['2026-12-25T08:00 12:00'])
  })

  it('begin after the leap where the clock leaps over their start, and last to the second of two ends', () => {
    const early = plan({ hours: every(spans('02:10-03:30')), publicHolidays: false })
    const mornings = (zone: string, day: string) => morningsOf(early, zone, 'FR', [day])[0]
    expect(mornings('Europe/Paris', '2026-03-29')?.startAt).toEqual(at('2026-03-29T03:00'))
    expect(mornings('Australia/Lord_Howe', '2026-10-04')?.startAt).toEqual(
      at('2026-10-04T02:30', 'Australia/Lord_Howe'),
    )
    const short = plan({ hours: every(spans('00:30-01:30')), publicHolidays: false })
    const [half] = morningsOf(short, 'Europe/London', 'FR', ['2026-10-25'])
    expect(half?.endAt).toEqual(at('2026-10-25T01:30', 'Europe/London', 1))
  })
})

const minute = fc.integer({ min: 0, max: 24 * 4 })
const time = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
const dayHours = fc.uniqueArray(minute, { maxLength: 4 }).map((quarters) => {
  const sorted = [...quarters].sort((one, other) => one - other).map(time)
  return sorted.length < 2
    ? []
    : spans(...[0, 2].flatMap((n) => (sorted[n + 1] ? [`${sorted[n]}-${sorted[n + 1]}`] : [])))
})
const planning = fc
  .record({
    hours: fc.tuple(dayHours, dayHours, dayHours, dayHours, dayHours, dayHours, dayHours),
    publicHolidays: fc.boolean(),
    noticeHours: fc.integer({ min: 0, max: 200 }),
    horizonDays: fc.integer({ min: 1, max: 365 }),
  })
  .map(plan)
const zone = fc.constantFrom('Europe/Paris', 'Europe/London', 'Australia/Lord_Howe', 'America/New_York', 'UTC')
const day = fc.integer({ min: 0, max: 1200 }).map((count) => daysAfter('2025-01-01', count))
const country = fc.constantFrom('FR', 'GB', 'CH', 'JP')

describe('whatever the hours', () => {
  it('a day has hours or a reason for having none', () => {
    fc.assert(
      fc.property(planning, country, day, (one, where, on) => {
        expect(openingOn(one, where, on).length > 0).toBe(whyClosed(one, where, on) === undefined)
      }),
    )
  })

  it('each half of a day is within them, and the halves do not overlap', () => {
    fc.assert(
      fc.property(planning, zone, country, day, (one, clock, where, on) => {
        const [morning, afternoon] = [morningsOf, afternoonsOf].map((of) => of(one, clock, where, [on])[0])
        for (const half of [morning, afternoon]) if (half) expect(isOpen(one, clock, where, half)).toBe(true)
        if (morning && afternoon) expect(morning.endAt <= afternoon.startAt).toBe(true)
        expect(Boolean(morning ?? afternoon)).toBe(openingOn(one, where, on).length > 0)
      }),
    )
  })

  it('a day offered has a time that nothing is wrong with, unless notice takes it all', () => {
    fc.assert(
      fc.property(planning, zone, country, day, (one, clock, where, on) => {
        const now = at(`${on}T12:00`, clock)
        for (const free of freeDays(one, where, on, 5)) {
          for (const half of [morningsOf, afternoonsOf].flatMap((of) => of(one, clock, where, [free]))) {
            const fault = faultOfWish(one, clock, where, now, half)
            if (half.startAt.getTime() >= now.getTime() + Math.max(one.noticeHours * 3_600_000, 1))
              expect(fault).toBeUndefined()
            else expect(['past', 'tooSoon']).toContain(fault)
          }
        }
      }),
    )
  })
})
