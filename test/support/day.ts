import { env } from 'cloudflare:workers'
import type { World } from './world.ts'

const numbers = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => index))
const fill = (sql: string, { companyId }: World, count: number, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(companyId, numbers(count), ...values)
    .run()

/** Visits of Alice, one an hour from an instant on. */
export const addVisits = (world: World, count: number, from: Date, status = 'planned', name = 'more') =>
  fill(
    `insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at)
     select ?1, 'customer-alice', ?5 || '-' || value, 'job-alice', ?3 + value * 3600000, ?3 + (value + 1) * 3600000, ?4, 0
     from json_each(?2)`,
    world,
    count,
    ...[from.getTime(), status, name],
  )

/** Requests of Alice, each an hour younger than the one before. */
export const addRequests = (world: World, count: number, oldest: Date) =>
  fill(
    `insert into visit_requests (company_id, customer_id, id, job_id, start_at, end_at, status, expires_at, changed_at,
       created_at)
     select ?1, 'customer-alice', 'wish-' || value, 'job-alice', ?3, ?3 + 3600000, 'pending', ?3 + 3600000, ?3, ?3 + value * 3600000
     from json_each(?2)`,
    world,
    count,
    oldest.getTime(),
  )

/** People at Alice’s, invited an hour apart; those who came have been there since. */
export const addInvited = async (world: World, count: number, first: Date, came = false) => {
  const name = came ? 'came' : 'asked'
  await fill(
    `insert into contacts (company_id, id, customer_id, email, name, language, created_at)
     select ?1, ?3 || '-' || value, 'customer-alice', ?3 || value || '@example.com', ?3 || ' ' || value, 'fr', 0
     from json_each(?2)`,
    world,
    count,
    name,
  )
  await fill(
    `insert into accounts (company_id, id, audience, customer_id, contact_id, invited_at, activated_at, created_at)
     select ?1, 'account-' || ?3 || '-' || value, 'customer', 'customer-alice', ?3 || '-' || value,
       ?4 + value * 3600000, iif(?5, ?4 + value * 3600000, null), 0 from json_each(?2)`,
    world,
    count,
    ...[name, first.getTime(), came ? 1 : 0],
  )
}

/** Invoices of Alice due a day apart from a day on, `YYYY-MM-DD`. */
export const addInvoices = (world: World, count: number, due: string) =>
  fill(
    `insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents, vat_cents,
       total_cents, document, created_at)
     select ?1, 'customer-alice', 'due-' || value, 'issued', 'X-' || value, 100 + value, ?3,
       date(?3, '+' || value || ' days'), 100, 20, 120, i.document, 0
     from invoices i, json_each(?2) where i.company_id = ?1 and i.id = 'invoice-alice'`,
    world,
    count,
    due,
  )

/** Mails that were written an hour apart. */
export const addMails = (world: World, count: number, first: Date, status: string) =>
  fill(
    `insert into mails (company_id, id, cause, message, to_email, to_name, language, data, status, due_at, created_at)
     select ?1, ?4 || '-' || value, ?4 || value, 'announcement', 'a@example.com', 'Someone ' || value, 'fr', '{}', ?4,
       ?3 + value * 3600000, ?3 + value * 3600000 from json_each(?2)`,
    world,
    count,
    ...[first.getTime(), status],
  )

/** A new company like that of a world, with its staff and nothing else. */
export async function makeBare(world: World): Promise<World> {
  const slug = `bare-${world.slug}`
  const companyId = `company-${slug}`
  await env.DB.batch(
    [
      `insert into companies (id, slug, name, shard, language, time_zone, currency, country, colour, phone, email, legal,
         second_factor, created_at)
       select ?1, ?3, name, shard, language, time_zone, currency, country, colour, phone, email, legal, second_factor, 0
       from companies where id = ?2 and ?3 <> ''`,
      `insert into staff (company_id, id, email, name, role, language, created_at)
       select ?1, id, email, name, role, language, 0 from staff where company_id = ?2 and ?3 <> ''`,
      `insert into accounts (company_id, id, audience, staff_id, invited_at, activated_at, created_at)
       select ?1, id, audience, staff_id, invited_at, activated_at, 0 from accounts
       where company_id = ?2 and audience = 'staff' and ?3 <> ''`,
    ].map((sql) => env.DB.prepare(sql).bind(companyId, world.companyId, slug)),
  )
  return { ...world, companyId, slug, host: `${slug}.localhost:8787` }
}
