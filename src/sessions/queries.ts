import { contacts } from '../customers/schema.ts'
import type { D1 } from '../db/d1.ts'
import { newId } from '../db/id.ts'
import { asc, eq } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import { staff } from '../staff/schema.ts'
import { attemptOn, countAttempt, forgetAttempts, secondsToWait } from './attempts.ts'
import type { Audience } from './audience.ts'
import { sessionLifetime } from './guard.ts'
import { passwordFits } from './password.ts'
import { sessions } from './schema.ts'
import type { Ticket } from './token.ts'

export interface Credentials {
  email: string
  password: string
  /** Where the try comes from, see http/network.ts. */
  network: string
}

/** A session just opened, how long to wait before the next try, or a refusal that does not say which part was wrong. */
export type SignIn =
  | { is: 'open'; ticket: Ticket; expiresAt: Date }
  | { is: 'wait'; seconds: number }
  | { is: 'refused' }

/**
 * Checks the credentials and opens a session. Two round trips; an unknown e-mail costs the same time as one
 * with a single account, and is counted the same way. `replaced` is the session the browser came with, which ends.
 */
export async function signIn(
  d1: D1,
  companyId: string,
  audience: Audience,
  { email, password, network }: Credentials,
  replaced: Ticket | undefined,
): Promise<SignIn> {
  const now = Date.now()
  const attempt = await attemptOn(audience, email, network)
  const people = audience === 'customer' ? contactsBy(companyId, email) : staffBy(companyId, email)
  const counts = countAttempt(companyId, attempt, now)
  const [[fromNetwork] = [], [inAll] = [], rows = []] = await d1.send([...counts, people.statement()])
  const seconds = secondsToWait(fromNetwork, inAll, now)
  if (seconds > 0) return { is: 'wait', seconds }

  const person = await firstThatFits(
    rows.map((row) => people.decode(row)),
    password,
  )
  if (!person) return { is: 'refused' }

  const ticket: Ticket = { audience, sessionId: newId(), companyId, customerId: person.customerId }
  const expiresAt = new Date(now + sessionLifetime)
  const opened = beforeSignIn(companyId).insert(sessions, {
    id: ticket.sessionId,
    audience,
    staffId: audience === 'staff' ? person.id : null,
    contactId: audience === 'customer' ? person.id : null,
    customerOf: person.customerId ?? null,
    lastUsedAt: new Date(now),
    expiresAt,
  })
  const ended = replaced ? [endSession(replaced)] : []
  await d1.send([opened.statement(), forgetAttempts(companyId, attempt), ...ended])
  return { is: 'open', ticket, expiresAt }
}

/** Ends a session: its cookie is worth nothing from the next click on. */
export const endSession = ({ companyId, sessionId }: Ticket) =>
  beforeSignIn(companyId).delete(sessions, eq(sessions.id, sessionId)).statement()

/** Notes that a session is in use, at most every ten minutes; undefined when there is nothing to note. */
export function touchSession(d1: D1, ticket: Ticket, lastUsedAt: Date): Promise<unknown> | undefined {
  const now = new Date()
  if (now.getTime() - lastUsedAt.getTime() < 10 * 60 * 1000) return undefined
  const used = beforeSignIn(ticket.companyId).update(sessions, { lastUsedAt: now }, eq(sessions.id, ticket.sessionId))
  return d1.send([used.statement()])
}

interface Person {
  id: string
  customerId?: string
  passwordHash: string | null
}

const contactFields = { id: contacts.id, customerId: contacts.customerOf, passwordHash: contacts.passwordHash }
const staffFields = { id: staff.id, passwordHash: staff.passwordHash }

// One address may stand for several customers, each with a password of its own; five is more than any household.
const contactsBy = (companyId: string, email: string): Query<Person> =>
  beforeSignIn(companyId)
    .from(contacts, contactFields)
    .where(eq(contacts.email, email))
    .orderBy(asc(contacts.customerOf))
    .limit(5)

const staffBy = (companyId: string, email: string): Query<Person> =>
  beforeSignIn(companyId).from(staff, staffFields).where(eq(staff.email, email)).limit(1)

async function firstThatFits(people: Person[], password: string): Promise<Person | undefined> {
  if (people.length === 0) await passwordFits(password, null)
  for (const person of people) if (await passwordFits(password, person.passwordHash)) return person
  return undefined
}
