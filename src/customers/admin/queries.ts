import { above, asc, type Mark } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { customers } from '../schema.ts'
import { customerColumns } from './rows.tsx'

/** The company's customers by name. */
export async function listCustomers(db: CompanyDb, after: Mark | undefined) {
  const order = [customers.name, customers.id]
  const [rows] = await db.read(
    db
      .from(customers, customerColumns)
      .where(above(order, after))
      .orderBy(...order.map(asc))
      .limit(pageLimit),
  )
  return pageOf(rows, (customer) => [customer.name, customer.id])
}
