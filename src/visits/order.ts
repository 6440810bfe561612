import {
  above,
  and,
  asc,
  below,
  between,
  type Column,
  desc,
  eq,
  gte,
  isAboveToo,
  isSet,
  lt,
  type Mark,
} from '../db/operators.ts'
import { visits } from './schema.ts'
import { longestVisit, longVisit, spans } from './visit.ts'

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
 * A technician's visits not yet over after a mark: those under way are looked for among the last day's, along `order`. The
 * few that last longer stand in an index by themselves, and all of them began before these: `began` says which, in the
 * order of `byStart`, where the mark lies so far back that there may be any.
 */
export function notOverOfMany(now: Date, after: Mark, order = byStart) {
  const dayAgo = now.getTime() - longVisit
  const isBefore = Number(after[0]) < dayAgo
  const long = and(isSet(visits.long), lt(visits.startAt, new Date(dayAgo)), notOver(now, longestVisit, after).where)
  return { rest: notOver(now, longVisit, isBefore ? [dayAgo, ''] : after, order), began: isBefore ? [long] : [] }
}

/**
 * Visits that began before an instant and are not over at it: of each span by itself, which says how long ago they may have
 * begun, so that few are looked at that are over. `merged` makes one list of what is found.
 */
export const underWay = (at: Date) =>
  spans.map((span) =>
    and(
      eq(visits.span, span),
      // One bound with two ends: as two of them, SQLite would rather walk all visits of the day in the order asked for.
      between(visits.startAt, new Date(at.getTime() - span), new Date(at.getTime() - 1)),
      gte(visits.endAt, at),
    ),
  )

/** Visits that were found in several queries, soonest first. */
export const merged = <V extends { startAt: Date; id: string }>(found: V[][]): V[] =>
  found.flat().sort((one, other) => one.startAt.getTime() - other.startAt.getTime() || (one.id < other.id ? -1 : 1))

/**
 * A company's visits not yet over after a mark: those that begin from now on, along their start, and where the mark lies
 * before now those that are under way, which all began before them.
 */
export function notOverOfAll(now: Date, after: Mark) {
  const isBefore = Number(after[0]) < now.getTime()
  return {
    rest: { where: above(byStart, isBefore ? [now.getTime(), ''] : after), order: byStart.map(asc) },
    began: isBefore ? underWay(now).map((those) => and(those, isAboveToo(byStart, after))) : [],
  }
}

/** Visits that are over, latest first. */
export const over = (now: Date, after?: Mark, order = byStart) => ({
  where: and(below(order, after ?? [now.getTime(), '']), lt(visits.endAt, now)),
  order: order.map(desc),
})
