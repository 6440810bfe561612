import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { accounts } from '../../src/accounts/schema.ts'
import { catalogueItems } from '../../src/catalogue/schema.ts'
import { noLegal } from '../../src/companies/company.ts'
import { companies } from '../../src/companies/schema.ts'
import { jobTypes, serviceCategories } from '../../src/jobs/schema.ts'
import type { Role } from '../../src/staff/role.ts'
import { staff } from '../../src/staff/schema.ts'
import { type Customer, makeCustomer } from './customer.ts'

export { type Customer, secret } from './customer.ts'

let made = 0

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
      legal: noLegal,
    }),
    db.insert(serviceCategories).values({ companyId, id: 'category', names: { fr: 'Plomberie', en: 'Plumbing' } }),
    db
      .insert(jobTypes)
      .values({ companyId, id: 'type', categoryId: 'category', names: { fr: 'Dépannage', en: 'Repair' } }),
    db.insert(catalogueItems).values({
      ...{ companyId, id: 'item', names: { fr: 'Main-d’œuvre', en: 'Labour' }, unit: 'h' },
      ...{ unitPriceCents: 5500, vatRateBasisPoints: 2000 },
    }),
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
