import { and, asc, desc, gte, lt } from '../db/operators.ts'
import type { Order } from '../visits/order.ts'

/** How far back a calendar goes, in milliseconds. */
const lookBack = 90 * 24 * 60 * 60 * 1000

/** Visits a calendar shows at most: those to come are never fewer because many have been. */
export const mostToCome = 500
export const mostPast = 200

/** Where the two halves of a calendar begin: each is one seek, and goes away from now. */
export function spanAround(now: Date, order: Order) {
  const [start] = order
  return {
    past: {
      where: and(gte(start, new Date(now.getTime() - lookBack)), lt(start, now)),
      order: order.map(desc),
    },
    toCome: { where: gte(start, now), order: order.map(asc) },
  }
}
