import type { Audience } from '../accounts/audience.ts'
import type { Row } from '../db/d1.ts'
import type { Query } from '../db/select.ts'
import { sha256 } from '../secrets/sha256.ts'

/** Tries an account has from one network before that network must wait. */
export const triesFromNetwork = 10
/** Tries an account has from all networks together. Far higher, or anyone could lock anyone out. */
export const triesInAll = 100
/** How long a count of tries lasts, from the first, in milliseconds. */
const attemptsWindow = 15 * 60 * 1000

/** What is tried. Each kind is counted apart, so that one cannot use up the tries of another. */
type TryKind = 'sign_in' | 'reset' | 'sign_in_link' | 'password'

/** The two counts a try falls under. The names tell no one whose they are. */
export interface Attempt {
  fromNetwork: string
  inAll: string
}

/** How many tries each of the two counts allows. */
type Allowed = Record<keyof Attempt, number>
const usual: Allowed = { fromNetwork: triesFromNetwork, inAll: triesInAll }

/** Names the counts of a try on an account, which is an address or an id. */
export const attemptOn = async (
  kind: TryKind,
  audience: Audience,
  account: string,
  network: string,
): Promise<Attempt> => ({
  fromNetwork: await nameOf(kind, audience, account, network),
  inAll: await nameOf(kind, audience, account),
})

// As JSON, because what was typed may hold whatever would part the parts.
const nameOf = (...parts: string[]): Promise<string> => sha256(JSON.stringify(parts))

/**
 * Counts a try before it is looked at, so that tries made at once are each counted. A try that its network may no longer
 * make does not count against the account as a whole. The company's id stands in the statements as it would in scoped
 * ones; an upsert with a clock in it is beyond the scope's own verbs.
 */
export function countAttempt(
  companyId: string,
  attempt: Attempt,
  now: number,
  allowed = usual,
): [Query<Row>, Query<Row>] {
  const { fromNetwork, inAll } = attempt
  return [
    byHand(`${add} values (?1, ?2, 1, ?3) ${again}`, [companyId, fromNetwork, now + attemptsWindow, now]),
    countBehind(companyId, inAll, { name: fromNetwork, allowed: allowed.fromNetwork }, now, attemptsWindow),
  ]
}

/** Counts under one more name what an earlier count of the batch has allowed, for `window` milliseconds. */
export const countBehind = (
  companyId: string,
  name: string,
  earlier: { name: string; allowed: number },
  now: number,
  window: number,
): Query<Row> =>
  byHand(
    `${add} select ?1, ?2, 1, ?3 where
      (select tries from sign_in_attempts where company_id = ?1 and account = ?5) <= ?6 ${again}`,
    [companyId, name, now + window, now, earlier.name, earlier.allowed],
  )

/** Names the count of mails that one mailbox is sent in a day, whatever they are. */
export const mailsOfDay = (audience: Audience, email: string): Promise<string> => nameOf('mails', audience, email)

const add = 'insert into sign_in_attempts (company_id, account, tries, resets_at)'
const again = `on conflict (company_id, account) do update set
    tries = case when resets_at <= ?4 then 1 else tries + 1 end,
    resets_at = case when resets_at <= ?4 then excluded.resets_at else resets_at end
  returning tries, resets_at`

/**
 * Counts a code tried on the way in, whatever the network: only who has proved the password gets to try, so that nobody
 * else can use the tries up. The step must stand and be this account's, or nothing is counted.
 */
export async function countCode(
  companyId: string,
  { id, accountId }: { id: string; accountId: string },
  now: number,
): Promise<Query<Row>> {
  const stands = `exists (select 1 from sign_in_steps
    where company_id = ?1 and id = ?5 and account_ids = ?6 and expires_at > ?4)`
  const sql = `${add} select ?1, ?2, 1, ?3 where ${stands} ${again}`
  const name = await nameOf('code', accountId)
  return byHand(sql, [companyId, name, now + attemptsWindow, now, id, JSON.stringify([accountId])])
}

/** Forgets the codes tried once one was right. */
export async function forgetCodes(companyId: string, accountId: string): Promise<Query<Row>> {
  const sql = 'delete from sign_in_attempts where company_id = ?1 and account = ?2'
  return byHand(sql, [companyId, await nameOf('code', accountId)])
}

/** Forgets the counts once someone has signed in. */
export const forgetAttempts = (companyId: string, { fromNetwork, inAll }: Attempt): Query<Row> =>
  byHand('delete from sign_in_attempts where company_id = ?1 and account in (?2, ?3)', [companyId, fromNetwork, inAll])

const byHand = (sql: string, params: unknown[]): Query<Row> => ({
  statement: () => ({ sql, params }),
  decode: (row) => row,
})

/** Seconds to wait by the rows that `countAttempt` returned, or 0 when another try is allowed. */
export const secondsToWait = (
  fromNetwork: Row | undefined,
  inAll: Row | undefined,
  now: number,
  allowed = usual,
): number => Math.max(secondsOf(fromNetwork, allowed.fromNetwork, now), secondsOf(inAll, allowed.inAll, now))

/** Seconds to wait by one count, or 0. */
export function secondsOf(count: Row | undefined, allowed: number, now: number): number {
  if (!count || Number(count.tries) <= allowed) return 0
  return Math.max(1, Math.ceil((Number(count.resets_at) - now) / 1000))
}
