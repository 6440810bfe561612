import type { Row, Statement } from '../db/d1.ts'
import { sha256 } from '../files/sha256.ts'
import type { Audience } from './audience.ts'

/** Tries an account has before it must wait. */
export const triesAllowed = 10
/** How long a count of tries lasts, from the first. */
export const attemptsWindow = 15 * 60 * 1000

/**
 * Counts a try before the password is looked at, so that tries made at once are each counted. The company's id stands
 * in the statement as it would in a scoped one; an upsert with a clock in it is beyond the scope's own verbs.
 */
export function countAttempt(companyId: string, account: string, now: number): Statement {
  return {
    sql: `insert into sign_in_attempts (company_id, account, tries, resets_at) values (?1, ?2, 1, ?3)
      on conflict (company_id, account) do update set
        tries = case when resets_at <= ?4 then 1 else tries + 1 end,
        resets_at = case when resets_at <= ?4 then excluded.resets_at else resets_at end
      returning tries, resets_at`,
    params: [companyId, account, now + attemptsWindow, now],
  }
}

/** Forgets the count once someone has signed in. */
export const forgetAttempts = (companyId: string, account: string): Statement => ({
  sql: 'delete from sign_in_attempts where company_id = ?1 and account = ?2',
  params: [companyId, account],
})

/** Seconds to wait, or 0 when another try is allowed. */
export function secondsToWait(attempt: Row | undefined, now: number): number {
  if (!attempt || Number(attempt.tries) <= triesAllowed) return 0
  return Math.max(1, Math.ceil((Number(attempt.resets_at) - now) / 1000))
}

/** A name for the account that tells no one the address: SHA-256 of door and e-mail, in hexadecimal. */
export const accountKey = (audience: Audience, email: string): Promise<string> => sha256(`${audience}:${email}`)
