import { fold } from '../../db/folded.ts'
import { and, asc, type Column, eq, inArray, isNull, ne } from '../../db/operators.ts'
import type { Fields, RowOf } from '../../db/reach.ts'
import type { CompanyDb } from '../../db/scope.ts'
import type { CustomerRecord } from '../customer.ts'
import { sortKeyOf } from '../customer.ts'
import { customers } from '../schema.ts'
import { isNamed } from './choose/queries.ts'

const twinColumns = {
  id: customers.id,
  kind: customers.kind,
  name: customers.name,
  email: customers.email,
  phone: customers.phone,
  address: customers.address,
  archivedAt: customers.archivedAt,
}
export type Twin = RowOf<typeof twinColumns>

const mostTwins = 5

type Known = Pick<CustomerRecord, 'name' | 'firstName' | 'lastName' | 'email'>

/** Customers who may be the same as this one, archived or not: those with the name, and those with the address. */
export function twinsOf(db: CompanyDb, record: Known, id = '') {
  // Names that were once written in one piece are ordered by their first word.
  const names = [...new Set([sortKeyOf(record), fold(record.name)])]
  return [
    those(db, and(inArray(customers.archived, [0, 1]), inArray(customers.sortKey, names)), id, byName),
    // Nobody has the empty address.
    those(db, eq(customers.email, record.email ?? ''), id, byEmail),
  ] as const
}

/** The same of a customer who is there already, among the current ones. */
export function alikeTo(db: CompanyDb, id: string) {
  const own = <F extends Fields>(fields: F) => db.from(customers, fields).where(eq(customers.id, id))
  const current = eq(customers.archived, 0)
  return [
    those(db, and(current, inArray(customers.sortKey, own({ sortKey: customers.sortKey }))), id, byName),
    those(db, and(current, inArray(customers.email, own({ email: customers.email }))), id, byEmail),
  ]
}

// The order of the index that finds them: by their ids alone all customers of the company would be walked.
const byName = [customers.sortKey, customers.id]
const byEmail = [customers.email, customers.id]

const those = (db: CompanyDb, same: ReturnType<typeof and>, id: string, order: Column[]) =>
  db
    .from(customers, twinColumns)
    .where(and(same, isNull(customers.mergedInto), ne(customers.id, id)))
    .orderBy(...order.map(asc))
    .limit(mostTwins)

/** Lists of them as one, each customer once. */
export const unitedTwins = (twins: Twin[]): Twin[] => [...new Map(twins.map((twin) => [twin.id, twin])).values()]

const mostFound = 10

/** Other customers of that name. */
export const searchedByName = (db: CompanyDb, start: string, id: string) =>
  db
    .from(customers, twinColumns)
    .where(and(isNamed(start), ne(customers.id, id)))
    .orderBy(asc(customers.sortKey), asc(customers.id))
    .limit(mostFound)
