import { inPlace } from '../attachments/in-place.ts'
import { attachments } from '../attachments/schema.ts'
import { fileDeeds } from '../audit/deed.ts'
import { auditEvents } from '../audit/schema.ts'
import { contacts, customers } from '../customers/schema.ts'
import { and, eq, exists, ne, or } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import { type Reach, reachOf } from '../db/select.ts'
import { storedFiles } from '../files/schema.ts'
import { invoiceLines, invoices, payments } from '../invoices/schema.ts'
import { jobs, jobTypes, serviceCategories } from '../jobs/schema.ts'
import { requestSteps, visitRequests } from '../requests/schema.ts'
import { visits, visitTechnicians } from '../visits/schema.ts'

/*
 * What opens which table, in one place. A table that is not named here is out of reach, whatever a section asks.
 */

/** What a contact reaches: each table behind the right that staff gave, looked up by the database at every query. */
export function contactReach(companyId: string, contactId: string): Reach {
  const has = (right: typeof contacts.seesJobs | typeof contacts.seesInvoices) =>
    mayContact(companyId, contactId, eq(right, true))
  const [seesJobs, seesInvoices] = [has(contacts.seesJobs), has(contacts.seesInvoices)]
  return reachOf([
    [jobs, seesJobs],
    [visits, seesJobs],
    [visitRequests, seesJobs],
    [requestSteps, seesJobs],
    [attachments, all(seesJobs, eq(attachments.shown, true), ...inPlace)],
    [invoices, seesInvoices],
    [invoiceLines, seesInvoices],
    [payments, seesInvoices],
    [storedFiles, seesInvoices],
    [jobTypes, true],
    [serviceCategories, true],
    [
      auditEvents,
      all(
        or(ne(auditEvents.did, 'document_opened'), seesInvoices),
        // They name files that the customer may not have been shown.
        ...fileDeeds.map((deed) => ne(auditEvents.did, deed)),
      ),
    ],
  ])
}

/** What a contact must be allowed to add rows or change them, looked up by the database at every write. */
export function contactRights(companyId: string, contactId: string): Reach {
  const mayAsk = mayContact(companyId, contactId, eq(contacts.mayRequest, true), eq(contacts.seesJobs, true))
  return reachOf([
    [visitRequests, mayAsk],
    [attachments, mayAsk],
  ])
}

const mayContact = (companyId: string, contactId: string, ...rights: ReturnType<typeof eq>[]) =>
  exists(
    beforeSignIn(companyId)
      .from(contacts, { id: contacts.id })
      .where(and(eq(contacts.id, contactId), ...rights)),
  )

/** What a technician reaches: their own visits, and the jobs and customers that these lead to. */
export function technicianReach(companyId: string, staffId: string): Reach {
  const own = (leadsTo: ReturnType<typeof eq>) =>
    exists(
      beforeSignIn(companyId)
        .from(visitTechnicians, { visitId: visitTechnicians.visitId })
        .where(and(eq(visitTechnicians.staffId, staffId), leadsTo)),
    )
  return reachOf([
    [visitTechnicians, eq(visitTechnicians.staffId, staffId)],
    [visits, own(eq(visitTechnicians.visitId, visits.id))],
    [jobs, own(eq(visitTechnicians.jobId, jobs.id))],
    [customers, own(eq(visitTechnicians.customerOf, customers.id))],
    [attachments, all(own(eq(visitTechnicians.jobId, attachments.jobId)), ...inPlace)],
    [jobTypes, true],
    [serviceCategories, true],
  ])
}

/** All of these conditions; with none of them, nothing. */
function all(...conditions: (ReturnType<typeof and> | undefined)[]): NonNullable<ReturnType<typeof and>> {
  const every = and(...conditions)
  if (!every) throw new Error('A table without a condition is reached by saying so.')
  return every
}
