import type { Audience } from '../accounts/audience.ts'
import { passwordFits } from '../accounts/password/hash.ts'
import type { D1, Row } from '../db/d1.ts'
import { and, eq } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Visitor } from '../http/visitor.ts'
import { signInFailed } from './actor.ts'
import { attemptOn, countAttempt, secondsToWait } from './attempts.ts'
import { type Person, peopleBy } from './people.ts'
import { sessions } from './schema.ts'
import type { Ticket } from './token.ts'

interface Credentials {
  email: string
  password: string
}

/** People whose password it is, how long to wait before the next try, or a refusal that does not say what was wrong. */
export type Check =
  | { is: 'proved'; people: Person[] }
  | { is: 'wait'; seconds: number }
  | { is: 'refused'; noted: Promise<unknown> | undefined }

/**
 * Checks credentials in one round trip. An unknown e-mail costs the same time and statements as one with a single
 * account, and is counted the same way.
 */
export async function checkPassword(
  d1: D1,
  companyId: string,
  audience: Audience,
  { email, password }: Credentials,
  from: Visitor,
): Promise<Check> {
  const now = Date.now()
  const attempt = await attemptOn('sign_in', audience, email, from.network)
  const known = peopleBy(companyId, audience, { email })
  const queries = [...countAttempt(companyId, attempt, now), known]
  const answers = await d1.send(queries.map((query) => query.statement()))
  const [[fromNetwork], [inAll], rows] = answers as [Row[], Row[], Row[]]
  const seconds = secondsToWait(fromNetwork, inAll, now)
  if (seconds > 0) return { is: 'wait', seconds }

  const people = rows.map((row) => known.decode(row))
  const proved = await thoseItFits(people, password)
  if (proved.length > 0) return { is: 'proved', people: proved }
  // The first who could have been meant. The answer does not wait, so whether anyone was tells by no time.
  const [meant] = people
  return { is: 'refused', noted: meant && d1.send([signInFailed(companyId, from, meant).statement()]) }
}

// Each takes a quarter of a second; more accounts under one address are reached by a link, which proves them all.
const mostLookedAt = 5

async function thoseItFits(people: Person[], password: string): Promise<Person[]> {
  if (people.length === 0) await passwordFits(password, null)
  const fitting: Person[] = []
  for (const person of people.slice(0, mostLookedAt))
    if (await passwordFits(password, person.passwordHash)) fitting.push(person)
  return fitting
}

/** Ends a session: its cookie is worth nothing from the next click on. */
export const endSession = ({ companyId, sessionId, accountId }: Ticket) =>
  beforeSignIn(companyId).delete(sessions, and(eq(sessions.id, sessionId), eq(sessions.accountId, accountId)))

/** Ends the sessions in which a member of staff looks on as a customer. */
export const endViews = ({ companyId, accountId }: Ticket) =>
  beforeSignIn(companyId).delete(sessions, and(eq(sessions.accountId, accountId), eq(sessions.audience, 'customer')))

/** Notes that a session is in use, at most every ten minutes. */
export async function touchSession(d1: D1, ticket: Ticket, lastUsedAt: Date): Promise<void> {
  const now = new Date()
  if (now.getTime() - lastUsedAt.getTime() < 10 * 60 * 1000) return
  const used = beforeSignIn(ticket.companyId).update(sessions, { lastUsedAt: now }, eq(sessions.id, ticket.sessionId))
  await d1.send([used.statement()])
}
