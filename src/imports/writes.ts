import { contacts, customers } from '../customers/schema.ts'
import { areAmong } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import { invoiceLines, invoices } from '../invoices/schema.ts'
import { jobs } from '../jobs/schema.ts'
import { payments } from '../payments/schema.ts'
import { visits } from '../visits/schema.ts'
import type { ImportKind } from './kind.ts'
import type { NewRows } from './kinds/made.ts'
import type { Good } from './look.ts'
import { lists } from './references.ts'

const tables = { customers, jobs, visits, invoices }

/** What adds these lines: of those that are there already nothing is written, nor of what would belong to them. */
export function adding(companyId: string, kind: ImportKind, good: Good[]): Query<unknown>[] {
  const db = beforeSignIn(companyId)
  const rowsOf = <N extends keyof NewRows>(name: N) =>
    good.flatMap(({ made }) => made.rows[name] ?? []) as NonNullable<NewRows[N]>[]
  const keyed = <N extends ImportKind>(name: N) =>
    good.flatMap(({ made, key }) => (made.rows[name] ? [{ ...made.rows[name], importKey: key }] : [])) as (NonNullable<
      NewRows[N]
    > & { importKey: string })[]
  const byKind: Record<ImportKind, () => Query<unknown>[]> = {
    customers: () => [
      db.insertMany(customers, keyed('customers')),
      db.insertMany(contacts, rowsOf('contacts'), { table: customers, by: 'customerOf' }),
    ],
    jobs: () => [db.insertMany(jobs, keyed('jobs'))],
    visits: () => [db.insertMany(visits, keyed('visits'))],
    invoices: () => [
      db.insertMany(invoices, keyed('invoices')),
      db.insertMany(invoiceLines, rowsOf('invoiceLines'), { table: invoices, by: 'invoiceId' }),
      db.insertMany(payments, rowsOf('payments'), { table: invoices, by: 'invoiceId' }),
    ],
  }
  return good.length === 0 ? [] : byKind[kind]()
}

/** Those of these lines' rows that are there: written just before in the batch, for their ids are new each time. */
export function addedOf(companyId: string, kind: ImportKind, good: Good[]) {
  const table = tables[kind]
  const ids = good.map(({ made }) => [made.rows[kind]?.id ?? ''])
  return beforeSignIn(companyId)
    .from(table, { id: table.id })
    .where(areAmong([table.id], ids))
}

/** Finds which lines are there already: by their keys, and invoices by their numbers too. */
export function existing(companyId: string, kind: ImportKind, good: Good[]): Query<{ key: string | null }>[] {
  const db = beforeSignIn(companyId)
  const table = tables[kind]
  return lists(good).flatMap((list) => [
    db.from(table, { key: table.importKey }).where(
      areAmong(
        [table.importKey],
        list.map(({ key }) => [key]),
      ),
    ),
    ...(kind === 'invoices'
      ? [
          db.from(invoices, { key: invoices.number }).where(
            areAmong(
              [invoices.number],
              list.map(({ made }) => [made.reference ?? '']),
            ),
          ),
        ]
      : []),
  ]) as Query<{ key: string | null }>[]
}
