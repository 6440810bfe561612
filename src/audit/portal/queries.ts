import { and, below, desc, inArray, type Mark } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { type Page, pageLimit, pageOf } from '../../http/paging.ts'
import { accessDeeds } from '../deed.ts'
import { auditEvents } from '../schema.ts'
import { type AccessRow, accessColumns } from './rows.tsx'

const order = [auditEvents.at, auditEvents.id]

/** Who had access to the customer's file, newest first. */
export async function listAccesses(db: CustomerDb, after: Mark | undefined): Promise<Page<AccessRow>> {
  const [rows] = await db.read(
    db
      .from(auditEvents, accessColumns)
      .where(and(inArray(auditEvents.did, accessDeeds), below(order, after)))
      .orderBy(...order.map(desc))
      .limit(pageLimit),
  )
  // The condition above leaves no other.
  return pageOf(rows as AccessRow[], (access) => [access.at, access.id])
}
