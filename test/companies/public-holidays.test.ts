import { describe, expect, it } from 'vitest'
import {
  easterOf,
  hasPublicHolidays,
  holidayOn,
  publicHolidaysOf,
} from '../../src/companies/opening/public-holidays.ts'

const daysOf = (country: string, year: number) => publicHolidaysOf(country, year).map(({ day }) => day.slice(5))

describe('Easter', () => {
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2019, '2019-04-21'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('of %i is %s', (year, day) => expect(easterOf(year)).toBe(day))
})

// As the authorities of each country publish them.
describe('the public holidays', () => {
  it.each([
    [2025, ['01-01', '04-21', '05-01', '05-08', '05-29', '06-09', '07-14', '08-15', '11-01', '11-11', '12-25']],
    [2026, ['01-01', '04-06', '05-01', '05-08', '05-14', '05-25', '07-14', '08-15', '11-01', '11-11', '12-25']],
    [2027, ['01-01', '03-29', '05-01', '05-06', '05-08', '05-17', '07-14', '08-15', '11-01', '11-11', '12-25']],
    [2028, ['01-01', '04-17', '05-01', '05-08', '05-25', '06-05', '07-14', '08-15', '11-01', '11-11', '12-25']],
  ])('of France in %i are eleven', (year, days) => expect(daysOf('FR', year)).toEqual(days))

  it('of the French overseas have one of their own besides', () => {
    expect(holidayOn('RE', '2026-12-20')?.name.fr).toBe('Abolition de l’esclavage')
    expect(holidayOn('FR', '2026-12-20')).toBeUndefined()
    for (const country of ['GP', 'MQ', 'GF', 'RE', 'YT']) expect(daysOf(country, 2026)).toHaveLength(12)
  })

  it.each([
    [2022, ['01-03', '04-15', '04-18', '05-02', '05-30', '08-29', '12-25', '12-26', '12-27']],
    [2025, ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26']],
    [2026, ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
    [2027, ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-25', '12-27', '12-28']],
    [2028, ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26']],
  ])('of England and Wales in %i follow the weekends', (year, days) => {
    expect(daysOf('GB', year)).toEqual(days)
  })

  it.each([
    ['BE', 2026, ['01-01', '04-06', '05-01', '05-14', '05-25', '07-21', '08-15', '11-01', '11-11', '12-25']],
    ['LU', 2026, ['01-01', '04-06', '05-01', '05-09', '05-14', '05-25', '06-23', '08-15', '11-01', '12-25', '12-26']],
    ['DE', 2027, ['01-01', '03-26', '03-29', '05-01', '05-06', '05-17', '10-03', '12-25', '12-26']],
    ['CH', 2028, ['01-01', '04-14', '04-17', '05-25', '06-05', '08-01', '12-25']],
  ])('of %s in %i', (country, year, days) => expect(daysOf(country, year)).toEqual(days))

  it('are none where they are not known', () => {
    expect([hasPublicHolidays('FR'), hasPublicHolidays('JP')]).toEqual([true, false])
    expect(publicHolidaysOf('JP', 2026)).toEqual([])
    expect(holidayOn('constructor', '2026-01-01')).toBeUndefined()
  })

  it('have names in both languages', () => {
    const all = ['FR', 'RE', 'GB', 'BE', 'CH', 'LU', 'DE'].flatMap((country) => publicHolidaysOf(country, 2026))
    expect(all.length).toBeGreaterThan(60)
    for (const { name } of all) expect([name.fr, name.en].every((text) => text.length > 3)).toBe(true)
  })
})
