import { describe, expect, it } from 'vitest'
import type { Planning } from '../../src/companies/opening/planning.ts'
import { type Calendar, firstWeek, type TypedWishes, wishesOf } from '../../src/requests/wishes.ts'

const none: TypedWishes = {
  ...{ when: 'slots', week: 'this', start: '', end: '' },
  ...{ start2: '', end2: '', start3: '', end3: '' },
}
// A Wednesday, ten o'clock in Paris.
const calendar: Calendar = {
  planning: null,
  timeZone: 'Europe/Paris',
  country: 'FR',
  now: new Date('2026-11-25T09:00Z'),
}
const half = [
  { from: '08:00', until: '12:00' },
  { from: '13:30', until: '18:00' },
]
const planning: Planning = {
  hours: [half, half, half, half, half, [], []],
  ...{ publicHolidays: true, closings: [{ from: '2026-12-01', until: '2026-12-01', label: '' }] },
  ...{ noticeHours: 24, horizonDays: 60, slotMinutes: 90, emergencyPhone: null },
}
const withHours = { ...calendar, planning }
const read = (typed: Partial<TypedWishes>, by: Calendar = calendar) => {
  const wishes = wishesOf({ ...none, ...typed }, by)
  return 'faults' in wishes
    ? wishes.faults
    : wishes.map(({ startAt, endAt }) => [startAt, endAt].map((at) => at.toISOString().slice(0, 16)))
}

describe('a time that is typed', () => {
  it('is the first of two on the night the clock goes back, and its end the one after it', () => {
    expect(read({ start: '2027-10-31T02:30', end: '2027-10-31T02:45' })).toEqual([
      ['2027-10-31T00:30', '2027-10-31T00:45'],
    ])
    expect(read({ start: '2027-10-31T02:30', end: '2027-10-31T02:15' })).toEqual([
      ['2027-10-31T00:30', '2027-10-31T01:15'],
    ])
    expect(read({ start: '2027-10-31T02:30', end: '' })).toEqual([['2027-10-31T00:30', '2027-10-31T01:30']])
  })

  it('that the clock leaps over is refused', () => {
    expect(read({ start: '2027-03-28T02:30', end: '2027-03-28T04:00' })).toEqual({ start: 'timeSkipped' })
    expect(read({ start: '2027-03-28T01:30', end: '2027-03-28T02:30' })).toEqual({ end: 'timeSkipped' })
  })

  it('may last a whole night, one that is an hour longer included', () => {
    expect(read({ start: '2027-10-30T22:00', end: '2027-10-31T06:00' })).toEqual([
      ['2027-10-30T20:00', '2027-10-31T05:00'],
    ])
  })

  it('is wished for once, however often it is typed', () => {
    const [start, end] = ['2026-12-02T09:00', '2026-12-02T10:00']
    expect(read({ start, end, start2: start, end2: end, start3: start, end3: '' })).toHaveLength(1)
  })

  it.each([
    ['has passed', '2026-11-25T10:00', 'past'],
    ['is too soon', '2026-11-26T09:30', 'tooSoon'],
    ['is too far ahead', '2027-01-26T09:00', 'tooFar'],
    ['is on a Sunday', '2026-11-29T09:00', 'closed'],
    ['is on a closing', '2026-12-01T09:00', 'closed'],
    ['is on Christmas', '2026-12-25T09:00', 'closed'],
    ['is at night', '2026-12-02T20:00', 'closed'],
    ['ends after hours', '2026-12-02T17:00', 'closed'],
  ])('that %s is said to be so, beside its field', (_, start, fault) => {
    expect(read({ start }, withHours)).toEqual({ start: fault })
    expect(read({ start: '2026-12-02T09:00', start2: start }, withHours)).toEqual({ start2: fault })
  })

  it('lasts as long as the company’s visits do where no end is typed', () => {
    expect(read({ start: '2026-12-02T09:00' }, withHours)).toEqual([['2026-12-02T08:00', '2026-12-02T09:30']])
  })
})

describe('any morning of a week', () => {
  it('is what is left of it, in the hours of the company', () => {
    expect(read({ when: 'mornings' }, withHours)).toEqual([['2026-11-27T07:00', '2026-11-27T11:00']])
    expect(read({ when: 'afternoons' }, withHours)).toEqual([
      ['2026-11-26T12:30', '2026-11-26T17:00'],
      ['2026-11-27T12:30', '2026-11-27T17:00'],
    ])
  })

  it('of next week is Monday to Friday without the days off', () => {
    const next = read({ when: 'mornings', week: 'next' }, withHours) as string[][]
    expect(next.map(([start]) => start?.slice(0, 10))).toEqual(['2026-11-30', '2026-12-02', '2026-12-03', '2026-12-04'])
  })

  it('of a company without hours is any day, seven at most', () => {
    expect(read({ when: 'mornings', week: 'next' })).toHaveLength(7)
  })

  it('of a week of which nothing is left is refused, and the form begins with the next', () => {
    const sunday = { ...withHours, now: new Date('2026-11-29T09:00Z') }
    expect(read({ when: 'mornings' }, sunday)).toEqual({ week: 'noneLeft' })
    expect([firstWeek(withHours), firstWeek(sunday)]).toEqual(['this', 'next'])
  })
})

describe('several times', () => {
  it('need the first, and no more than it', () => {
    const [start, end] = ['2026-12-02T09:00', '2026-12-02T10:00']
    expect(read({})).toEqual({ start: 'timeMissing' })
    expect(read({ start2: start, end2: end })).toEqual({ start: 'timeMissing' })
    expect(read({ start, end })).toEqual([['2026-12-02T08:00', '2026-12-02T09:00']])
    expect(read({ start, end, end2: end })).toEqual({ start2: 'timeMissing' })
  })

  it('say beside each field what is wrong with it, and beside no other', () => {
    const start = '2026-12-02T09:00'
    const faults = read({ start, end: start, start3: '2027-03-28T02:30' })
    expect(Object.entries(faults)).toEqual([
      ['end', 'endBeforeStart'],
      ['start3', 'timeSkipped'],
    ])
  })

  it('without an end last as long as the company’s visits, and with one as long as was typed', () => {
    const [start, end] = ['2026-12-02T09:00', '2026-12-02T09:45']
    expect(read({ start }, withHours)).toEqual([['2026-12-02T08:00', '2026-12-02T09:30']])
    expect(read({ start, end }, withHours)).toEqual([['2026-12-02T08:00', '2026-12-02T08:45']])
    expect(read({ start })).toEqual([['2026-12-02T08:00', '2026-12-02T09:00']])
  })
})

it('this week is offered first as long as a morning or an afternoon of it is left', () => {
  const at = (now: string, noticeHours = 0) =>
    firstWeek({ ...withHours, now: new Date(now), planning: { ...planning, noticeHours } })
  // Friday at nine its afternoon is left, at six in the evening nothing is.
  expect(at('2026-11-27T08:00Z')).toBe('this')
  expect(at('2026-11-27T17:30Z')).toBe('next')
})
