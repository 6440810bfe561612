import { describe, expect, it } from 'vitest'
import { longestPeriod, periodOf, usualPeriods } from '../../src/statements/period.ts'
import { daysAfter } from '../../src/time/days.ts'

describe('a period', () => {
  it('is this year up to today where none is typed', () => {
    expect(periodOf({ from: '', to: '' }, '2026-11-25')).toEqual({ days: { from: '2026-01-01', to: '2026-11-25' } })
  })

  it('says of each field what is wrong with it', () => {
    const wrong = (from: string, to: string) => periodOf({ from, to }, '2026-11-25')
    expect(wrong('2026-02-30', 'soon')).toEqual({ wrong: { from: 'dayWrong', to: 'dayWrong' } })
    expect(wrong('', '2026-01-31')).toEqual({ wrong: { from: 'dayWrong' } })
    expect(wrong('2026-01-01', '')).toEqual({ wrong: { to: 'dayWrong' } })
    expect(wrong('2026-01-01', '2026-01-01')).toEqual({ days: { from: '2026-01-01', to: '2026-01-01' } })
    expect(wrong('2026-02-01', '2026-01-31')).toEqual({ wrong: { to: 'endsBefore' } })
    expect(wrong('2024-01-01', '2024-12-31')).toEqual({ days: { from: '2024-01-01', to: '2024-12-31' } })
    expect(wrong('2024-01-01', daysAfter('2024-01-01', longestPeriod))).toEqual({ wrong: { to: 'tooLong' } })
  })

  it('of the last three months begins the day after the same one three months before', () => {
    expect(usualPeriods('2026-11-25').threeMonths).toEqual({ from: '2026-08-26', to: '2026-11-25' })
    expect(usualPeriods('2026-05-31').threeMonths).toEqual({ from: '2026-03-01', to: '2026-05-31' })
    expect(usualPeriods('2024-05-30').threeMonths.from).toBe('2024-03-01')
    expect(usualPeriods('2026-02-15').threeMonths.from).toBe('2025-11-16')
    expect(usualPeriods('2026-11-25').thisYear).toEqual({ from: '2026-01-01', to: '2026-11-25' })
    expect(usualPeriods('2024-02-29').lastYear).toEqual({ from: '2023-01-01', to: '2023-12-31' })
  })
})
