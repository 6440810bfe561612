import { mostBroughtToRequest, mostOfRequest } from '../attachments/attachment.ts'
import { inPlace, onTheWay } from '../attachments/in-place.ts'
import { attachments } from '../attachments/schema.ts'
import { fileDeeds } from '../audit/deed.ts'
import { auditEvents } from '../audit/schema.ts'
import { contacts, customers } from '../customers/schema.ts'
import { and, eq, exists, findsFewer, gt, inArray, isNull, ne, or } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import { type Bounds, type Reach, reachOf } from '../db/select.ts'
import { storedFiles } from '../files/schema.ts'
import { invoiceDeductions, invoiceLines, invoices } from '../invoices/schema.ts'
import { jobs, jobTypes, serviceCategories } from '../jobs/schema.ts'
import { mostNotices } from '../payments/payment.ts'
import { accountMonths, paymentNotices, payments } from '../payments/schema.ts'
import { aDayBefore, isSettled, mostADay, mostOpen, requestStatuses } from '../requests/request.ts'
import { requestSteps, visitRequests } from '../requests/schema.ts'
import { visits, visitTechnicians } from '../visits/schema.ts'

/*
 * What opens which table, in one place. A table that is not named here is out of reach, whatever a section asks.
 */

/** What a contact reaches: each table behind the right that staff gave, looked up by the database at every query. */
export function contactReach(companyId: string, contactId: string): Reach {
  const has = (...rights: (typeof contacts.seesJobs | typeof contacts.seesInvoices | typeof contacts.mayRequest)[]) =>
    exists(
      beforeSignIn(companyId)
        .from(contacts, { id: contacts.id })
        .where(and(eq(contacts.id, contactId), ...rights.map((right) => eq(right, true)))),
    )
  const seesJobs = () => has(contacts.seesJobs)
  const seesInvoices = () => has(contacts.seesInvoices)
  const mayAsk = () => has(contacts.seesJobs, contacts.mayRequest)
  return reachOf([
    [jobs, seesJobs],
    [visits, seesJobs],
    [visitRequests, () => askedBy(companyId, seesJobs(), mayAsk())],
    [requestSteps, seesJobs],
    [attachments, () => photosOf(companyId, seesJobs(), mayAsk())],
    [invoices, () => issuedTo(seesInvoices())],
    [invoiceLines, seesInvoices],
    [invoiceDeductions, seesInvoices],
    [payments, seesInvoices],
    [accountMonths, seesInvoices],
    [paymentNotices, () => saidToHavePaid(companyId, seesInvoices())],
    [storedFiles, seesInvoices],
    [jobTypes, everyRow],
    [serviceCategories, everyRow],
    [
      auditEvents,
      () =>
        all(
          or(ne(auditEvents.did, 'document_opened'), seesInvoices()),
          // They name files that the customer may not have been shown.
          ...fileDeeds.map((deed) => ne(auditEvents.did, deed)),
        ),
    ],
  ])
}

const everyRow = () => true as const

/** A customer's requests: who sees jobs reads them; who may ask makes them, about a job, a handful at a time and a day. */
function askedBy(companyId: string, sees: Condition, mayAsk: Condition): Bounds {
  const add = () => {
    // Counted by the statement that adds one, so that many at once are no more.
    const open = beforeSignIn(companyId)
      .from(visitRequests, { id: visitRequests.id })
      .where(and(eq(visitRequests.customerId, jobs.customerId), inArray(visitRequests.stage, ['waiting', 'offered'])))
      .limit(mostOpen)
    const ofToday = beforeSignIn(companyId)
      .from(visitRequests, { id: visitRequests.id })
      .where(and(eq(visitRequests.customerId, jobs.customerId), gt(visitRequests.createdAt, aDayBefore(new Date()))))
      .limit(mostADay)
    return {
      ...{ behind: jobs, by: { jobId: jobs.id } },
      where: all(mayAsk, findsFewer(open, mostOpen), findsFewer(ofToday, mostADay)),
    }
  }
  return { read: sees, change: mayAsk, add }
}

/** Invoices once they are issued. That one was opened is noted once. */
const issuedTo = (sees: Condition): Bounds => ({
  read: all(sees, ne(invoices.status, 'draft')),
  change: all(sees, ne(invoices.status, 'draft'), isNull(invoices.openedAt)),
})

/** What a customer says to have paid of what is still to pay, a few times at most. */
function saidToHavePaid(companyId: string, sees: Condition): Bounds {
  const add = () => {
    const said = beforeSignIn(companyId)
      .from(paymentNotices, { id: paymentNotices.id })
      .where(eq(paymentNotices.invoiceId, invoices.id))
      .limit(mostNotices)
    return {
      // An invoice that they see, so the right stands in what finds it.
      ...{ behind: invoices, by: { invoiceId: invoices.id } },
      // Counted by the statement that adds one, so that many at once are no more.
      where: all(eq(invoices.payable, 1), findsFewer(said, mostNotices)),
    }
  }
  // The mark on the table lets nobody but staff change one.
  return { read: sees, change: sees, add }
}

/** What staff show of files, and the photos that the customer sends with a request as long as it is open. */
function photosOf(companyId: string, sees: Condition, mayAsk: Condition): Bounds {
  const add = () => {
    const open = requestStatuses.filter((status) => !isSettled(status))
    const ofCustomer = and(eq(attachments.requestId, visitRequests.id), eq(attachments.byCustomer, true))
    const brought = beforeSignIn(companyId).from(attachments, { id: attachments.id }).where(ofCustomer)
    const sent = beforeSignIn(companyId)
      .from(attachments, { id: attachments.id })
      .where(all(ofCustomer, isNull(attachments.removedAt)))
    return {
      behind: visitRequests,
      by: { requestId: visitRequests.id, jobId: visitRequests.jobId },
      where: all(
        mayAsk,
        inArray(visitRequests.status, open),
        gt(visitRequests.expiresAt, new Date()),
        // Counted by the statement that adds one, so that many at once are no more.
        findsFewer(sent, mostOfRequest),
        findsFewer(brought, mostBroughtToRequest),
      ),
      says: { byCustomer: true },
    }
  }
  return {
    read: all(sees, or(eq(attachments.shown, true), eq(attachments.byCustomer, true)), ...inPlace),
    change: all(sees, eq(attachments.byCustomer, true), onTheWay),
    add,
  }
}

/** What a technician reaches: their own visits, and the jobs and customers that these lead to. */
export function technicianReach(companyId: string, staffId: string): Reach {
  const own = (leadsTo: ReturnType<typeof eq>) =>
    exists(
      beforeSignIn(companyId)
        .from(visitTechnicians, { visitId: visitTechnicians.visitId })
        .where(and(eq(visitTechnicians.staffId, staffId), leadsTo)),
    )
  return reachOf([
    [visitTechnicians, () => eq(visitTechnicians.staffId, staffId)],
    [visits, () => own(eq(visitTechnicians.visitId, visits.id))],
    [jobs, () => own(eq(visitTechnicians.jobId, jobs.id))],
    [customers, () => own(eq(visitTechnicians.customerOf, customers.id))],
    [
      attachments,
      () => ({
        read: all(own(eq(visitTechnicians.jobId, attachments.jobId)), ...inPlace),
        change: all(own(eq(visitTechnicians.visitId, attachments.visitId)), onTheWay),
        add: () => ({ behind: visits, by: { visitId: visits.id, jobId: visits.jobId, customerId: visits.customerId } }),
      }),
    ],
    [jobTypes, everyRow],
    [serviceCategories, everyRow],
  ])
}

type Condition = ReturnType<typeof eq>

/** All of these conditions; with none of them, nothing. */
export function all(...conditions: (ReturnType<typeof and> | undefined)[]): NonNullable<ReturnType<typeof and>> {
  const every = and(...conditions)
  if (!every) throw new Error('A table without a condition is reached by saying so.')
  return every
}
