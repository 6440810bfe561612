import { type Extent, type InLane, inLanes } from './lanes.ts'
import { type DaySpan, minutesOfDay, segmentOf } from './view.ts'

interface Lasting {
  id: string
  startAt: Date
  endAt: Date
  /** Whether it lasts longer than a day. */
  long: number
}

/** A visit in the column of a day, from quarter to quarter of an hour since midnight. */
export type Slot<V> = V & Extent & { begins: boolean }

/** What a day shows: what lasts for days above, the rest by the hour; `left` finds no room beside the others. */
export interface Column<V> extends DaySpan {
  strip: V[]
  slots: InLane<Slot<V>>[]
  left: Slot<V>[]
}

const quarter = 15
const quarters = minutesOfDay / quarter
// A visit of a few minutes is shown as one of half an hour, or its name could not be read.
const leastShown = 2

/** The days of a view with their visits, each in every day that it reaches into, at most so many side by side. */
export const columnsOf = <V extends Lasting>(
  visits: readonly V[],
  days: DaySpan[],
  timeZone: string,
  mostLanes: number,
): Column<V>[] =>
  days.map((day) => {
    const strip: V[] = []
    const slots: Slot<V>[] = []
    for (const visit of visits) {
      const segment = segmentOf(visit, day, timeZone)
      if (!segment) continue
      if (visit.long === 1) strip.push(visit)
      else slots.push({ ...visit, ...extentOf(segment), begins: visit.startAt >= day.from })
    }
    const { placed, left } = inLanes(slots, mostLanes)
    return { ...day, strip, slots: placed, left }
  })

/** A part of a day in whole quarters, none so short that nothing could be read in it. */
export function extentOf({ top, bottom }: Extent): Extent {
  const first = Math.min(Math.floor(top / quarter), quarters - leastShown)
  return { top: first, bottom: Math.max(Math.ceil(bottom / quarter), first + leastShown) }
}

const usual = { first: 7, last: 19 }

/** The whole hours that columns show: the usual ones, and whatever is earlier or later. */
export function hoursOf(columns: readonly { slots: readonly Extent[] }[]): { first: number; last: number } {
  const slots = columns.flatMap((column) => column.slots)
  return {
    first: Math.min(usual.first, ...slots.map(({ top }) => Math.floor(top / 4))),
    last: Math.max(usual.last, ...slots.map(({ bottom }) => Math.ceil(bottom / 4))),
  }
}
