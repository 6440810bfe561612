import { accounts, passkeys } from '../../accounts/schema.ts'
import { and, desc, eq, gt, isNotNull, ne } from '../../db/operators.ts'
import type { RowOf } from '../../db/reach.ts'
import { beforeSignIn } from '../../db/scope.ts'
import type { Query } from '../../db/select.ts'
import type { AccountEnv } from '../../http/env.ts'
import { pageLimit, pageSize } from '../../http/paging.ts'
import { idleLifetime } from '../../sessions/guard.ts'
import { sessions } from '../../sessions/schema.ts'
import type { Ticket } from '../../sessions/token.ts'
import { mostPasskeys } from '../passkeys/queries.ts'

/** What one sees of a session of one's own. */
const sessionColumns = {
  id: sessions.id,
  audience: sessions.audience,
  device: sessions.device,
  place: sessions.place,
  lastUsedAt: sessions.lastUsedAt,
}
export type SessionRow = RowOf<typeof sessionColumns>

/** What the page about one's own account shows; `beside` is written in the same round trip. */
export async function readAccount(
  db: AccountEnv['Variables']['db'],
  { companyId, accountId }: Ticket,
  beside: Query<unknown>[] = [],
) {
  const own = beforeSignIn(companyId)
  const [codesApp, keys, open] = await db.read(
    // The secret stays where it is: whether there is one is all that is asked.
    own.from(accounts, { id: accounts.id }).where(and(eq(accounts.id, accountId), isNotNull(accounts.codeSecret))),
    own.from(passkeys, { id: passkeys.id }).where(eq(passkeys.accountId, accountId)).limit(mostPasskeys),
    own
      .from(sessions, sessionColumns)
      .where(and(eq(sessions.accountId, accountId), standing()))
      .orderBy(desc(sessions.lastUsedAt), desc(sessions.id))
      .limit(pageLimit),
    ...beside,
  )
  return {
    secondFactor: codesApp.length > 0,
    passkeys: keys.length,
    sessions: open.slice(0, pageSize),
    more: open.length > pageSize,
  }
}

const standing = () =>
  and(gt(sessions.expiresAt, new Date()), gt(sessions.lastUsedAt, new Date(Date.now() - idleLifetime)))

/** Ends one session of the account; of another account it touches none. */
export const endOwnSession = ({ companyId, accountId }: Ticket, id: string) =>
  beforeSignIn(companyId).delete(sessions, and(eq(sessions.id, id), eq(sessions.accountId, accountId)))

/** Ends every session of the account but the present one. */
export const endOtherSessions = ({ companyId, accountId, sessionId }: Ticket) =>
  beforeSignIn(companyId).delete(sessions, and(eq(sessions.accountId, accountId), ne(sessions.id, sessionId)))
