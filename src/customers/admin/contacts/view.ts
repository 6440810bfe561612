import type { Context } from 'hono'
import type { AdminEnv } from '../../../http/env.ts'
import { visitorOf } from '../../../http/visitor.ts'
import { writeCookie } from '../../../sessions/cookie.ts'
import { sessionFor } from '../../../sessions/opening.ts'
import { sessions } from '../../../sessions/schema.ts'
import { newSessionId, signTicket, type Ticket } from '../../../sessions/token.ts'
import type { Contact } from './queries.ts'

/** How long staff may look on, in milliseconds. */
const viewLifetime = 15 * 60 * 1000

/**
 * Opens the portal as the contact sees it, to look on: a session at the customer door that belongs to the member of staff,
 * so that nothing of it counts as the customer's. The door refuses every change.
 */
export async function lookOnAs(c: Context<AdminEnv>, contact: Contact, reason: string): Promise<void> {
  const { ticket: own, db } = c.var
  const now = new Date()
  const expiresAt = new Date(now.getTime() + viewLifetime)
  const ticket: Ticket = {
    audience: 'customer',
    sessionId: newSessionId(),
    companyId: own.companyId,
    accountId: own.accountId,
    customerId: contact.customerId,
    contactId: contact.id,
    watching: true,
  }
  const deed = {
    did: 'view_began',
    customerId: contact.customerId,
    subject: contact.name,
    subjectId: contact.id,
    details: { reason },
  } as const
  await db.write(deed, db.insert(sessions, sessionFor(ticket, visitorOf(c), now, expiresAt)))
  writeCookie(c, 'customer', await signTicket(ticket, c.env.SESSION_KEYS, expiresAt), expiresAt)
}
