import { describe, expect, it } from 'vitest'
import { instantAt, instantsAt, startOfDay, wallTime } from '../../src/time/zoned.ts'

const minute = 60_000
const hour = 60 * minute
const zones = [
  ...['Europe/Paris', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns'],
  ...['Pacific/Chatham', 'Pacific/Apia', 'Africa/Casablanca', 'America/Asuncion', 'Asia/Tehran', 'UTC'],
]

// mulberry32: the same instants on every run.
function* random(seed: number) {
  for (let state = seed; ; ) {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The hours of some years in which the zone's clock changes, found by looking. */
function changesOf(zone: string): number[] {
  const found: number[] = []
  const ahead = (at: number) => Date.parse(`${wallTime(new Date(at), zone)}Z`) - at
  for (let at = Date.UTC(2010, 0, 1); at < Date.UTC(2013, 0, 1); at += hour)
    if (ahead(at) !== ahead(at + hour)) found.push(at)
  return found
}

describe.each(zones)('in %s', (zone) => {
  const named = (at: number) =>
    instantsAt(wallTime(new Date(at), zone), zone)?.map((instant) => instant.getTime()) ?? []

  it('an instant is among those that its wall time names, and the only one unless the clock is set back', () => {
    const chance = random(zones.indexOf(zone))
    for (let times = 0; times < 800; times += 1) {
      const span = Date.UTC(2099, 11, 31) - Date.UTC(2000, 0, 1)
      const at = Math.floor((Date.UTC(2000, 0, 1) + (chance.next().value ?? 0) * span) / minute) * minute
      const instants = named(at)
      expect(instants).toContain(at)
      for (const other of instants) expect(wallTime(new Date(other), zone)).toBe(wallTime(new Date(at), zone))
      if (instants.length > 1) expect(Math.abs((instants[1] ?? 0) - (instants[0] ?? 0))).toBeLessThanOrEqual(hour)
    }
  })

  it('every minute around every change of the clock reads back', () => {
    for (const change of changesOf(zone)) {
      for (let at = change - 3 * hour; at < change + 4 * hour; at += 5 * minute) {
        const instants = named(at)
        expect(instants).toContain(at)
        expect(instants).toEqual([...instants].sort((one, other) => one - other))
      }
    }
  })

  it('days begin where the clock shows their date and did not a minute before', () => {
    for (const change of [...changesOf(zone), Date.UTC(2026, 5, 1)]) {
      for (const days of [-1, 0, 1, 2]) {
        const date = wallTime(new Date(change + days * 24 * hour), zone).slice(0, 10)
        const start = startOfDay(date, zone) as Date
        expect(wallTime(start, zone).slice(0, 10)).toBe(date)
        expect(wallTime(new Date(start.getTime() - minute), zone).slice(0, 10) < date).toBe(true)
      }
    }
  })
})

describe('a wall time', () => {
  const utc = (wall: string, zone: string) => instantsAt(wall, zone)?.map((instant) => instant.toISOString())

  it.each([
    ['2026-03-29T02:30', 'Europe/Paris'],
    ['2026-03-29T01:30', 'Europe/London'],
    ['2026-03-08T02:00', 'America/New_York'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe'],
    ['2011-12-30T12:00', 'Pacific/Apia'],
  ])('%s over which the clock of %s leaps names no instant', (wall, zone) => {
    expect(utc(wall, zone)).toEqual([])
  })

  it.each([
    ['2026-10-25T02:30', 'Europe/Paris', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
    ['2026-10-25T01:00', 'Europe/London', ['2026-10-25T00:00:00.000Z', '2026-10-25T01:00:00.000Z']],
    ['2026-11-01T01:59', 'America/New_York', ['2026-11-01T05:59:00.000Z', '2026-11-01T06:59:00.000Z']],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', ['2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z']],
  ])('%s that the clock of %s shows twice names both, the first first', (wall, zone, both) => {
    expect(utc(wall, zone)).toEqual(both)
  })

  it.each([
    ['2026-07-01T09:00', 'Europe/Paris', '2026-07-01T07:00:00.000Z'],
    ['2026-01-15T09:00', 'Europe/London', '2026-01-15T09:00:00.000Z'],
    ['2026-07-01T09:00', 'America/New_York', '2026-07-01T13:00:00.000Z'],
    ['2026-07-01T09:00', 'Asia/Kathmandu', '2026-07-01T03:15:00.000Z'],
    ['2028-02-29T00:00', 'Europe/Paris', '2028-02-28T23:00:00.000Z'],
    ['2026-03-29T01:59', 'Europe/Paris', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
  ])('%s in %s is %s', (wall, zone, instant) => {
    expect(utc(wall, zone)).toEqual([instant])
  })

  it.each([
    '',
    'tomorrow',
    '2026-02-30T10:00',
    '2026-13-01T10:00',
    '2026-01-01T24:00',
    '2026-01-01T10:60',
    '26-1-1T1:1',
  ])('%j is none', (text) => {
    expect(instantsAt(text, 'Europe/Paris')).toBeUndefined()
  })
})

it('the day begins at one where the clock leaps over midnight', () => {
  expect(startOfDay('2024-10-06', 'America/Asuncion')?.toISOString()).toBe('2024-10-06T04:00:00.000Z')
})

it('an instant is that of the zone’s clocks, on the days they change too', () => {
  expect(instantAt('2026-07-01', 540, 'Europe/Paris').toISOString()).toBe('2026-07-01T07:00:00.000Z')
  expect(instantAt('2026-03-29', 60, 'Europe/Paris').toISOString()).toBe('2026-03-29T00:00:00.000Z')
  expect(instantAt('2026-03-29', 240, 'Europe/Paris').toISOString()).toBe('2026-03-29T02:00:00.000Z')
  expect(instantAt('2026-10-25', 540, 'Europe/London').toISOString()).toBe('2026-10-25T09:00:00.000Z')
})
