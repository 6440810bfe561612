import { accountLinks, accounts, passkeys, recoveryCodes } from '../../../accounts/schema.ts'
import { attachments } from '../../../attachments/schema.ts'
import type { Actor } from '../../../audit/deed.ts'
import { note, once } from '../../../audit/note.ts'
import { and, eq, inArray, isNull, notInArray, oneMore } from '../../../db/operators.ts'
import type { Fields } from '../../../db/reach.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { countOf, type Select } from '../../../db/select.ts'
import { referencesAtTheEnd } from '../../../db/write.ts'
import { calendarFeeds } from '../../../feeds/schema.ts'
import { storedFiles } from '../../../files/schema.ts'
import { invoiceDeductions, invoiceLines, invoices } from '../../../invoices/schema.ts'
import { jobs } from '../../../jobs/schema.ts'
import { paymentNotices, payments } from '../../../payments/schema.ts'
import { requestSteps, visitRequests } from '../../../requests/schema.ts'
import { sessions } from '../../../sessions/schema.ts'
import { visits } from '../../../visits/schema.ts'
import { mergedRecord } from '../../customer.ts'
import { contacts, customers } from '../../schema.ts'
import type { FoundRecord } from '../queries.ts'
import { recordOf } from '../queries.ts'
import { alikeTo, searchedByName, unitedTwins } from '../twins.ts'

/** How many of each are counted; beyond that it is told that there are more. */
export const mostCounted = 500

/** A customer and those who may be the same: found by the beginning of a name, or alike. Undefined without the one. */
export async function findOthers(db: CompanyDb, id: string, start: string) {
  const others = start === '' ? alikeTo(db, id) : [searchedByName(db, start, id)]
  const [[customer], ...found] = await db.read(recordOf(db, id), ...others)
  return customer && { customer, others: unitedTwins(found.flat()) }
}

const counted = <F extends Fields>(select: Select<'company', F>) => countOf(select.limit(mostCounted + 1))

/** Both customers, and how much of the one that goes there is to move. */
export async function compare(db: CompanyDb, goesId: string, staysId: string) {
  const [[goes], [stays], theirJobs, theirVisits, theirRequests, theirInvoices, theirContacts] = await db.read(
    recordOf(db, goesId),
    recordOf(db, staysId),
    counted(db.from(jobs, { id: jobs.id }).where(eq(jobs.customerId, goesId))),
    counted(db.from(visits, { id: visits.id }).where(eq(visits.customerId, goesId))),
    counted(db.from(visitRequests, { id: visitRequests.id }).where(eq(visitRequests.customerId, goesId))),
    counted(db.from(invoices, { id: invoices.id }).where(eq(invoices.customerId, goesId))),
    counted(db.from(contacts, { id: contacts.id }).where(eq(contacts.customerOf, goesId))),
  )
  const numberIn = (rows: { count: number }[]) => rows[0]?.count ?? 0
  const counts = {
    jobs: numberIn(theirJobs),
    visits: numberIn(theirVisits),
    requests: numberIn(theirRequests),
    invoices: numberIn(theirInvoices),
    contacts: numberIn(theirContacts),
  }
  return { goes, stays, counts }
}

/** Both customers, or undefined where one is not there. */
export async function findBoth(db: CompanyDb, goesId: string, staysId: string) {
  const [[goes], [stays]] = await db.read(recordOf(db, goesId), recordOf(db, staysId))
  return goes && stays && { goes, stays }
}

interface Both {
  goes: FoundRecord
  stays: FoundRecord
}

/**
 * Moves everything of the one customer to the other, in one batch, and archives the one. Undefined when either is another
 * by now: changed, archived or merged.
 */
export async function merge(db: CompanyDb, companyId: string, { goes, stays }: Both, actor: Actor) {
  const deed = {
    did: 'customer_merged',
    subject: goes.name,
    subjectId: goes.id,
    details: { into: stays.name },
  } as const
  const isAsShown = ({ id, version }: FoundRecord) =>
    and(eq(customers.id, id), eq(customers.version, version), isNull(customers.archivedAt))
  const merged = await db.write(
    { ...deed, customerId: goes.id },
    // First of all, because triggers let nothing move but to the customer that this one turned out to be.
    db.update(customers, { mergedInto: stays.id, archivedAt: new Date() }, isAsShown(goes)),
    ...once(
      companyId,
      db.update(customers, { ...mergedRecord(stays, goes), version: oneMore(customers.version) }, isAsShown(stays)),
    ),
    note(companyId, actor, { ...deed, customerId: stays.id }),
    referencesAtTheEnd,
    // Whoever turned out to be the one that goes is the one that stays.
    db.update(customers, { mergedInto: stays.id }, eq(customers.mergedInto, goes.id)),
    ...movingWork(db, goes.id, stays.id),
    ...movingPeople(db, goes.id, stays.id),
  )
  if (merged) db.written.add(stays.id)
  return merged
}

/** Jobs and what hangs on them. Visits take their technicians along by a trigger. */
function movingWork(db: CompanyDb, goes: string, stays: string) {
  const theirs = db.from(invoices, { id: invoices.id }).where(eq(invoices.customerId, goes))
  const keys = db.from(visitRequests, { key: visitRequests.key }).where(eq(visitRequests.customerId, stays))
  return [
    // By their invoices, which an index leads to, and so before these have moved.
    db.moveToCustomer(invoiceLines, goes, stays, inArray(invoiceLines.invoiceId, theirs)),
    db.moveToCustomer(payments, goes, stays, inArray(payments.invoiceId, theirs)),
    db.moveToCustomer(invoiceDeductions, goes, stays, inArray(invoiceDeductions.invoiceId, theirs)),
    db.moveToCustomer(paymentNotices, goes, stays),
    db.moveToCustomer(invoices, goes, stays),
    db.moveToCustomer(storedFiles, goes, stays),
    db.moveToCustomer(attachments, goes, stays),
    // Keys come with forms, and two customers' may be the same; of a request that is there they do nothing more.
    db.update(visitRequests, { key: null }, and(eq(visitRequests.customerId, goes), inArray(visitRequests.key, keys))),
    db.moveToCustomer(visitRequests, goes, stays),
    db.moveToCustomer(requestSteps, goes, stays),
    db.moveToCustomer(visits, goes, stays),
    db.moveToCustomer(jobs, goes, stays),
  ]
}

/**
 * Contacts with their access, signed out because a session names the customer. Where the customer that stays has a contact
 * of the same address, that one stands for both: the other stays behind and loses access.
 */
function movingPeople(db: CompanyDb, goes: string, stays: string) {
  const known = db.from(contacts, { email: contacts.email }).where(eq(contacts.customerOf, stays))
  const moved = db.from(contacts, { id: contacts.id }).where(eq(contacts.customerOf, stays))
  const left = db.from(accounts, { id: accounts.id }).where(eq(accounts.customerOf, goes))
  const turn = oneMore(accounts.turn)
  const shut = { passwordHash: null, activatedAt: null, codeSecret: null, codeStep: null, revokedAt: new Date() }
  return [
    db.delete(sessions, eq(sessions.customerOf, goes)),
    db.moveToCustomer(contacts, goes, stays, notInArray(contacts.email, known)),
    db.update(accounts, { turn }, eq(accounts.customerOf, goes)),
    db.moveToCustomer(accounts, goes, stays, inArray(accounts.contactId, moved)),
    db.delete(passkeys, inArray(passkeys.accountId, left)),
    db.delete(recoveryCodes, inArray(recoveryCodes.accountId, left)),
    db.delete(accountLinks, inArray(accountLinks.accountId, left)),
    db.delete(calendarFeeds, inArray(calendarFeeds.accountId, left)),
    db.update(accounts, shut, and(eq(accounts.customerOf, goes), isNull(accounts.revokedAt))),
  ]
}
