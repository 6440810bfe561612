import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { jobs } from '../../src/jobs/schema.ts'
import type { World } from './world.ts'

/** A job of a world as it is stored. */
export const jobOf = ({ companyId }: World, id: string) =>
  env.DB.prepare('select * from jobs where company_id = ? and id = ?')
    .bind(companyId, id)
    .first<Record<string, string | number | null>>()

/** Lines of the trail of one kind, oldest first. */
export const linesOf = async ({ companyId }: World, did: string) =>
  (
    await env.DB.prepare('select * from audit_events where company_id = ? and did = ? order by at, id')
      .bind(companyId, did)
      .all<Record<string, string | null>>()
  ).results

/** A further job of Alice's, on which nothing hangs. */
export const addJob = ({ companyId, alice }: World, id: string, rest: Partial<typeof jobs.$inferInsert> = {}) =>
  drizzle(env.DB)
    .insert(jobs)
    .values({ companyId, customerId: alice.id, id, typeId: 'type', title: `Job ${id}`, status: 'open', ...rest })

/** Jobs of Alice's in the middle of a long record: `count` of them, a minute apart, half of them over. */
export async function addManyJobs({ companyId, alice }: World, count: number): Promise<void> {
  await env.DB.prepare(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?3)
      insert into jobs (company_id, customer_id, id, type_id, title, status, tags, created_at)
      select ?1, ?2, printf('many-%05d', i), 'type', printf('Work %05d', (i * 7919) % ?3),
        case i % 4 when 0 then 'open' when 1 then 'in_progress' when 2 then 'completed' else 'cancelled' end,
        '["urgent"]', 1700000000000 + i * 60000 from n`,
  )
    .bind(companyId, alice.id, count)
    .run()
}

/** What staff type of a job, complete. */
export const typedJob = {
  title: 'New water heater',
  typeId: 'type',
  reference: 'R-12',
  location: '2 rue des Lilas, 69002 Lyon',
  scope: 'Take the old one out.\r\nPut the new one in.',
  internalNotes: 'Key at the concierge.',
  tags: 'Urgent, landlord',
  status: 'open',
}
