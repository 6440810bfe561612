import { describe, expect, it } from 'vitest'
import { instantsAt } from '../../src/time/zoned.ts'
import { periodOf, typedTimes } from '../../src/visits/times.ts'
import { mayBecome, mayBeDeleted, nextStatuses, visitStatuses } from '../../src/visits/visit.ts'

const paris = 'Europe/Paris'
const [first, second] = instantsAt('2026-10-25T02:30', paris) as [Date, Date]
const hour = 60 * 60 * 1000
const iso = (period: ReturnType<typeof periodOf>) =>
  'faults' in period ? period.faults : [period.startAt.toISOString(), period.endAt.toISOString()]

describe('what is typed as from when to when', () => {
  it('is read on the company’s clock', () => {
    expect(iso(periodOf({ start: '2026-07-01T09:00', end: '2026-07-01T10:30' }, paris))).toEqual([
      '2026-07-01T07:00:00.000Z',
      '2026-07-01T08:30:00.000Z',
    ])
  })

  it('without an end lasts an hour, over a change of the clock too', () => {
    expect(iso(periodOf({ start: '2026-03-29T01:30', end: '' }, paris))).toEqual([
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T01:30:00.000Z',
    ])
  })

  it.each([
    [{ start: '', end: '' }, { start: 'timeMissing' }],
    [{ start: 'soon', end: '' }, { start: 'timeMissing' }],
    [{ start: '2026-07-01T09:00', end: 'later' }, { end: 'timeMissing' }],
    [{ start: '2026-03-29T02:30', end: '' }, { start: 'timeSkipped' }],
    [{ start: '2026-03-29T01:30', end: '2026-03-29T02:00' }, { end: 'timeSkipped' }],
    [{ start: '1026-07-01T09:00', end: '' }, { start: 'yearWrong' }],
    [{ start: '2026-07-01T09:00', end: '2206-07-01T10:00' }, { end: 'yearWrong' }],
    [{ start: '2026-07-01T09:00', end: '2026-07-01T09:00' }, { end: 'endBeforeStart' }],
    [{ start: '2026-07-01T09:00', end: '2026-06-30T10:00' }, { end: 'endBeforeStart' }],
    [{ start: '2026-07-01T09:00', end: '2026-08-01T09:01' }, { end: 'lastsTooLong' }],
  ])('%j is refused beside the field', (typed, faults) => {
    expect(iso(periodOf(typed, paris))).toEqual(faults)
  })

  it('may last 31 days to the minute', () => {
    expect(iso(periodOf({ start: '2026-07-01T09:00', end: '2026-08-01T09:00' }, paris))).toHaveLength(2)
  })

  it('is the first where the clock shows it twice', () => {
    expect(periodOf({ start: '2026-10-25T02:30', end: '' }, paris)).toMatchObject({ startAt: first })
  })

  it('ends the second time where only that comes after the start', () => {
    expect(iso(periodOf({ start: '2026-10-25T02:45', end: '2026-10-25T02:30' }, paris))).toEqual([
      '2026-10-25T00:45:00.000Z',
      second.toISOString(),
    ])
  })

  it.each([
    { startAt: second, endAt: new Date(second.getTime() + hour) },
    { startAt: new Date(first.getTime() - hour), endAt: second },
    { startAt: first, endAt: second },
    { startAt: new Date(1_780_000_012_345), endAt: new Date(1_780_003_654_321) },
  ])('typed as the stored period shows is the stored period: %j', (kept) => {
    expect(periodOf(typedTimes(kept, paris), paris, kept)).toEqual(kept)
  })
})

describe('a status', () => {
  it('leads with one press to others, and with one more back', () => {
    for (const from of visitStatuses) {
      expect(nextStatuses(from).length).toBeGreaterThan(0)
      for (const to of nextStatuses(from)) expect([mayBecome(from, to), mayBecome(to, from)]).toEqual([true, true])
      expect(mayBecome(from, from)).toBe(false)
    }
    expect([mayBecome('done', 'cancelled'), mayBecome('cancelled', 'done')]).toEqual([false, false])
  })

  it('lets a visit be deleted only while it is planned', () => {
    expect(visitStatuses.filter(mayBeDeleted)).toEqual(['planned'])
  })
})
