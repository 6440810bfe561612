import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { companies } from '../../src/companies/schema.ts'
import { contacts, customers } from '../../src/customers/schema.ts'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { invoiceLines, invoices, payments } from '../../src/invoices/schema.ts'
import { jobs, jobTypes, serviceCategories } from '../../src/jobs/schema.ts'
import { visitRequests } from '../../src/requests/schema.ts'
import type { Role } from '../../src/staff/role.ts'
import { staff } from '../../src/staff/schema.ts'
import { visits } from '../../src/visits/schema.ts'

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
      (['owner', 'office', 'technician'] as const).map((role) => ({
        companyId,
        id: `staff-${role}`,
        email: `${role}@example.com`,
        name: `The ${role}`,
        role,
        language: 'en' as const,
        passwordHash,
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
      passwordHash,
    }),
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

const documentOf = (name: string, number: string): InvoiceDocument => ({
  language: 'fr',
  currency: 'EUR',
  number,
  issuedOn: '2026-02-03',
  servedOn: null,
  dueOn: '2026-03-05',
  seller: {
    name: 'Dupont & Fils',
    legalForm: null,
    address: ['1 rue des Eaux', '69001 Lyon'],
    email: null,
    phone: null,
    registrations: [],
    insurance: null,
    bank: { holder: 'Dupont', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
    logo: null,
    portal: 'https://dupont.example/portal',
    colour: '#0b5cad',
  },
  buyer: { name: `Customer ${name}`, address: ['1 rue de la Paix'], vatNumber: null },
  site: null,
  jobTitle: `Job of ${name}`,
  lines: [
    {
      description: `Work for ${name}`,
      quantityThousandths: 1000,
      unit: 'u',
      unitPriceCents: 10_000,
      discountBasisPoints: 0,
      vatRateBasisPoints: 2000,
      netCents: 10_000,
    },
  ],
  vat: [{ rateBasisPoints: 2000, netCents: 10_000, vatCents: 2_000 }],
  netCents: 10_000,
  vatCents: 2_000,
  totalCents: 12_000,
  notes: [],
})
