import { hashPassword } from '../../accounts/password/hash.ts'
import { accountLinks, accounts } from '../../accounts/schema.ts'
import { and, eq, oneMore } from '../../db/operators.ts'
import { beforeSignIn } from '../../db/scope.ts'
import type { Query } from '../../db/select.ts'
import type { AccountEnv } from '../../http/env.ts'
import type { Visitor } from '../../http/visitor.ts'
import { newMail } from '../../mail/outbox.ts'
import { mails } from '../../mail/schema.ts'
import { sessionLifetime } from '../../sessions/guard.ts'
import { sessionFor } from '../../sessions/opening.ts'
import { sessions } from '../../sessions/schema.ts'
import { newSessionId, type Ticket } from '../../sessions/token.ts'

type Db = AccountEnv['Variables']['db']

/** What a change of password needs beside the two hashes. */
export interface Change {
  ticket: Ticket
  /** The hash that the current password fits: another in its place by now, and nothing is changed. */
  from: string
  password: string
  visitor: Visitor
  /** What is written beside, as the check of the current password gave it. */
  beside: Query<unknown>[]
}

/**
 * Changes the password. Every session of the account ends, links that still lie in its mailbox included, and a new one
 * takes the place of the present. Undefined when another change came first.
 */
export async function changePassword(db: Db, { ticket, from, password, visitor, beside }: Change) {
  const { companyId, accountId } = ticket
  const { name, email, language } = await db.viewer()
  const own = beforeSignIn(companyId)
  const passwordHash = await hashPassword(password)
  const now = new Date()
  const expiresAt = new Date(now.getTime() + sessionLifetime)
  const renewed: Ticket = { ...ticket, sessionId: newSessionId() }
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
    ...beside,
  )
  return written && { ticket: renewed, expiresAt, mailId: mail.id }
}
