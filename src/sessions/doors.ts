import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type Audience, homes } from '../accounts/audience.ts'
import { CompanyDb, CustomerDb, TechnicianDb } from '../db/scope.ts'
import { CompanyFiles, CustomerFiles } from '../files/scope.ts'
import type { PortalEnv, StaffEnv } from '../http/env.ts'
import { isRead } from '../http/origin.ts'
import { isUnasked } from '../http/unasked.ts'
import { visitorOf } from '../http/visitor.ts'
import { tellCompany } from '../live/tell.ts'
import { dropCookie, readCookie } from './cookie.ts'
import { customerGuard, staffGuard } from './guard.ts'
import { touchSession } from './queries.ts'
import { contactReach, technicianReach } from './reach.ts'
import { readTicket, type Ticket, type TicketFor } from './token.ts'

/** Lets in customers with a session, and hands the sections a database and files that hold only their own. */
export const customerDoor = createMiddleware<PortalEnv>(async (c, next) => {
  const ticket = await readTicketOf(c, 'customer', c.var.company.id)
  if (!ticket) return askToSignIn(c, 'customer')
  const { companyId, customerId, contactId } = ticket
  const guard = customerGuard(ticket, () => visitorOf(c), !isRead(c))
  const db = new CustomerDb(c.var.d1, { companyId, customerId }, contactReach(companyId, contactId), guard)
  c.set('db', db)
  c.set('ticket', ticket)
  c.set('files', new CustomerFiles(c.env.FILES, c.var.d1, companyId, customerId))
  return passThrough(c, ticket, next)
})

/** Lets in staff with a session: technicians to what their own visits lead to, the others to their whole company. */
export const staffDoor = createMiddleware<StaffEnv>(async (c, next) => {
  const ticket = await readTicketOf(c, 'staff', c.var.company.id)
  if (!ticket) return askToSignIn(c, 'staff')
  const { companyId, staffId, role } = ticket
  const guard = staffGuard(ticket, () => visitorOf(c))
  c.set('ticket', ticket)
  c.set(
    'db',
    role === 'technician'
      ? new TechnicianDb(c.var.d1, companyId, technicianReach(companyId, staffId), guard)
      : new CompanyDb(c.var.d1, companyId, guard),
  )
  c.set('files', new CompanyFiles(c.env.FILES, c.var.d1, companyId))
  return passThrough(c, ticket, next)
})

/**
 * Sends to the sign-in page, which leads back to the page asked for. htmx is told to leave the page altogether; a page that
 * asks by itself is only told, and stays as it is until someone does something.
 */
export function askToSignIn(c: Context, audience: Audience): Response {
  dropCookie(c, audience)
  if (isUnasked(c)) return c.body(null, 401)
  const { pathname, search } = new URL(c.req.url)
  const back = c.req.method === 'GET' ? `?next=${encodeURIComponent(pathname + search)}` : ''
  const signIn = `${homes[audience]}/sign-in${back}`
  if (c.req.header('HX-Request')) return c.body(null, 401, { 'HX-Redirect': signIn })
  return c.redirect(signIn, 303)
}

/** The ticket in the cookie, if its signature holds and it was made for this company and audience. */
export async function readTicketOf<A extends Audience>(
  c: Context,
  audience: A,
  companyId: string,
): Promise<TicketFor<A> | undefined> {
  const token = readCookie(c, audience)
  const ticket = token ? await readTicket(token, audience, c.env.SESSION_KEYS) : undefined
  return ticket?.companyId === companyId ? ticket : undefined
}

async function passThrough(c: Context<PortalEnv> | Context<StaffEnv>, ticket: Ticket, next: () => Promise<void>) {
  await next()
  tellOfWrites(c, ticket)
  if (c.error) return
  // A handler that asked the database nothing must not answer before the session was checked.
  const { lastUsedAt } = await c.var.db.viewer()
  if (isUnasked(c)) return
  c.executionCtx.waitUntil(touchSession(c.var.d1, ticket, lastUsedAt))
}

/** Once an answer is made, whatever it is: open pages hear of what was written on the way. */
function tellOfWrites(c: Context<PortalEnv> | Context<StaffEnv>, ticket: Ticket): void {
  const { written } = c.var.db
  if (written.size === 0) return
  const customerIds = [...written].filter((id) => id !== null)
  // What a contact writes is their customer's, whatever else it says.
  if (ticket.audience === 'customer') customerIds.push(ticket.customerId)
  c.executionCtx.waitUntil(tellCompany(c.env, ticket.companyId, new Set(customerIds)))
}
