import type { Context } from 'hono'
import { passwordFits } from '../accounts/password/hash.ts'
import { accounts } from '../accounts/schema.ts'
import { note } from '../audit/note.ts'
import { eq } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import type { AccountEnv } from '../http/env.ts'
import { visitorOf } from '../http/visitor.ts'
import { attemptOn, countAttempt, forgetAttempts, secondsToWait } from '../sessions/attempts.ts'

/** What came of the current password; when it fits, its hash and what is to be written beside what it was asked for. */
export type Check =
  | { is: 'fits'; hash: string; beside: Query<unknown>[] }
  | { is: 'wrong' }
  | { is: 'wait'; seconds: number }

/**
 * Looks at the password asked once more before what decides who gets in is changed (OWASP ASVS 5.0, 7.5.1), and leaves
 * a line in the trail when it is wrong. The try is counted before, as at sign-in, but under the account: whoever holds a
 * session and guesses does not use up the tries of the one who signs in.
 */
export async function checkCurrent(c: Context<AccountEnv>, password: string): Promise<Check> {
  const now = Date.now()
  const { audience, companyId, accountId } = c.var.ticket
  const attempt = await attemptOn('password', audience, accountId, visitorOf(c).network)
  const hashed = beforeSignIn(companyId)
    .from(accounts, { hash: accounts.passwordHash })
    .where(eq(accounts.id, accountId))
  const [[fromNetwork], [inAll], [account]] = await c.var.db.read(...countAttempt(companyId, attempt, now), hashed)
  const seconds = secondsToWait(fromNetwork, inAll, now)
  if (seconds > 0) return { is: 'wait', seconds }
  const hash = account?.hash ?? null
  if (hash !== null && (await passwordFits(password, hash)))
    return { is: 'fits', hash, beside: [forgetAttempts(companyId, attempt)] }
  const line = await refusal(c)
  c.executionCtx.waitUntil(c.var.d1.send([line.statement()]))
  return { is: 'wrong' }
}

async function refusal(c: Context<AccountEnv>) {
  const { ticket, db } = c.var
  const { companyId, accountId, audience } = ticket
  const { name } = await db.viewer()
  const actor = { kind: audience, accountId, name, ...visitorOf(c) }
  const about = ticket.audience === 'customer' ? { customerId: ticket.customerId } : {}
  return note(companyId, actor, { did: 'password_refused', subjectId: accountId, ...about })
}
