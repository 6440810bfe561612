import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { accounts } from '../../src/accounts/schema.ts'
import { contacts, customers } from '../../src/customers/schema.ts'
import { invoiceLines, invoices } from '../../src/invoices/schema.ts'
import { jobs } from '../../src/jobs/schema.ts'
import { payments } from '../../src/payments/schema.ts'
import { visitRequests } from '../../src/requests/schema.ts'
import { visits, visitTechnicians } from '../../src/visits/schema.ts'
import { documentOf } from './document.ts'

const day = 24 * 60 * 60 * 1000

/** What stands in every internal note of a world: a page that shows it has leaked. */
export const secret = 'INTERNAL-7f3a'

/** A customer with a contact, a job, visits, a request and invoices. Ids are the same in every company on purpose. */
export interface Customer {
  id: string
  contactId: string
  email: string
  jobId: string
  visitId: string
  requestId: string
  invoiceId: string
  draftId: string
}

/** Writes a customer of a world with everything that is theirs. */
export async function makeCustomer(companyId: string, name: string, passwordHash: string | null): Promise<Customer> {
  const db = drizzle(env.DB)
  const ids = {
    id: `customer-${name}`,
    contactId: `contact-${name}`,
    jobId: `job-${name}`,
    visitId: `visit-${name}`,
    requestId: `request-${name}`,
    invoiceId: `invoice-${name}`,
    draftId: `draft-${name}`,
  }
  const owners = { companyId, customerId: ids.id }
  const now = Date.now()
  const sequence = name === 'alice' ? 1 : 2
  const number = `FA2602-000${sequence}`
  await db.batch([
    db.insert(customers).values({
      companyId,
      id: ids.id,
      kind: 'person',
      name: `Customer ${name}`,
      address: '1 rue de la Paix\n69001 Lyon',
      language: 'fr',
      internalNotes: secret,
    }),
    db.insert(contacts).values({
      companyId,
      id: ids.contactId,
      customerOf: ids.id,
      email: `${name}@example.com`,
      name: `Contact ${name}`,
      language: 'fr',
    }),
    // More people at the customer: one sees money only, one work only, and one is there to be changed by tests.
    ...(['payer', 'resident', 'spare'] as const).map((part) =>
      db.insert(contacts).values({
        companyId,
        id: `${ids.contactId}-${part}`,
        customerOf: ids.id,
        email: `${name}-${part}@example.com`,
        name: `${part} of ${name}`,
        language: 'fr',
        seesJobs: part !== 'payer',
        seesInvoices: part !== 'resident',
        mayRequest: false,
      }),
    ),
    ...['', '-payer', '-resident', '-spare'].map((part) =>
      db.insert(accounts).values({
        companyId,
        id: `account-${ids.contactId}${part}`,
        audience: 'customer',
        customerOf: ids.id,
        contactId: `${ids.contactId}${part}`,
        passwordHash,
        invitedAt: new Date(),
        activatedAt: new Date(),
      }),
    ),
    db.insert(jobs).values({
      ...owners,
      id: ids.jobId,
      typeId: 'type',
      title: `Job of ${name}`,
      location: `Cellar of ${name}`,
      status: 'in_progress',
      internalNotes: secret,
    }),
    ...[-3, 3].map((days) =>
      db.insert(visits).values({
        ...owners,
        id: days > 0 ? ids.visitId : `${ids.visitId}-past`,
        jobId: ids.jobId,
        startAt: new Date(now + days * day),
        endAt: new Date(now + days * day + 3_600_000),
        status: days > 0 ? 'planned' : 'done',
        comments: `Comment for ${name}`,
        internalNotes: secret,
      }),
    ),
    // The technician goes to Alice, to her coming visit.
    ...(name === 'alice'
      ? [
          db.insert(visitTechnicians).values({
            companyId,
            visitId: ids.visitId,
            staffId: 'staff-technician',
            jobId: ids.jobId,
            customerOf: ids.id,
            startAt: new Date(now + 3 * day),
          }),
        ]
      : []),
    db.insert(visitRequests).values({
      ...owners,
      id: ids.requestId,
      jobId: ids.jobId,
      startAt: new Date(now + 5 * day),
      endAt: new Date(now + 5 * day + 3_600_000),
      comments: `Wish of ${name}`,
      expiresAt: new Date(now + 6 * day),
      changedAt: new Date(now),
    }),
    db.insert(invoices).values({
      ...owners,
      id: ids.invoiceId,
      jobId: ids.jobId,
      status: 'issued',
      number,
      sequence,
      issuedOn: '2026-02-03',
      dueOn: '2026-03-05',
      netCents: 10_000,
      vatCents: 2_000,
      totalCents: 12_000,
      document: documentOf(name, number),
      internalNotes: secret,
    }),
    db.insert(invoices).values({
      ...owners,
      id: ids.draftId,
      status: 'draft',
      netCents: 99,
      vatCents: 0,
      totalCents: 99,
      internalNotes: secret,
    }),
    ...[ids.invoiceId, ids.draftId].map((invoiceId) =>
      db.insert(invoiceLines).values({
        ...owners,
        invoiceId,
        position: 1,
        description: `Work for ${name}`,
        quantityThousandths: 1000,
        unit: 'u',
        unitPriceCents: 10_000,
        vatRateBasisPoints: 2000,
        netCents: 10_000,
      }),
    ),
    db.insert(payments).values({
      ...owners,
      id: `payment-${name}`,
      invoiceId: ids.invoiceId,
      amountCents: 2_000,
      paidOn: '2026-02-10',
      method: 'transfer',
    }),
  ] as never)
  return { ...ids, email: `${name}@example.com` }
}
