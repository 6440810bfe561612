import { wallTime } from '../time/zoned.ts'

/** An instant on the company's clock, as the trail and exports say it. */
export const clock = (instant: Date, timeZone: string): string => wallTime(instant, timeZone).replace('T', ' ')

/** A visit, or one that is asked for, as the trail names it: its job, and when it begins. */
export const subjectOf = ({ job, startAt }: { job: string; startAt: Date }, { timeZone }: { timeZone: string }) =>
  `${job}, ${clock(startAt, timeZone)}`
