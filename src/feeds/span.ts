import { and, asc, desc, gte, lt } from '../db/operators.ts'
import type { Fields, Holder } from '../db/reach.ts'
import type { Select } from '../db/select.ts'
import type { Order } from '../visits/order.ts'

/** How far back a calendar goes, in milliseconds. */
const lookBack = 90 * 24 * 60 * 60 * 1000

/** Visits a calendar shows at most: those to come are never fewer because many have been. */
export const mostToCome = 500
export const mostPast = 200

/** The visits of a calendar: the latest that have been, and those to come. Each is one seek, and goes away from now. */
export function visitsAround<H extends Holder, F extends Fields>(select: () => Select<H, F>, now: Date, order: Order) {
  const [start] = order
  return [
    select()
      .where(and(gte(start, new Date(now.getTime() - lookBack)), lt(start, now)))
      .orderBy(...order.map(desc))
      .limit(mostPast),
    select()
      .where(gte(start, now))
      .orderBy(...order.map(asc))
      .limit(mostToCome),
  ] as const
}
