import { describe, expect, it } from 'vitest'
import { localeOf } from '../../src/i18n/locale.ts'
import { hours, leafOf, todayIn, whenText } from '../../src/ui/format.ts'

const paris = (language: 'fr' | 'en') => localeOf({ timeZone: 'Europe/Paris', currency: 'EUR' }, language)
const hoursOf = (start: string, end: string, language: 'fr' | 'en' = 'fr') =>
  hours(paris(language), new Date(start), new Date(end))

describe('hours', () => {
  it('are those of the company’s clock, the day it changes too', () => {
    expect(hoursOf('2026-10-24T07:00Z', '2026-10-24T09:00Z')).toBe('09:00 – 11:00')
    expect(hoursOf('2026-10-25T07:00Z', '2026-10-25T09:00Z')).toBe('08:00 – 10:00')
    // The clock is set back from three to two in between.
    expect(hoursOf('2026-10-24T23:30Z', '2026-10-25T02:00Z')).toBe('01:30 – 03:00')
  })

  it('that end earlier by the clock than they began are told as the clock shows them', () => {
    expect(hoursOf('2026-10-25T00:45Z', '2026-10-25T01:15Z')).toBe('02:45 – 02:15')
    expect(hoursOf('2026-10-25T00:45Z', '2026-10-25T01:45Z')).toBe('02:45')
  })

  it('that go on into another day name both', () => {
    expect(hoursOf('2026-10-01T21:00Z', '2026-10-02T01:00Z')).toMatch(/1er oct\.,? 23:00.*2 oct\.,? 03:00/)
    expect(hoursOf('2026-11-30T21:00Z', '2026-12-01T06:00Z', 'en')).toMatch(/30 Nov,? 22:00.*1 Dec,? 07:00/)
  })
})

it('one day and hour are told in each language and zone as they are there', () => {
  const [startAt, endAt] = [new Date('2024-05-31T22:30Z'), new Date('2024-05-31T23:30Z')]
  const tell = (language: 'fr' | 'en', timeZone: string) =>
    whenText(localeOf({ timeZone, currency: 'EUR' }, language), { startAt, endAt })
  expect(tell('fr', 'Europe/Paris')).toBe('samedi 1er juin 2024, 00:30 – 01:30')
  expect(tell('en', 'Europe/Paris')).toBe('Saturday 1 June 2024, 00:30–01:30')
  expect(tell('en', 'UTC')).toBe('Friday 31 May 2024, 22:30–23:30')
  expect(leafOf(paris('fr'), startAt)).toEqual({ day: '1', month: 'juin' })
  expect(todayIn('Europe/Paris', startAt)).toBe('2024-06-01')
})
