import { expect, it } from 'vitest'
import { accounts } from '../../src/accounts/schema.ts'
import { attachments } from '../../src/attachments/schema.ts'
import { auditEvents } from '../../src/audit/schema.ts'
import { contacts, customers } from '../../src/customers/schema.ts'
import { D1 } from '../../src/db/d1.ts'
import { eq } from '../../src/db/operators.ts'
import { CompanyDb, CustomerDb, TechnicianDb } from '../../src/db/scope.ts'
import { invoiceLines, invoices } from '../../src/invoices/schema.ts'
import { jobs, jobTypes } from '../../src/jobs/schema.ts'
import { payments } from '../../src/payments/schema.ts'
import { requestSteps, visitRequests } from '../../src/requests/schema.ts'
import { sessions } from '../../src/sessions/schema.ts'
import { staff } from '../../src/staff/schema.ts'
import { visits } from '../../src/visits/schema.ts'

// Proofs by the compiler: each expected error is checked by `npm run types`, which fails when the line compiles.
const query = { statement: () => ({ sql: '', params: [] }), decode: () => null }
const guard = { query, admit: () => null, note: () => query }
const d1 = new D1({} as D1Database)
const portal = new CustomerDb(d1, { companyId: 'company', customerId: 'customer' }, new Map(), guard)
const technician = new TechnicianDb(d1, 'company', new Map(), guard)
const admin = new CompanyDb(d1, 'company', guard)

const now = new Date()
const photo = {
  ...{ jobId: 'job', name: 'x.jpg', kind: 'photo' as const, contentType: 'image/jpeg' as const },
  ...{ sizeBytes: 1, sha256: 'x', createdBy: 'Someone' },
}

it('refuses at compile time what would leave the scope', () => {
  const refused = () => {
    // @ts-expect-error a read without a table has no owner
    portal.from({ id: jobs.id })
    // @ts-expect-error drizzle's own builder is not there
    portal.select({ id: jobs.id })
    // @ts-expect-error nor its relational queries
    admin.query.jobs.findMany()
    // @ts-expect-error D1 itself is out of reach
    portal.d1.send([])

    // @ts-expect-error staff are no business of a customer
    portal.from(staff, { id: staff.id })
    // @ts-expect-error nor are sessions
    portal.from(sessions, { id: sessions.id })
    // @ts-expect-error nor password hashes
    portal.from(accounts, { hash: accounts.passwordHash })
    // @ts-expect-error nor who else may sign in
    portal.from(contacts, { email: contacts.email })
    // @ts-expect-error nor what staff note beside a line of the trail
    portal.from(auditEvents, { details: auditEvents.details })
    // @ts-expect-error nor the network it came from
    portal.from(auditEvents, { network: auditEvents.network })
    // @ts-expect-error a customer writes no line of it
    portal.insert(auditEvents, { at: new Date(), did: 'signed_in', actor: 'customer' })
    // @ts-expect-error nor the company's list of customers
    portal.from(customers, { name: customers.name })
    // @ts-expect-error a join reaches no further than a read
    portal.from(jobs, { id: jobs.id }).join(staff, eq(staff.id, jobs.id))
    // @ts-expect-error nor a left join
    portal.from(jobs, { id: jobs.id }).leftJoin(contacts, eq(contacts.id, jobs.id))

    // @ts-expect-error internal notes of jobs stay between staff
    portal.from(jobs, { notes: jobs.internalNotes })
    // @ts-expect-error and of visits
    portal.from(visits, { notes: visits.internalNotes })
    // @ts-expect-error and of invoices
    portal.from(invoices, { id: invoices.id, notes: invoices.internalNotes })

    // @ts-expect-error nor who of the staff added a file
    portal.from(attachments, { by: attachments.createdBy })
    // @ts-expect-error a customer adds no file to a visit
    portal.insert(attachments, { jobId: 'job', name: 'x', visitId: 'visit' })
    // @ts-expect-error and shows themselves none
    portal.update(attachments, { shown: true }, undefined)
    // @ts-expect-error nor as they add it, whoever else's it be said to be
    portal.insert(attachments, { ...photo, shown: true })
    // @ts-expect-error that a customer sent it is filled in
    portal.insert(attachments, { ...photo, byCustomer: false })
    // @ts-expect-error nor does a technician
    technician.update(attachments, { shown: true }, undefined)
    // @ts-expect-error who adds none to a request
    technician.insert(attachments, { ...photo, customerId: 'customer', requestId: 'request' })
    // @ts-expect-error and takes none away
    technician.delete(attachments, undefined)
    // @ts-expect-error nor rewrites what is between staff
    technician.update(visits, { internalNotes: 'x' }, undefined)
    // @ts-expect-error a customer says of no technician that they came
    portal.update(visits, { arrivedAt: now }, undefined)

    const wish = { jobId: 'job', startAt: now, endAt: now, expiresAt: now, changedAt: now }
    // @ts-expect-error the customer's id comes from the session
    portal.insert(visitRequests, { ...wish, customerId: 'another' })
    // @ts-expect-error and so does the company's
    portal.insert(visitRequests, { ...wish, companyId: 'another' })
    // @ts-expect-error an owner cannot be changed
    portal.update(visitRequests, { customerId: 'another' }, undefined)
    // @ts-expect-error nor by staff
    admin.update(jobs, { companyId: 'another' }, undefined)

    // @ts-expect-error a customer reads jobs and changes none
    portal.update(jobs, { title: 'Mine' }, undefined)
    // @ts-expect-error nor visits
    portal.delete(visits, undefined)
    // @ts-expect-error nor invoices
    portal.insert(invoices, { status: 'issued', netCents: 0, vatCents: 0, totalCents: 0 })
    // @ts-expect-error nor payments
    portal.delete(payments, undefined)

    // @ts-expect-error money is no business of a technician
    technician.from(invoices, { id: invoices.id })
    // @ts-expect-error nor are accounts
    technician.from(accounts, { id: accounts.id })
    // @ts-expect-error nor colleagues
    technician.from(staff, { name: staff.name })
    // @ts-expect-error nor the trail
    technician.from(visits, { id: visits.id }).join(auditEvents, undefined)
    // @ts-expect-error a technician moves no visit
    technician.update(visits, { startAt: now }, undefined)
    // @ts-expect-error and adds none
    technician.insert(visits, { customerId: 'customer', jobId: 'job', startAt: now, endAt: now, status: 'planned' })
    // @ts-expect-error nor deletes any
    technician.delete(visits, undefined)
    // @ts-expect-error a customer makes no request a settled one
    portal.insert(visitRequests, { ...wish, status: 'confirmed' })
    // @ts-expect-error rewrites none
    portal.update(visitRequests, { comments: 'x' }, undefined)
    // @ts-expect-error offers nothing
    portal.update(visitRequests, { offers: [] }, undefined)
    // @ts-expect-error deletes none
    portal.delete(visitRequests, undefined)
    // @ts-expect-error and does not rewrite what was done with it
    portal.update(requestSteps, { status: 'accepted' }, undefined)
  }
  const allowed = () => {
    portal.from(jobs, { id: jobs.id }).join(jobTypes, eq(jobTypes.id, jobs.typeId))
    portal.from(invoiceLines, { description: invoiceLines.description })
    portal.insert(visitRequests, { jobId: 'job', startAt: now, endAt: now, expiresAt: now, changedAt: now })
    portal.update(visitRequests, { status: 'withdrawn' }, undefined)
    technician.update(visits, { arrivedAt: now, comments: 'x' }, undefined)
    technician.update(attachments, { storedAt: now }, undefined)
    portal.update(attachments, { storedAt: now }, undefined)
    technician.from(visits, { notes: visits.internalNotes }).join(customers, eq(customers.id, visits.customerId))
    portal.from(auditEvents, { did: auditEvents.did })
    portal.from(attachments, { name: attachments.name })
    portal.insert(attachments, { ...photo, requestId: 'request' })
    technician.insert(attachments, { ...photo, customerId: 'customer', visitId: 'visit', shown: true })
    technician.from(attachments, { name: attachments.name })
    admin.from(jobs, { notes: jobs.internalNotes })
    admin.from(staff, { id: staff.id })
  }
  expect([refused, allowed]).toHaveLength(2)
})
