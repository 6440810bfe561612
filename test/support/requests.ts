import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import type { RequestKind, StoredSlot } from '../../src/requests/request.ts'
import { visitRequests } from '../../src/requests/schema.ts'
import { wallTime } from '../../src/time/zoned.ts'
import { jan7 } from './site-visits.ts'
import type { Customer, World } from './world.ts'

export const hour = 60 * 60 * 1000
export const day = 24 * hour

/** Noon, UTC, so many days from now. */
export const noonIn = (days: number): number => Math.floor(Date.now() / day) * day + days * day + 12 * hour

/** Two hours on each of these days. */
export const slotsIn = (...days: number[]): StoredSlot[] =>
  days.map((one) => ({ start: noonIn(one), end: noonIn(one) + 2 * hour }))

/** What is typed for a time, on the clock of Paris. */
export const typed = (instant: number, zone = 'Europe/Paris'): string => wallTime(new Date(instant), zone)

/** Writes a request as if it had been made, and gives its id. */
export async function makeRequest(
  { companyId, alice }: World,
  id: string,
  more: Partial<typeof visitRequests.$inferInsert> & { kind?: RequestKind; customer?: Customer } = {},
): Promise<string> {
  const { customer = alice, ...row } = more
  const [slot = { start: 0, end: 1 }] = slotsIn(5)
  await drizzle(env.DB)
    .insert(visitRequests)
    .values({
      ...{ companyId, customerId: customer.id, id, jobId: customer.jobId },
      ...{ startAt: new Date(slot.start), endAt: new Date(slot.end), changedAt: new Date() },
      expiresAt: new Date(Date.now() + 14 * day),
      ...row,
    })
  return id
}

/** Has staff offer times, at the turn at which the request is. */
export const offer = ({ companyId }: World, id: string, offers: StoredSlot[], technicians: string[] = []) =>
  env.DB.prepare(
    `update visit_requests set status = 'proposed', turn = turn + 1, offers = ?3, technician_ids = ?4, changed_by = 'staff',
       reason = 'Avec plaisir' where company_id = ?1 and id = ?2`,
  )
    .bind(companyId, id, JSON.stringify(offers), JSON.stringify(technicians))
    .run()

/** A request as it stands, by the names of its columns. */
export const stored = ({ companyId }: World, id: string) =>
  env.DB.prepare('select * from visit_requests where company_id = ?1 and id = ?2')
    .bind(companyId, id)
    .first<Record<string, unknown>>()

/** How many rows of a table there are in a company, that meet a condition. */
export async function countIn({ companyId }: World, table: string, condition = 'true'): Promise<number> {
  const sql = `select count(*) as count from ${table} where company_id = ?1 and ${condition}`
  return (await env.DB.prepare(sql).bind(companyId).first<number>('count')) ?? 0
}

/** A wall time of 7 January 2030 in Paris, where the clock is an hour ahead: what `jan7` of an hour less is. */
export const wall = (hours: number, minutes = 0) =>
  `2030-01-07T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`

/** Writes a request of Alice's for the morning of 7 January 2030, nine to ten by UTC. */
export const putRequest = (
  { companyId, alice }: World,
  request: Partial<typeof visitRequests.$inferInsert> & { id: string },
) =>
  drizzle(env.DB)
    .insert(visitRequests)
    .values({
      ...{ companyId, customerId: alice.id, jobId: alice.jobId, startAt: jan7(9), endAt: jan7(10) },
      ...{ expiresAt: jan7(9), changedAt: new Date(), comments: 'Please ring twice.', ...request },
    })

export interface RequestInTable {
  status: string
  turn: number
  offers: string
  expires_at: number
  visit_start: number | null
  visit_end: number | null
  technician_ids: string
  reason: string | null
  changed_by: string
  changed_by_name: string | null
  customer_id: string
  key: string | null
}

export const requestIn = ({ companyId }: World, id: string) =>
  env.DB.prepare('select * from visit_requests where company_id = ? and id = ?')
    .bind(companyId, id)
    .first<RequestInTable>()

/** The steps of a request, oldest first: what it became and by whom. */
export async function stepsIn({ companyId }: World, id: string) {
  const rows = env.DB.prepare(
    'select status, by, by_name as name, reason from request_steps where company_id = ? and request_id = ? order by turn',
  )
  return (await rows.bind(companyId, id).all<Record<string, string | null>>()).results
}

/** Takes a step as the customer, past the pages: who answers meets one that was answered meanwhile. */
export const stepAside = (
  { companyId }: World,
  id: string,
  status: string,
  rest: { visitStart?: number; visitEnd?: number; name?: string } = {},
) =>
  env.DB.prepare(
    `update visit_requests set status = ?3, turn = turn + 1, changed_by = 'customer', changed_by_name = ?4, changed_at = ?5,
       visit_start = ?6, visit_end = ?7 where company_id = ?1 and id = ?2`,
  )
    .bind(companyId, id, status, rest.name ?? null, Date.now(), rest.visitStart ?? null, rest.visitEnd ?? null)
    .run()
