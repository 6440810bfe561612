import { contacts, customers } from '../customers/schema.ts'
import { and, eq, gt } from '../db/operators.ts'
import { beforeSignIn, type Guard } from '../db/scope.ts'
import { staff } from '../staff/schema.ts'
import type { Audience } from './audience.ts'
import { sessions } from './schema.ts'
import type { Ticket } from './token.ts'
import type { CustomerViewer, StaffViewer } from './viewer.ts'

/** A session ends this long after it was opened. */
export const sessionLifetime = 30 * 24 * 60 * 60 * 1000
/** A session ends this long after its last use. */
export const idleLifetime = 7 * 24 * 60 * 60 * 1000

/** The cookie names a session that ended, was removed, or was never there. */
export class SessionEnded extends Error {
  readonly audience: Audience

  constructor(audience: Audience) {
    super(`A ${audience} session has ended.`)
    this.audience = audience
  }
}

/** Checks a customer's session beside the page's first query: one round trip for both. */
export function customerGuard(ticket: Ticket): Guard<CustomerViewer> {
  const query = beforeSignIn(ticket.companyId)
    .from(sessions, customerFields)
    .join(contacts, and(eq(contacts.id, sessions.contactId), eq(contacts.customerOf, sessions.customerOf)))
    .join(customers, eq(customers.id, sessions.customerOf))
    .where(and(stands(ticket), eq(sessions.customerOf, ticket.customerId ?? '')))
  return { query, admit: (row) => admitted(ticket, row as CustomerViewer | undefined) }
}

/** Checks a session of staff beside the page's first query. */
export function staffGuard(ticket: Ticket): Guard<StaffViewer> {
  const query = beforeSignIn(ticket.companyId)
    .from(sessions, staffFields)
    .join(staff, eq(staff.id, sessions.staffId))
    .where(stands(ticket))
  return { query, admit: (row) => admitted(ticket, row as StaffViewer | undefined) }
}

const common = { sessionId: sessions.id, lastUsedAt: sessions.lastUsedAt }
const customerFields = {
  ...common,
  name: contacts.name,
  email: contacts.email,
  customerName: customers.name,
  language: contacts.language,
}
const staffFields = { ...common, name: staff.name, email: staff.email, role: staff.role, language: staff.language }

function stands(ticket: Ticket) {
  const now = Date.now()
  return and(
    eq(sessions.id, ticket.sessionId),
    eq(sessions.audience, ticket.audience),
    gt(sessions.expiresAt, new Date(now)),
    gt(sessions.lastUsedAt, new Date(now - idleLifetime)),
  )
}

function admitted<V>(ticket: Ticket, viewer: V | undefined): V {
  if (viewer === undefined) throw new SessionEnded(ticket.audience)
  return viewer
}
