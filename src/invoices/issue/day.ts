/** What is wrong with a day of issue. Keys of `words.issuing.days`. */
export type DayFault = 'dayMissing' | 'dayFuture' | 'dayEarlier'

/** What is wrong with `day` as a day of issue: no invoice bears a day to come, nor one before the last of its series. */
export function dayFaultOf(day: string, today: string, lastIssuedOn: string | null): DayFault | undefined {
  if (!/^20\d\d-\d\d-\d\d$/.test(day) || !isDay(day)) return 'dayMissing'
  if (day > today) return 'dayFuture'
  return lastIssuedOn !== null && day < lastIssuedOn ? 'dayEarlier' : undefined
}

const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}
