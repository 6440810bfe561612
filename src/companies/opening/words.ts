import type { Locale } from '../../i18n/locale.ts'
import { weekdayName } from '../../ui/format.ts'
import type { Hours, Planning } from './planning.ts'

/** Days of the week that have the same hours. */
interface SameHours {
  /** 0 is Monday. */
  days: number[]
  hours: Hours[]
}

/** The week, days of the same hours together, in the order of the first of each. */
export function groupsOf({ hours }: Pick<Planning, 'hours'>): SameHours[] {
  const groups = new Map<string, SameHours>()
  for (const [day, spans] of hours.entries()) {
    const key = JSON.stringify(spans)
    const group = groups.get(key) ?? { days: [], hours: spans }
    group.days.push(day)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Days of the week by their short names, three or more that follow as one: `Mon–Thu, Sat`. */
export function daysText(locale: Pick<Locale, 'language'>, days: number[]): string {
  const runs: number[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run?.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  const name = (day: number | undefined) => weekdayName(locale, day ?? 0)
  return runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])}–${name(run.at(-1))}`] : run.map(name))).join(', ')
}

/** From when to when, as it is written in both languages. */
export const spanText = ({ from, until }: Hours): string => `${from}–${until}`
