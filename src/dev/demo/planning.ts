import type { Closing, Hours, Planning } from '../../companies/opening/planning.ts'
import { dateOf } from './calendar.ts'

/** Hours of a week: of Monday to Thursday, of Friday and, where there are any, of Saturday. */
export function week(most: string, friday: string, saturday = ''): Planning['hours'] {
  const usual = hoursIn(most)
  return [usual, usual, usual, usual, hoursIn(friday), hoursIn(saturday), []]
}

const hoursIn = (text: string): Hours[] =>
  [...text.matchAll(/(\d\d:\d\d)–(\d\d:\d\d)/g)].map(([, from = '', until = '']) => ({ from, until }))

/** The closing of each year, the next time it comes. */
export function nextClosing({ label, from, until }: Closing, today: number): Closing {
  const day = dateOf(today)
  const year = Number(day.slice(0, 4)) + (day.slice(5) > until ? 1 : 0)
  return { label, from: `${year}-${from}`, until: `${year}-${until}` }
}
