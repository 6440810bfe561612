import type { Context } from 'hono'
import { type Audience, homes } from '../accounts/audience.ts'
import { accounts } from '../accounts/schema.ts'
import { note, noteIfChanged } from '../audit/note.ts'
import { isUntold } from '../db/d1.ts'
import { and, eq, isNotNull, isNull } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import type { SiteEnv } from '../http/env.ts'
import { localPath } from '../http/local-path.ts'
import { type Visitor, visitorOf } from '../http/visitor.ts'
import { aboutOf, actorOf } from './actor.ts'
import { attemptOn, forgetAttempts } from './attempts.ts'
import { writeCookie } from './cookie.ts'
import { readTicketOf } from './doors.ts'
import { sessionLifetime } from './guard.ts'
import type { Person } from './people.ts'
import { endSession } from './queries.ts'
import { sessions } from './schema.ts'
import { newSessionId, signTicket, type Ticket } from './token.ts'
import type { Proof } from './viewer.ts'

interface Opening {
  person: Person
  by: Proof
  /** A second factor was given. */
  twice?: boolean
  /** The page first asked for. */
  next?: string | undefined
  /** What is to be written before all else; what stands in `once` makes two tries at once give one session. */
  before?: Query<unknown>[]
  /** What is to be written once the session is. */
  after?: Query<unknown>[]
}

/** Opens a session and leads on to the page asked for, in one round trip; undefined when it was undone. */
export async function openSession(c: Context<SiteEnv>, opening: Opening): Promise<Response | undefined> {
  if (!(await beginSession(c, opening))) return undefined
  return c.redirect(pageAfter(c, opening), 303)
}

/** Where signing in leads: to the page asked for, if it is behind this door, else home. */
export function pageAfter(c: Context, { person, next }: Pick<Opening, 'person' | 'next'>): string {
  const home = homes[person.audience]
  return localPath(c, next, home) ?? home
}

/** Writes a session and hands its cookie to the browser, in one round trip; false when it was undone. */
export async function beginSession(c: Context<SiteEnv>, opening: Opening): Promise<boolean> {
  const { person, by, twice = false, before = [], after = [] } = opening
  const { company, d1 } = c.var
  const from = visitorOf(c)
  const now = new Date()
  const expiresAt = new Date(now.getTime() + sessionLifetime)
  const ticket = ticketFor(company.id, person)
  const db = beforeSignIn(company.id)
  const deed = { did: 'signed_in' as const, details: { by, twice }, ...aboutOf(person) }
  const actor = actorOf(person, from)
  // A browser that comes with a session gets a new one in its place.
  const replaced = await readTicketOf(c, person.audience, company.id)
  try {
    const writes: Query<unknown>[] = [
      ...before,
      // What was proved may have been taken away while it was looked at: then nothing is opened.
      db.update(accounts, { lastSignInAt: now }, stillOpens(person)),
      noteIfChanged(company.id, actor, deed),
      db.insert(sessions, sessionFor(ticket, from, now, expiresAt)),
      forgetAttempts(company.id, await attemptOn('sign_in', person.audience, person.email, from.network)),
      ...(replaced ? ending(replaced, from) : []),
      ...after,
    ]
    await d1.send(writes.map((write) => write.statement()))
  } catch (error) {
    if (isUntold(error)) return false
    throw error
  }
  writeCookie(c, person.audience, await signTicket(ticket, c.env.SESSION_KEYS, expiresAt), expiresAt)
  return true
}

const stillOpens = ({ accountId, turn }: Person) =>
  and(eq(accounts.id, accountId), eq(accounts.turn, turn), isNull(accounts.revokedAt), isNotNull(accounts.activatedAt))

/** Ends the session that a browser came with; where staff were looking on, that is told. */
function ending(ticket: Ticket, from: Visitor): Query<unknown>[] {
  if (ticket.audience !== 'customer' || !ticket.watching) return [endSession(ticket)]
  const { companyId, accountId, customerId } = ticket
  const told = note(companyId, { kind: 'staff', accountId, ...from }, { did: 'view_ended', customerId })
  return [endSession(ticket), told]
}

/** A ticket to a session that is yet to be written. */
function ticketFor(companyId: string, person: Person): Ticket {
  const common = { sessionId: newSessionId(), companyId, accountId: person.accountId }
  return person.audience === 'customer'
    ? { audience: 'customer', ...common, customerId: person.customerId, contactId: person.contactId }
    : { audience: 'staff', ...common, staffId: person.staffId, role: person.role }
}

/** The row that a ticket names. */
export const sessionFor = (ticket: Ticket, { device, place }: Visitor, now: Date, expiresAt: Date) => ({
  id: ticket.sessionId,
  audience: ticket.audience as Audience,
  accountId: ticket.accountId,
  customerOf: ticket.audience === 'customer' ? ticket.customerId : null,
  contactId: ticket.audience === 'customer' ? ticket.contactId : null,
  device,
  place: place ?? null,
  lastUsedAt: now,
  expiresAt,
})
