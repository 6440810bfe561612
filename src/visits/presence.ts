import type { VisitStatus } from './visit.ts'

/** So long before a visit's start and after its end a press says when it happened, in milliseconds. */
const around = 12 * 60 * 60 * 1000

/** What is stored of when someone came and went. */
export interface Attended {
  status: VisitStatus
  startAt: Date
  endAt: Date
  arrivedAt: Date | null
  leftAt: Date | null
}

/** When someone came, and when they went. */
interface Presence {
  arrivedAt: Date | null
  leftAt: Date | null
}

/** What there is to tell of it. A visit that was put off, called off or planned anew begins without. */
export function presenceOf({ status, startAt, arrivedAt, leftAt }: Attended): Presence {
  const ofThisTime = (at: Date | null) => (at && at.getTime() >= startAt.getTime() - around ? at : null)
  const [came, went] = [ofThisTime(arrivedAt), ofThisTime(leftAt)]
  if (status === 'cancelled' || (status === 'planned' && went)) return { arrivedAt: null, leftAt: null }
  return { arrivedAt: came, leftAt: went }
}

/** Whether someone may say now that they are there: around its time, and once. */
export const mayArrive = (visit: Attended, now: Date): boolean =>
  visit.status === 'planned' && isAround(visit, now) && presenceOf(visit).arrivedAt === null

/** Whether it may be said now that it is done, with or without having said that one came. */
export const mayLeave = (visit: Attended, now: Date): boolean => visit.status === 'planned' && !isAhead(visit, now)

/** When someone who says now that it is done has left: a day later, that is no longer known. */
export const leftBy = (visit: Attended, now: Date): Date | null => (isAround(visit, now) ? now : null)

/** What was said last and may be taken back: that one came, or that it is done. */
export const mayTakeBack = (visit: Attended): 'arrival' | 'departure' | undefined => {
  if (visit.status === 'done') return 'departure'
  return presenceOf(visit).arrivedAt ? 'arrival' : undefined
}

/** Whether it is about the time that was planned. */
export const isAround = (visit: Attended, now: Date): boolean =>
  !isAhead(visit, now) && now.getTime() <= visit.endAt.getTime() + around

const isAhead = ({ startAt }: Attended, now: Date): boolean => now.getTime() < startAt.getTime() - around
