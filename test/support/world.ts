import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { accounts } from '../../src/accounts/schema.ts'
import { companies } from '../../src/companies/schema.ts'
import { contacts, customers } from '../../src/customers/schema.ts'
import { invoiceLines, invoices, payments } from '../../src/invoices/schema.ts'
import { jobs, jobTypes, serviceCategories } from '../../src/jobs/schema.ts'
import { visitRequests } from '../../src/requests/schema.ts'
import type { Role } from '../../src/staff/role.ts'
import { staff } from '../../src/staff/schema.ts'
import { visits, visitTechnicians } from '../../src/visits/schema.ts'
import { documentOf } from './document.ts'

const day = 24 * 60 * 60 * 1000
let made = 0

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

export interface World {
  companyId: string
  slug: string
  host: string
  alice: Customer
  bob: Customer
  staff: Record<Role, string>
}

// The second technician is sent nowhere.
const people = [
  { id: 'owner', role: 'owner' },
  { id: 'office', role: 'office' },
  { id: 'technician', role: 'technician' },
  { id: 'idle', role: 'technician' },
] as const

/** A new company with staff and two customers. Its rows bear the same ids as those of every other world. */
export async function makeWorld({ passwordHash = null as string | null, zone = 'Europe/Paris' } = {}): Promise<World> {
  made += 1
  const slug = `world-${made}-${crypto.randomUUID().slice(0, 8)}`
  const companyId = `company-${slug}`
  const db = drizzle(env.DB)
  await db.batch([
    db.insert(companies).values({
      id: companyId,
      slug,
      name: `Company ${slug}`,
      shard: 'DB',
      language: 'fr',
      timeZone: zone,
      currency: 'EUR',
      country: 'FR',
      colour: '#0b5cad',
      phone: '+33 4 72 00 00 00',
      email: 'office@example.com',
      secondFactor: false,
      legal: {
        legalForm: null,
        address: [],
        registrations: [],
        insurance: null,
        bank: null,
        notes: { fr: [], en: [] },
      },
    }),
    db.insert(serviceCategories).values({ companyId, id: 'category', names: { fr: 'Plomberie', en: 'Plumbing' } }),
    db
      .insert(jobTypes)
      .values({ companyId, id: 'type', categoryId: 'category', names: { fr: 'Dépannage', en: 'Repair' } }),
    db.insert(staff).values(
      people.map(({ id, role }) => ({
        companyId,
        id: `staff-${id}`,
        email: `${id}@example.com`,
        name: `The ${id}`,
        role,
        language: 'en' as const,
      })),
    ),
    db.insert(accounts).values(
      people.map(({ id }) => ({
        companyId,
        id: `account-staff-${id}`,
        audience: 'staff' as const,
        staffId: `staff-${id}`,
        passwordHash,
        invitedAt: new Date(),
        activatedAt: new Date(),
      })),
    ),
  ])
  return {
    companyId,
    slug,
    host: `${slug}.localhost:8787`,
    alice: await makeCustomer(companyId, 'alice', passwordHash),
    bob: await makeCustomer(companyId, 'bob', passwordHash),
    staff: { owner: 'staff-owner', office: 'staff-office', technician: 'staff-technician' },
  }
}

async function makeCustomer(companyId: string, name: string, passwordHash: string | null): Promise<Customer> {
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
    // Two more people at the customer: one sees money only, the other work only.
    ...(['payer', 'resident'] as const).map((part) =>
      db.insert(contacts).values({
        companyId,
        id: `${ids.contactId}-${part}`,
        customerOf: ids.id,
        email: `${name}-${part}@example.com`,
        name: `${part} of ${name}`,
        language: 'fr',
        seesJobs: part === 'resident',
        seesInvoices: part === 'payer',
        mayRequest: false,
      }),
    ),
    ...['', '-payer', '-resident'].map((part) =>
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
