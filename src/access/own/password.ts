import { hashPassword, passwordFits } from '../../accounts/password/hash.ts'
import { accountLinks, accounts } from '../../accounts/schema.ts'
import { note } from '../../audit/note.ts'
import type { Row, Statement } from '../../db/d1.ts'
import { newId } from '../../db/id.ts'
import { and, eq, oneMore } from '../../db/operators.ts'
import { beforeSignIn } from '../../db/scope.ts'
import type { Query } from '../../db/select.ts'
import type { AccountEnv } from '../../http/env.ts'
import type { Visitor } from '../../http/visitor.ts'
import { newMail } from '../../mail/outbox.ts'
import { mails } from '../../mail/schema.ts'
import { type Attempt, attemptOn, countAttempt, forgetAttempts, secondsToWait } from '../../sessions/attempts.ts'
import { sessionLifetime } from '../../sessions/guard.ts'
import { sessionFor } from '../../sessions/opening.ts'
import { sessions } from '../../sessions/schema.ts'
import type { Ticket } from '../../sessions/token.ts'

type Db = AccountEnv['Variables']['db']

/** What came of the current password, and what is to be written beside the page that says so. */
export type Check = { beside: Query<unknown>[] } & (
  | { is: 'fits'; hash: string }
  | { is: 'wrong' }
  | { is: 'wait'; seconds: number }
)

/**
 * Looks at the current password. The try is counted before, as at sign-in, but under the account: whoever holds a
 * session and guesses does not use up the tries of the one who signs in.
 */
export async function checkCurrent(db: Db, ticket: Ticket, password: string, from: Visitor): Promise<Check> {
  const now = Date.now()
  const { companyId, accountId } = ticket
  const attempt = await attemptOf(ticket, from)
  const [one, all] = countAttempt(companyId, attempt, now).map(asQuery)
  const hashed = beforeSignIn(companyId)
    .from(accounts, { hash: accounts.passwordHash })
    .where(eq(accounts.id, accountId))
  if (!one || !all) throw new Error('A try is counted twice: for its network and in all.')
  const [[fromNetwork], [inAll], [account]] = await db.read(one, all, hashed)
  const seconds = secondsToWait(fromNetwork, inAll, now)
  if (seconds > 0) return { is: 'wait', seconds, beside: [] }
  const hash = account?.hash ?? null
  if (hash !== null && (await passwordFits(password, hash)))
    return { is: 'fits', hash, beside: [forget(companyId, attempt)] }
  return { is: 'wrong', beside: [await refusal(db, ticket, from)] }
}

/** What a change of password needs beside the two hashes. */
export interface Change {
  ticket: Ticket
  /** The hash that the current password fits: another in its place by now, and nothing is changed. */
  from: string
  password: string
  visitor: Visitor
}

/**
 * Changes the password. Every session of the account ends, links that still lie in its mailbox included, and a new one
 * takes the place of the present. Undefined when another change came first.
 */
export async function changePassword(db: Db, { ticket, from, password, visitor }: Change) {
  const { companyId, accountId } = ticket
  const { name, email, language } = await db.viewer()
  const own = beforeSignIn(companyId)
  const passwordHash = await hashPassword(password)
  const now = new Date()
  const expiresAt = new Date(now.getTime() + sessionLifetime)
  const renewed: Ticket = { ...ticket, sessionId: newId() }
  const mail = newMail({
    cause: `password_changed:${renewed.sessionId}`,
    to: { name, email },
    language,
    message: 'password_changed',
    ...(ticket.audience === 'customer' ? { customerId: ticket.customerId } : {}),
  })
  const written = await db.write(
    { did: 'password_changed', subjectId: accountId },
    own.update(
      accounts,
      { passwordHash, turn: oneMore(accounts.turn) },
      and(eq(accounts.id, accountId), eq(accounts.passwordHash, from)),
    ),
    own.delete(sessions, eq(sessions.accountId, accountId)),
    own.delete(accountLinks, eq(accountLinks.accountId, accountId)),
    own.insert(sessions, sessionFor(renewed, visitor, now, expiresAt)),
    own.insert(mails, mail),
    forget(companyId, await attemptOf(ticket, visitor)),
  )
  return written && { ticket: renewed, expiresAt, mailId: mail.id }
}

const attemptOf = ({ audience, accountId }: Ticket, { network }: Visitor) =>
  attemptOn('password', audience, accountId, network)

const forget = (companyId: string, attempt: Attempt) => asQuery(forgetAttempts(companyId, attempt))

async function refusal(db: Db, ticket: Ticket, from: Visitor) {
  const { companyId, accountId, audience } = ticket
  const { name } = await db.viewer()
  const actor = { kind: audience, accountId, name, ...from }
  const about = ticket.audience === 'customer' ? { customerId: ticket.customerId } : {}
  return note(companyId, actor, { did: 'password_change_failed', subjectId: accountId, ...about })
}

const asQuery = (statement: Statement): Query<Row> => ({ statement: () => statement, decode: (row) => row })
