/** From where to where something reaches, in any unit. */
export interface Extent {
  top: number
  bottom: number
}

/** Where something stands beside what overlaps it: its lane, from 0, of so many of the same width. */
export type InLane<T> = T & { lane: number; of: number }

/**
 * Puts what overlaps side by side, each in the leftmost lane that is free. What overlaps directly or through others
 * shares the width; what finds none of `most` lanes free is left over.
 */
export function inLanes<T extends Extent>(all: T[], most: number): { placed: InLane<T>[]; left: T[] } {
  const inOrder = all.toSorted((one, other) => one.top - other.top || other.bottom - one.bottom)
  const placed: InLane<T>[] = []
  const left: T[] = []
  let group: (T & { lane: number })[] = []
  let ends: number[] = []
  const close = () => {
    placed.push(...group.map((one) => ({ ...one, of: ends.length })))
    group = []
    ends = []
  }
  for (const one of inOrder) {
    if (ends.every((end) => end <= one.top)) close()
    const free = ends.findIndex((end) => end <= one.top)
    const lane = free < 0 ? ends.length : free
    if (lane >= most) left.push(one)
    else {
      ends[lane] = one.bottom
      group.push({ ...one, lane })
    }
  }
  close()
  return { placed, left }
}
