import { above, and, asc, eq, type Mark } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { customers } from '../schema.ts'
import { contactsOf } from './contacts/queries.ts'
import { customerColumns } from './rows.tsx'

/** The company's customers by name. */
export async function listCustomers(db: CompanyDb, after: Mark | undefined) {
  const order = [customers.sortKey, customers.id]
  const [rows] = await db.read(
    db
      .from(customers, customerColumns)
      .where(and(eq(customers.archived, 0), above(order, after)))
      .orderBy(...order.map(asc))
      .limit(pageLimit),
  )
  return pageOf(rows, (customer) => [customer.sortKey, customer.id])
}

/** A customer with their contacts, or undefined when there is none in this company. */
export async function findCustomer(db: CompanyDb, id: string) {
  const [[customer], contacts] = await db.read(
    db
      .from(customers, {
        ...customerColumns,
        language: customers.language,
        vatNumber: customers.vatNumber,
        internalNotes: customers.internalNotes,
      })
      .where(eq(customers.id, id)),
    contactsOf(db, id),
  )
  return customer && { ...customer, contacts }
}
export type FoundCustomer = NonNullable<Awaited<ReturnType<typeof findCustomer>>>
