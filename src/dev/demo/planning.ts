import type { Closing, Hours, Planning } from '../../companies/planning.ts'
import { dateOf, day } from './calendar.ts'

/** Hours of a week: of Monday to Thursday, of Friday and, where there are any, of Saturday. */
export function week(most: string, friday: string, saturday = ''): Planning['hours'] {
  const usual = hoursIn(most)
  return [usual, usual, usual, usual, hoursIn(friday), hoursIn(saturday), []]
}

const hoursIn = (text: string): Hours[] =>
  [...text.matchAll(/(\d\d:\d\d)–(\d\d:\d\d)/g)].map(([, from = '', until = '']) => ({ from, until }))

// Whoever tries the demo, or tests it, finds its next weeks open whatever the season.
const opensFor = 40

/** The closing of each year, the next time it comes and is still some weeks away. */
export function nextClosing({ label, from, until }: Closing, today: number): Closing {
  const soonest = dateOf(today + opensFor * day)
  const year = Number(soonest.slice(0, 4)) + (soonest.slice(5) > from ? 1 : 0)
  return { label, from: `${year}-${from}`, until: `${year}-${until}` }
}
