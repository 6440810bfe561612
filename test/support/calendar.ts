import { env } from 'cloudflare:workers'
import type { Visitor } from './as.ts'
import type { World } from './world.ts'

/** Writes `perDay` visits of an hour on each of so many days from an instant on, half an hour apart; the technician goes. */
export async function fillCalendar({ companyId }: World, from: Date, days: number, perDay: number) {
  const numbers = 'with recursive n(i) as (select 0 union all select i + 1 from n where i < ?2 - 1)'
  // Numbers are bound as fractions.
  const at = 'cast(?3 + (i / cast(?4 as integer)) * 86400000 + (i % ?4) * 1800000 as integer)'
  await env.DB.batch([
    env.DB.prepare(
      `insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at)
       ${numbers} select ?1, 'customer-alice', printf('many-%05d', i), 'job-alice', ${at}, ${at} + 3600000, 'planned', 0 from n`,
    ).bind(companyId, days * perDay, from.getTime(), perDay),
    env.DB.prepare(
      `insert into visit_technicians (company_id, visit_id, staff_id, job_id, customer_id, start_at)
       ${numbers} select ?1, printf('many-%05d', i), 'staff-technician', '', '', 0 from n`,
    ).bind(companyId, days * perDay),
  ])
}

/** Writes so many jobs under way, each with a planned visit far ahead but for the last few. */
export async function fillJobs({ companyId }: World, count: number, waiting: number) {
  const numbers = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < ?2)'
  await env.DB.batch([
    env.DB.prepare(
      `insert into jobs (company_id, customer_id, id, type_id, title, status, created_at)
       ${numbers} select ?1, 'customer-bob', 'job-' || i, 'type', 'Job ' || i, 'open', i from n`,
    ).bind(companyId, count),
    env.DB.prepare(
      `insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at)
       ${numbers} select ?1, 'customer-bob', 'visit-' || i, 'job-' || i, 3000000000000, 3000003600000, 'planned', 0 from n where i <= ?2 - ?3`,
    ).bind(companyId, count, waiting),
  ])
}

/** What a page of the calendar shows of each visit: its id and the day it stands in. */
export async function shownOn(who: Visitor, query: string) {
  const html = await (await who.get(`/admin/calendar?${query}`)).text()
  return { html, ids: [...html.matchAll(/id="visit-([^"]+)"/g)].map(([, id = '']) => id) }
}
