import type { NumberSeries } from '../companies/invoicing.ts'
import { and, eq, isNotNull, lt, notExists } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import { invoiceCounters } from '../invoices/schema.ts'
import type { Good } from './look.ts'

/** The highest running number that lines bring of each series of the company's own. */
export function highestOf(good: Good[]): [NumberSeries, number][] {
  const highest = new Map<NumberSeries, number>()
  for (const { made } of good) {
    if (!made.numbered) continue
    const { series, running } = made.numbered
    highest.set(series, Math.max(running, highest.get(series) ?? 0))
  }
  return [...highest]
}

/**
 * Has each series go on after the highest number that was taken over, as long as none was given here. One statement, or
 * none where there are no such numbers.
 *
 * By hand, because it replaces what is there; the company's id stands in it.
 */
export const goingOnAfter = (companyId: string, highest: [NumberSeries, number][]): Query<unknown>[] =>
  highest.length === 0
    ? []
    : [
        {
          statement: () => ({
            sql: `insert into invoice_counters (company_id, series, last)
              select ?1, value ->> 0, value ->> 1 from json_each(?2) where true
              on conflict (company_id, series) do update set last = excluded.last
              where last_issued_on is null and last < excluded.last`,
            params: [companyId, JSON.stringify(highest)],
          }),
          decode: (row) => row,
        },
      ]

/** That no series has begun since its lines were looked at, and gives its own numbers below those that they bring. */
export const notOvertaken = (companyId: string, highest: [NumberSeries, number][]) =>
  highest.map(([series, running]) =>
    notExists(
      beforeSignIn(companyId)
        .from(invoiceCounters, { last: invoiceCounters.last })
        .where(
          and(
            eq(invoiceCounters.series, series),
            isNotNull(invoiceCounters.lastIssuedOn),
            lt(invoiceCounters.last, running),
          ),
        ),
    ),
  )
