import type { CustomerDb } from '../../db/scope.ts'
import { payableInvoices } from '../../invoices/portal/queries.ts'
import { activeJobs } from '../../jobs/portal/queries.ts'
import { offersToAnswer } from '../../requests/portal/queries.ts'
import { nextVisit } from '../../visits/portal/queries.ts'

const mostShown = 3

/** The answers to the two questions customers call for: when do you come, and what do I owe. */
export async function readHome(db: CustomerDb) {
  const [offers, [next], toPay, active] = await db.read(
    offersToAnswer(db, mostShown),
    nextVisit(db),
    payableInvoices(db, mostShown),
    activeJobs(db, mostShown),
  )
  return { offers, nextVisit: next, toPay, active }
}
