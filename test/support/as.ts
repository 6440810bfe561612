import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import type { RunToWorkOff } from '../../src/access/runs/queue.ts'
import app from '../../src/app.tsx'
import { newId } from '../../src/db/id.ts'
import type { Bindings } from '../../src/http/env.ts'
import type { MailToSend } from '../../src/mail/outbox.ts'
import { sessionFor } from '../../src/sessions/opening.ts'
import { sessions } from '../../src/sessions/schema.ts'
import { signTicket, type Ticket } from '../../src/sessions/token.ts'
import type { Role } from '../../src/staff/role.ts'
import { recordedDb } from './recorder.ts'
import type { Customer, World } from './world.ts'

const hour = 60 * 60 * 1000

/** What the mail queue was told by the app, in order. It goes no further: a test that wants mails sent sends them. */
export const told: MailToSend[] = []

/** A mail queue that notes what it is told. */
export const toldQueue = {
  send: async (body: MailToSend) => {
    told.push(body)
  },
  sendBatch: async (messages: Iterable<{ body: MailToSend }>) => {
    told.push(...Array.from(messages, ({ body }) => body))
  },
} as unknown as Queue<MailToSend>

/** What the queue of runs was told by the app; it goes no further either. */
export const toldRuns: RunToWorkOff[] = []
const runQueue = {
  send: async (body: RunToWorkOff) => {
    toldRuns.push(body)
  },
} as unknown as Queue<RunToWorkOff>

/** Someone at a browser: the host they are on and the cookies they carry. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  send(path: string, init: RequestInit): Promise<Response>
}

/** A visitor of a company's host without a session, or with the cookies given; `bindings` stand in for the app's own. */
export function visitor(host: string, cookie = '', bindings: Partial<Bindings> = {}): Visitor {
  const send = async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    if (cookie) headers.set('Cookie', cookie)
    // Each world has a network of its own, or one test would use up the tries of another.
    if (!headers.has('CF-Connecting-IP')) headers.set('CF-Connecting-IP', host)
    const context = createExecutionContext()
    const request = new Request(`http://${host}${path}`, { redirect: 'manual', ...init, headers })
    const own = { ...env, DB: recordedDb, MAIL: toldQueue, RUNS: runQueue, ...bindings }
    const response = await app.fetch(request, own, context)
    await waitOnExecutionContext(context)
    return response
  }
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { Origin: `http://${host}`, ...headers },
      }),
  }
}

/** A customer with a real session. */
export const asCustomer = async (world: World, { id, contactId }: Customer): Promise<Visitor> =>
  visitor(world.host, await cookieFor(world, { audience: 'customer', customerId: id, contactId }))

/** A member of staff with a real session. */
export const asStaff = async (world: World, role: Role): Promise<Visitor> =>
  visitor(world.host, await cookieFor(world, { audience: 'staff', staffId: world.staff[role], role }))

/** Whose session: a contact's, or that of a member of staff. */
export type Who =
  | { audience: 'customer'; customerId: string; contactId: string }
  | { audience: 'staff'; staffId: string; role: Role }

/** Opens a session as signing in would, and gives its cookie. */
export async function cookieFor(
  { companyId }: World,
  who: Who,
  { expiresAt = new Date(Date.now() + hour), lastUsedAt = new Date(), keys = env.SESSION_KEYS, accountId = '' } = {},
): Promise<string> {
  const person = who.audience === 'customer' ? who.contactId : who.staffId
  const ticket: Ticket = { ...who, sessionId: newId(), companyId, accountId: accountId || `account-${person}` }
  const row = sessionFor(ticket, { network: 'test', place: undefined, device: 'test' }, lastUsedAt, expiresAt)
  await drizzle(env.DB)
    .insert(sessions)
    .values({ companyId, ...row })
  return `__Host-${who.audience}=${await signTicket(ticket, keys, new Date(Date.now() + hour))}`
}
