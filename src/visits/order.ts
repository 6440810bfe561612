import { above, and, asc, below, type Column, desc, gte, lt, type Mark } from '../db/operators.ts'
import { visits } from './schema.ts'

/** Visits by their start; a technician's stand by it in a table of their own. */
export type Order = [start: Column, id: Column]
export const byStart: Order = [visits.startAt, visits.id]

// Each list starts where a mark would stand: one bound, so one seek, however deep the page.

/** Visits not yet over, soonest first. One that began more than `lookBack` milliseconds ago is not looked for. */
export const notOver = (now: Date, lookBack: number, after?: Mark, order = byStart) => ({
  where: and(above(order, after ?? [now.getTime() - lookBack, '']), gte(visits.endAt, now)),
  order: order.map(asc),
})

/** Visits that are over, latest first. */
export const over = (now: Date, after?: Mark, order = byStart) => ({
  where: and(below(order, after ?? [now.getTime(), '']), lt(visits.endAt, now)),
  order: order.map(desc),
})
