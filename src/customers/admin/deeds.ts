import { changesBetween } from '../../audit/changes.ts'
import { and, eq, isNotNull, isNull, oneMore } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import type { CustomerRecord } from '../customer.ts'
import { customers } from '../schema.ts'
import type { FoundRecord } from './queries.ts'

/** Adds a customer under the id that the form brought along; undefined when they are there already. */
export function addCustomer(db: CompanyDb, id: string, record: CustomerRecord) {
  const deed = { did: 'customer_added', customerId: id, subject: record.name, subjectId: id } as const
  return db.write(deed, db.insertOnce(customers, { id, ...record }))
}

/** Changes a customer from what was shown at `version`; false when it is another by now. */
export async function changeCustomer(db: CompanyDb, stored: FoundRecord, version: number, record: CustomerRecord) {
  if (stored.version !== version) return false
  const details = changesBetween(recordIn(stored), record)
  if (Object.keys(details).length === 0) return true
  const { id } = stored
  const deed = { did: 'customer_changed', customerId: id, subject: record.name, subjectId: id, details } as const
  const changes = { ...record, version: oneMore(customers.version) }
  return Boolean(
    await db.write(deed, db.update(customers, changes, and(eq(customers.id, id), eq(customers.version, version)))),
  )
}

/** The record alone, without where the customer stands. */
export function recordIn(found: FoundRecord): CustomerRecord {
  const { id, version, archivedAt, mergedInto, createdAt, ...record } = found
  return record
}

type Named = Pick<FoundRecord, 'id' | 'name'>

/** Puts a customer out of the way of daily work; undefined when they were already. */
export const archiveCustomer = (db: CompanyDb, { id, name }: Named) =>
  db.write(
    { did: 'customer_archived', customerId: id, subject: name, subjectId: id },
    db.update(customers, { archivedAt: new Date() }, and(eq(customers.id, id), isNull(customers.archivedAt))),
  )

/** Puts an archived customer back; undefined when they were not archived, or turned out to be another. */
export const restoreCustomer = (db: CompanyDb, { id, name }: Named) =>
  db.write(
    { did: 'customer_restored', customerId: id, subject: name, subjectId: id },
    db.update(
      customers,
      { archivedAt: null },
      and(eq(customers.id, id), isNotNull(customers.archivedAt), isNull(customers.mergedInto)),
    ),
  )
