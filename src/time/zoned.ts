import { Remembered } from '../remembered.ts'

// Temporal is not there yet where the Worker runs; Intl knows the clocks of all zones.

const minuteLength = 60 * 1000
const day = 24 * 60 * minuteLength
const written = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::\d{2})?$/

// A page tells a time in several ways, and many times of one day.
const clocks = new Remembered<string, string>(20_000)

/** What the clock of a zone shows at an instant, to the minute: `YYYY-MM-DDTHH:MM`, as `datetime-local` fields have it. */
export function wallTime(instant: Date, timeZone: string): string {
  const at = Math.floor(instant.getTime() / minuteLength) * minuteLength
  return clocks.of(`${timeZone} ${at}`, () => new Date(at + offset(at, timeZone)).toISOString().slice(0, 16))
}

/**
 * The instants at which the clock of a zone shows this time, earliest first: one, none when the clock leaps over it, two
 * when it is set back. Undefined when the text is no time (`YYYY-MM-DDTHH:MM`; seconds are dropped).
 */
export function instantsAt(wall: string, timeZone: string): Date[] | undefined {
  const read = readWall(wall)
  if (read === undefined) return undefined
  // The clock's distance from UTC a day before and a day after: the same but when the clock changes around then.
  const distances = new Set([offset(read - day, timeZone), offset(read + day, timeZone)])
  return [...distances]
    .map((distance) => read - distance)
    .filter((instant) => instant + offset(instant, timeZone) === read)
    .sort((one, other) => one - other)
    .map((instant) => new Date(instant))
}

/** The instant at which a day, `YYYY-MM-DD`, begins in a zone: midnight, or the first minute after a leap over it. */
export function startOfDay(date: string, timeZone: string): Date | undefined {
  const midnight = instantsAt(`${date}T00:00`, timeZone)
  if (midnight === undefined) return undefined
  const [first] = midnight
  if (first) return first
  // Where the clock leaps at midnight, the day begins at the instant of the leap: midnight by the clock before it.
  const read = Date.parse(`${date}T00:00Z`)
  return new Date(read - offset(read - day, timeZone))
}

/** The time as if it were UTC, in milliseconds; undefined for what no calendar or clock shows. */
function readWall(wall: string): number | undefined {
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = written.exec(wall)?.slice(1).map(Number) ?? []
  if (year < 1000 || hour > 23 || minute > 59) return undefined
  const read = new Date(Date.UTC(year, month - 1, date, hour, minute))
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === date ? read.getTime() : undefined
}

/** The instant at which the clock of a zone shows this day and these minutes since midnight; of two, either. */
export function instantAt(date: string, minutes: number, timeZone: string): Date {
  const read = Date.parse(`${date}T00:00Z`) + minutes * minuteLength
  // The first guess may lie beyond a change of the clock; the second is right.
  const guess = read - offset(read, timeZone)
  return new Date(read - offset(guess, timeZone))
}

/** What is known of a day in UTC: how far the clock of a zone is ahead all day, or that it changes. */
const offsets = new Remembered<string, number | 'changes'>(20_000)

/** How far the clock of a zone is ahead of UTC at an instant, in milliseconds. */
function offset(instant: number, timeZone: string): number {
  const start = Math.floor(instant / day) * day
  const ofDay = offsets.of(`${timeZone} ${start}`, () => {
    const ahead = shownAhead(start, timeZone)
    return ahead === shownAhead(start + day, timeZone) ? ahead : 'changes'
  })
  return ofDay === 'changes' ? shownAhead(instant, timeZone) : ofDay
}

// Making a formatter costs far more than using one, and using one far more than knowing what it said.
const formats = new Remembered<string, Intl.DateTimeFormat>(1000)

const clockOf = (timeZone: string): Intl.DateTimeFormat =>
  formats.of(
    timeZone,
    () =>
      new Intl.DateTimeFormat('en-US', {
        ...{ timeZone, hourCycle: 'h23' },
        ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
      }),
  )

function shownAhead(instant: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(instant / 1000) * 1000
}

/** The city whose clock a zone is named after. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
