import type { CompanyDb } from '../../db/scope.ts'
import { overdueInvoices } from '../../invoices/admin/queries.ts'
import { waitingRequests } from '../../requests/admin/queries.ts'
import type { StaffViewer } from '../../sessions/viewer.ts'
import { office } from '../../staff/allow.ts'
import { nextVisits } from '../../visits/admin/queries.ts'

const mostShown = 5

/** What the day asks for: who waits for an answer, where to go next, and, for those who deal with money, who owes. */
export async function readDashboard(db: CompanyDb<StaffViewer>, today: string) {
  const [waiting, next, overdue] = await db.read(
    waitingRequests(db, mostShown),
    nextVisits(db, mostShown),
    overdueInvoices(db, today, mostShown),
  )
  // The role arrives with these rows: to ask for it first would cost a round trip.
  const { role } = await db.viewer()
  return { waiting, next, overdue: office.includes(role) ? overdue : undefined }
}
