/** From when until when. */
export interface Period {
  startAt: Date
  endAt: Date
}

/** Whether both begin and end at the same instants. */
export const isSamePeriod = (one: Period, other: Period): boolean =>
  one.startAt.getTime() === other.startAt.getTime() && one.endAt.getTime() === other.endAt.getTime()
