import type { Context } from 'hono'
import { passwordFits } from '../accounts/password/hash.ts'
import { accounts } from '../accounts/schema.ts'
import { eq } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { AccountEnv } from '../http/env.ts'
import { visitorOf } from '../http/visitor.ts'
import { countTry, secondsToWait } from '../sessions/attempts.ts'

/** Whether the password was typed right once more, with the account as the database has it at this moment. */
export type PasswordAgain =
  | { is: 'right'; account: { codeSecret: string | null } }
  | { is: 'wrong' }
  | { is: 'wait'; seconds: number }

/**
 * Asks again for the password before something that decides who gets in is changed (OWASP ASVS 5.0, 7.5.1): a phone
 * left lying open is not enough. Tries are limited as those of signing in. One round trip, the session check included.
 */
export async function passwordAgain(c: Context<AccountEnv>, password: string): Promise<PasswordAgain> {
  const { success } = await c.env.SIGN_IN_LIMIT.limit({ key: visitorOf(c).network })
  if (!success) return { is: 'wait', seconds: 60 }
  const { companyId, accountId } = c.var.ticket
  const now = Date.now()
  const fields = { passwordHash: accounts.passwordHash, codeSecret: accounts.codeSecret }
  const [[tries], [account]] = await c.var.db.read(
    await countTry(companyId, 'password', accountId, now),
    beforeSignIn(companyId).from(accounts, fields).where(eq(accounts.id, accountId)),
  )
  const seconds = secondsToWait(tries, undefined, now)
  if (seconds > 0) return { is: 'wait', seconds }
  if (!(await passwordFits(password, account?.passwordHash ?? null)) || !account) return { is: 'wrong' }
  return { is: 'right', account }
}
