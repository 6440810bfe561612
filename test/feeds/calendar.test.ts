import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf, type Entry } from '../../src/feeds/calendar.ts'
import { linesOf, readCalendar } from '../support/feeds.ts'

const entry: Entry = {
  id: 'visit',
  startAt: new Date('2027-01-07T08:00:00Z'),
  endAt: new Date('2027-01-07T09:00:00Z'),
  status: 'planned',
  sequence: 0,
  changedAt: new Date('2027-01-01T10:00:00Z'),
  summary: 'Chaudière · Dupont',
  location: 'Lyon',
  description: 'Sonnez',
  url: 'https://dupont.example/portal/visits',
}
const told = (one: Entry) => ({
  uid: `${one.id}@company`,
  sequence: one.sequence,
  status: one.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
  start: one.startAt.toISOString(),
  end: one.endAt.toISOString(),
  stamp: one.changedAt.toISOString(),
  changed: one.changedAt.toISOString(),
  summary: one.summary,
  location: one.location,
  description: one.description || null,
  url: one.url,
})

// Calendars count in seconds.
const seconds = (min: string, max: string) =>
  fc.integer({ min: Date.parse(min) / 1000, max: Date.parse(max) / 1000 }).map((second) => new Date(second * 1000))
const awkward = fc.constantFrom(
  ...[
    ',',
    ';',
    '\\',
    '\\n',
    ':',
    '"',
    '^',
    '\n',
    '\t',
    ' ',
    '🔧',
    '👩‍🔧',
    'é',
    'e\u0301',
    '漢',
    '\u2028',
    'BEGIN:VEVENT',
  ],
)
const words = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 60 })
  .map((parts) => parts.join('').replace(/[^\P{Cc}\t\n]/gu, ''))
const line = words.map((text) => `x${text.replaceAll('\n', ' ')}`)
const entries: fc.Arbitrary<Entry[]> = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    startAt: seconds('2020-01-01', '2035-01-01'),
    endAt: seconds('2035-01-02', '2035-02-01'),
    status: fc.constantFrom('planned', 'done', 'cancelled'),
    sequence: fc.nat(1000),
    changedAt: seconds('2020-01-01', '2035-01-01'),
    summary: line,
    location: fc.option(line),
    description: words,
    url: fc.constantFrom('https://dupont.example/portal/jobs/1#visit-2', 'http://dupont.localhost:8787/admin/visits/3'),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
)

describe('a calendar, read by another', () => {
  it('says what the visits say, whatever stands in their texts, in lines of 75 octets at most', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const text = calendarOf('company', all, 'Visites Dupont, Fils; & Cie')
        const { calendar, events } = readCalendar(text)
        expect(events).toEqual(all.map(told))
        // The parser takes these two for text of no known kind, and leaves it as it was written.
        for (const name of ['name', 'x-wr-calname'])
          expect(calendar.getFirstPropertyValue(name)).toBe('Visites Dupont\\, Fils\\; & Cie')
        for (const sent of linesOf(text)) {
          expect(new TextEncoder().encode(sent).length).toBeLessThanOrEqual(75)
          // A character that is cut in two is no text any more.
          expect(sent.isWellFormed()).toBe(true)
          expect(sent).not.toMatch(/[\r\n]/)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keeps very long comments whole', () => {
    const description = 'Sonnez deux fois, puis attendez ; 🔧 l’escalier est à gauche.\n'.repeat(400).trim()
    const text = calendarOf('company', [{ ...entry, description }])
    expect(readCalendar(text).events[0]?.description).toBe(description)
    expect(Math.max(...linesOf(text).map((sent) => new TextEncoder().encode(sent).length))).toBe(75)
  })

  it('takes out what may not stand in a text, and makes one line of a place', () => {
    const odd = { ...entry, summary: 'A\u0000B\u0007', description: 'One\r\nTwo\rThree', location: '1 rue\n69001 Lyon' }
    expect(readCalendar(calendarOf('company', [odd])).events[0]).toMatchObject({
      summary: 'AB',
      description: 'One\nTwo\nThree',
      location: '1 rue, 69001 Lyon',
    })
  })

  it('is no message from an organizer, says who made it, and where it is subscribed to how often to look', () => {
    const file = readCalendar(calendarOf('company', [entry])).calendar
    const feed = readCalendar(calendarOf('company', [entry], 'Visits')).calendar
    for (const calendar of [file, feed]) {
      expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
      expect(calendar.getFirstPropertyValue('prodid')).toBe('-//artisan-portal//visits//EN')
      for (const absent of ['method', 'x-wr-timezone']) expect(calendar.getFirstProperty(absent)).toBeNull()
      expect(calendar.getAllSubcomponents('vtimezone')).toEqual([])
    }
    expect(String(feed.getFirstPropertyValue('refresh-interval'))).toBe('PT1H')
    expect(file.getFirstProperty('refresh-interval')).toBeNull()
  })

  it('with no visit is one all the same', () => {
    const text = calendarOf('company', [], 'Visits')
    expect(readCalendar(text).events).toEqual([])
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  })
})
