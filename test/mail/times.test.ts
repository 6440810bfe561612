import { describe, expect, it } from 'vitest'
import { momentInWords, timesInWords, timesToKeep } from '../../src/mail/times.ts'

const from = (start: string, end: string) => timesToKeep([{ startAt: new Date(start), endAt: new Date(end) }])
const plain = (texts: string[]) => texts.map((text) => text.replace(/[\u00a0\u202f]/g, ' '))

describe('times in a mail', () => {
  it.each([
    ['fr', 'Europe/Paris', 'mardi 1er décembre 2026, 09:00 – 10:30 (heure de Paris)'],
    ['en', 'Europe/Paris', 'Tuesday 1 December 2026, 09:00 – 10:30 (Paris time)'],
    ['en', 'Europe/London', 'Tuesday 1 December 2026, 08:00 – 09:30 (London time)'],
    ['fr', 'Indian/Reunion', 'mardi 1er décembre 2026, 12:00 – 13:30 (heure de Reunion)'],
    ['fr', 'Europe/Amsterdam', 'mardi 1er décembre 2026, 09:00 – 10:30 (heure d’Amsterdam)'],
  ] as const)('are said in %s on the clock of %s', (language, zone, said) => {
    expect(plain(timesInWords(from('2026-12-01T08:00Z', '2026-12-01T09:30Z'), language, zone))).toEqual([said])
  })

  it('follow the clock where it is set forward', () => {
    const summer = from('2027-06-01T07:00Z', '2027-06-01T08:00Z')
    expect(timesInWords(summer, 'fr', 'Europe/Paris')[0]).toContain('09:00 – 10:00')
  })

  it('say how far the clock is from UTC in the hour that it shows twice, and only then', () => {
    // On 25 October 2026 Paris shows 02:30 at 00:30 and at 01:30 UTC.
    const [first, second] = ['2026-10-25T00:30Z', '2026-10-25T01:30Z'].map(
      (start) => timesInWords(from(start, '2026-10-25T04:00Z'), 'fr', 'Europe/Paris')[0],
    )
    expect(first).toContain('02:30 – 05:00 (heure de Paris, UTC+2)')
    expect(second).toContain('02:30 – 05:00 (heure de Paris, UTC+1)')
  })

  it('name both days of one that ends on another', () => {
    const night = from('2026-12-01T21:00Z', '2026-12-02T05:00Z')
    expect(timesInWords(night, 'en', 'Europe/Paris')).toEqual([
      'Tuesday 1 December 2026, 22:00 – Wednesday 2 December 2026, 06:00 (Paris time)',
    ])
  })

  it('that are no times say nothing', () => {
    expect(timesInWords(undefined, 'fr', 'Europe/Paris')).toEqual([])
    expect(timesInWords('tomorrow 5-', 'fr', 'Europe/Paris')).toEqual([])
    expect(momentInWords(undefined, 'fr', 'Europe/Paris')).toBe('')
  })
})
