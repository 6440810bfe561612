import { above, and, asc, below, desc, gte, lt, type Mark } from '../db/operators.ts'
import { visits } from './schema.ts'

const order = [visits.startAt, visits.id]

// Each list starts where a mark would stand: one bound, so one seek, however deep the page.

/** Visits not yet over, soonest first. One that began more than `lookBack` milliseconds ago is not looked for. */
export const notOver = (now: Date, lookBack: number, after?: Mark) => ({
  where: and(above(order, after ?? [now.getTime() - lookBack, '']), gte(visits.endAt, now)),
  order: order.map(asc),
})

/** Visits that are over, latest first. */
export const over = (now: Date, after?: Mark) => ({
  where: and(below(order, after ?? [now.getTime(), '']), lt(visits.endAt, now)),
  order: order.map(desc),
})
