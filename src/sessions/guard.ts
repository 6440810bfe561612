import type { Audience } from '../accounts/audience.ts'
import { accounts } from '../accounts/schema.ts'
import type { Actor } from '../audit/deed.ts'
import { noteIfChanged } from '../audit/note.ts'
import { contacts, customers } from '../customers/schema.ts'
import { and, eq, gt, inArray, isNotNull, isNull, or } from '../db/operators.ts'
import { beforeSignIn, type Guard } from '../db/scope.ts'
import type { Visitor } from '../http/visitor.ts'
import { office } from '../staff/role.ts'
import { staff } from '../staff/schema.ts'
import { sessions } from './schema.ts'
import type { CustomerTicket, StaffTicket, Ticket } from './token.ts'
import type { CustomerViewer, StaffViewer } from './viewer.ts'

/** A session ends this long after it was opened, in milliseconds. */
export const sessionLifetime = 30 * 24 * 60 * 60 * 1000
/** A session ends this long after its last use, in milliseconds. */
export const idleLifetime = 7 * 24 * 60 * 60 * 1000

/** The cookie names a session that ended, was removed, or was never there. */
export class SessionEnded extends Error {
  readonly audience: Audience

  constructor(audience: Audience) {
    super(`A ${audience} session has ended.`)
    this.audience = audience
  }
}

/** A member of staff who looks on as a customer wanted to do something, or to see what is the contact's own. */
export class OnlyWatching extends Error {}

/**
 * Checks a customer's session beside the page's first query: one round trip for both. Whoever looks on is let in to read
 * and, by the same check, refused where the request is a write.
 */
export function customerGuard(ticket: CustomerTicket, from: () => Visitor, writes: boolean): Guard<CustomerViewer> {
  const query = beforeSignIn(ticket.companyId)
    .from(sessions, customerFields)
    .join(accounts, standingAccount)
    // A key holds both together; whose they are stands in the query all the same.
    .join(contacts, and(eq(contacts.id, sessions.contactId), eq(contacts.customerOf, sessions.customerOf)))
    .join(customers, eq(customers.id, sessions.customerOf))
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .where(
      and(
        stands(ticket),
        eq(sessions.customerOf, ticket.customerId),
        eq(sessions.contactId, ticket.contactId),
        // Whoever looks on must still be one who may.
        or(isNull(accounts.staffId), inArray(staff.role, office)),
      ),
    )
  return {
    query,
    admit: (row) => {
      const viewer = admitted(ticket, row as CustomerViewer | undefined)
      if (writes && viewer.watcher !== null) throw new OnlyWatching()
      return viewer
    },
    note: (viewer, deed) => {
      if (viewer.watcher !== null) throw new OnlyWatching()
      return noteIfChanged(ticket.companyId, customerActor(viewer, from()), { ...deed, customerId: ticket.customerId })
    },
  }
}

/** Checks a session of staff beside the page's first query. */
export function staffGuard(ticket: StaffTicket, from: () => Visitor): Guard<StaffViewer> {
  const query = beforeSignIn(ticket.companyId)
    .from(sessions, staffFields)
    .join(accounts, standingAccount)
    .join(staff, eq(staff.id, accounts.staffId))
    // The ticket's role chose the database: a role that has changed since lets nobody in.
    .where(and(stands(ticket), eq(staff.id, ticket.staffId), eq(staff.role, ticket.role)))
  return {
    query,
    admit: (row) => admitted(ticket, row as StaffViewer | undefined),
    note: (viewer, deed) => noteIfChanged(ticket.companyId, staffActor(viewer, from()), deed),
  }
}

/** The contact as the trail names them; a member of staff who looks on is named as such, and the contact beside. */
export const customerActor = ({ accountId, name, watcher }: CustomerViewer, from: Visitor): Actor =>
  watcher === null
    ? { kind: 'customer', accountId, name, ...from }
    : { kind: 'staff', accountId, name: watcher, onBehalfOf: name, ...from }

/** The member of staff as the trail names them. */
export const staffActor = ({ accountId, name }: StaffViewer, from: Visitor): Actor => ({
  kind: 'staff',
  accountId,
  name,
  ...from,
})

const standingAccount = and(
  eq(accounts.id, sessions.accountId),
  isNull(accounts.revokedAt),
  isNotNull(accounts.activatedAt),
)

const common = { accountId: sessions.accountId, sessionId: sessions.id, lastUsedAt: sessions.lastUsedAt }
const customerFields = {
  ...common,
  name: contacts.name,
  email: contacts.email,
  language: contacts.language,
  customerName: customers.name,
  seesJobs: contacts.seesJobs,
  seesInvoices: contacts.seesInvoices,
  mayRequest: contacts.mayRequest,
  watcher: staff.name,
}
const staffFields = { ...common, name: staff.name, email: staff.email, role: staff.role, language: staff.language }

function stands(ticket: Ticket) {
  const now = Date.now()
  return and(
    eq(sessions.id, ticket.sessionId),
    eq(sessions.audience, ticket.audience),
    eq(sessions.accountId, ticket.accountId),
    gt(sessions.expiresAt, new Date(now)),
    gt(sessions.lastUsedAt, new Date(now - idleLifetime)),
  )
}

function admitted<V>(ticket: Ticket, viewer: V | undefined): V {
  if (viewer === undefined) throw new SessionEnded(ticket.audience)
  return viewer
}
