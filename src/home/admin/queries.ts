import type { CompanyDb } from '../../db/scope.ts'
import { overdueInvoices } from '../../invoices/admin/queries.ts'
import { waitingRequests } from '../../requests/admin/queries.ts'
import { nextVisits } from '../../visits/admin/queries.ts'

const mostShown = 5

/** What the day asks for: who waits for an answer, where to go next, who owes. */
export async function readDashboard(db: CompanyDb, today: string) {
  const [waiting, next, overdue] = await db.read(
    waitingRequests(db, mostShown),
    nextVisits(db, mostShown),
    overdueInvoices(db, today, mostShown),
  )
  return { waiting, next, overdue }
}
