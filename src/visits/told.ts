import { wallTime } from '../time/zoned.ts'

/** An instant on the company's clock, as the trail says it. */
export const clock = (instant: Date, timeZone: string): string => wallTime(instant, timeZone).replace('T', ' ')

/** A visit as the trail names it: its job, and when it begins. */
export const subjectOf = ({ job, startAt }: { job: string; startAt: Date }, { timeZone }: { timeZone: string }) =>
  `${job}, ${clock(startAt, timeZone)}`
