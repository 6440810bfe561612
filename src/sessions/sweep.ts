import type { D1, Statement } from '../db/d1.ts'
import { idleLifetime } from './guard.ts'

/** Rows a round removes at most from each table, and rounds a run makes at most; what is left waits for the next run. */
const mostARound = 5_000
const mostRounds = 20

/**
 * Removes sessions, steps of signing in, links and counts of tries that have run out, in every company at once. Rows that
 * may still let someone in are not touched.
 */
export async function sweepSessions(d1: D1, now: Date): Promise<void> {
  for (let round = 0; round < mostRounds; round++) {
    const removed = await d1.send(removals(now.getTime()))
    if (removed.every(({ length }) => length < mostARound)) return
  }
}

const removals = (time: number): Statement[] => [
  {
    sql: `delete from sessions where (company_id, id) in
        (select company_id, id from sessions where expires_at < ?1 order by expires_at limit ?2) returning 1`,
    params: [time, mostARound],
  },
  {
    sql: `delete from sessions where (company_id, id) in
        (select company_id, id from sessions where last_used_at < ?1 order by last_used_at limit ?2) returning 1`,
    params: [time - idleLifetime, mostARound],
  },
  {
    sql: `delete from sign_in_attempts where (company_id, account) in
        (select company_id, account from sign_in_attempts where resets_at < ?1 order by resets_at limit ?2) returning 1`,
    params: [time, mostARound],
  },
  {
    sql: `delete from sign_in_steps where (company_id, id) in
        (select company_id, id from sign_in_steps where expires_at < ?1 order by expires_at limit ?2) returning 1`,
    params: [time, mostARound],
  },
  {
    sql: `delete from account_links where (company_id, id) in
        (select company_id, id from account_links where expires_at < ?1 order by expires_at limit ?2) returning 1`,
    params: [time, mostARound],
  },
]
