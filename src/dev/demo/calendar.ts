export const day = 24 * 60 * 60 * 1000

/** The calendar day of a time, `YYYY-MM-DD` in UTC. */
export const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** The start of that day, or of the Monday after a weekend: nobody calls then. */
export const workDay = (dayStart: number) => dayStart + ({ 0: 1, 6: 2 }[new Date(dayStart).getUTCDay()] ?? 0) * day

/** The start of the first Sunday from that day on. */
export const sunday = (dayStart: number) => dayStart + ((7 - new Date(dayStart).getUTCDay()) % 7) * day

/** The instant at which the clock of the zone shows `hour` on that day. */
export function localTime(dayStart: number, hour: number, timeZone: string): number {
  const guess = dayStart + hour * 3_600_000
  const shown = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(guess))
  return guess - (shown - hour) * 3_600_000
}
