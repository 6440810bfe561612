import type { D1 } from '../db/d1.ts'
import { idleLifetime } from './guard.ts'

/** Rows a run removes at most from each table; what is left waits for the next one. */
const mostARun = 5_000

/**
 * Removes sessions and counts of tries that have run out, in every company: the one write that no company owns. Rows
 * that may still let someone in are not touched.
 */
export async function sweepSessions(d1: D1, now: Date): Promise<void> {
  const time = now.getTime()
  await d1.send([
    {
      sql: `delete from sessions where (company_id, id) in
        (select company_id, id from sessions where expires_at < ?1 order by expires_at limit ?2)`,
      params: [time, mostARun],
    },
    {
      sql: `delete from sessions where (company_id, id) in
        (select company_id, id from sessions where last_used_at < ?1 order by last_used_at limit ?2)`,
      params: [time - idleLifetime, mostARun],
    },
    {
      sql: `delete from sign_in_attempts where (company_id, account) in
        (select company_id, account from sign_in_attempts where resets_at < ?1 order by resets_at limit ?2)`,
      params: [time, mostARun],
    },
  ])
}
