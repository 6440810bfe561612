const hour = 3_600_000
const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()
const mostKept = 20_000

/** The instant at which clocks of a zone show this day and these minutes since midnight. */
export function instantAt(day: string, minutes: number, zone: string): Date {
  const asIfUtc = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000
  // The first guess may lie beyond a change of the clocks; the second is right.
  const guess = asIfUtc - offsetAt(asIfUtc, zone)
  return new Date(asIfUtc - offsetAt(guess, zone))
}

/** How far the zone is ahead of UTC, in milliseconds. Clocks change on the hour of UTC, so an hour has one answer. */
function offsetAt(instant: number, zone: string): number {
  const start = Math.floor(instant / hour) * hour
  const key = `${zone} ${start}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size >= mostKept) offsets.clear()
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(start)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour: hours = 0, minute = 0 } = parts
  const offset = Date.UTC(year, month - 1, day, hours % 24, minute) - start
  offsets.set(key, offset)
  return offset
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric' },
      ...{ day: 'numeric', hour: 'numeric', minute: 'numeric' },
    })
  formats.set(zone, format)
  return format
}
