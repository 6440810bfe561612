import { above, and, asc, below, type Column, desc, gte, isSet, lt, type Mark } from '../db/operators.ts'
import { visits } from './schema.ts'
import { longestVisit, longVisit } from './visit.ts'

/** Visits by their start; a technician's stand by it in a table of their own. */
export type Order = [start: Column, id: Column]
export const byStart: Order = [visits.startAt, visits.id]

// Each list starts where a mark would stand: one bound, so one seek, however deep the page.

/** Visits not yet over, soonest first. One that began more than `lookBack` milliseconds ago is not looked for. */
export const notOver = (now: Date, lookBack: number, after?: Mark, order = byStart) => ({
  where: and(above(order, after ?? [now.getTime() - lookBack, '']), gte(visits.endAt, now)),
  order: order.map(asc),
})

/**
 * Visits not yet over after a mark, where there are many in a month: those under way are looked for among the last day's,
 * along `order`. The few that last longer stand in an index by themselves, and all of them began before these: `long`
 * says which, in the order of `byStart`, where the mark lies so far back that there may be any.
 */
export function notOverOfMany(now: Date, after: Mark, order = byStart) {
  const dayAgo = now.getTime() - longVisit
  const isBefore = Number(after[0]) < dayAgo
  const long = and(isSet(visits.long), lt(visits.startAt, new Date(dayAgo)), notOver(now, longestVisit, after).where)
  return { recent: notOver(now, longVisit, isBefore ? [dayAgo, ''] : after, order), long: isBefore ? long : undefined }
}

/** Visits that are over, latest first. */
export const over = (now: Date, after?: Mark, order = byStart) => ({
  where: and(below(order, after ?? [now.getTime(), '']), lt(visits.endAt, now)),
  order: order.map(desc),
})
