import { type Context, Hono } from 'hono'
import type { AccountEnv } from '../http/env.ts'
import { refuse } from '../http/errors.tsx'
import { isSocket } from '../http/unasked.ts'
import { answered } from '../outside/answered.ts'
import type { Ticket } from '../sessions/token.ts'
import { customerTag, staffTag } from './company.ts'
import { pagesOf } from './tell.ts'

/** Behind either door: the socket over which an open page is told that something has changed. */
export const live = new Hono<AccountEnv>().get('/', async (c) => {
  // Before anything opens: what is open stays so.
  await c.var.db.viewer()
  if (c.req.method !== 'GET' || !isSocket(c)) return c.body(null, 426, { Upgrade: 'websocket' })
  // A browser lets any site open a socket, with the cookies of whoever reads there, and says which site it was.
  if (c.req.header('Origin') !== new URL(c.req.url).origin) return refuse(c, 403)
  return listen(c, c.var.ticket)
})

async function listen(c: Context<AccountEnv>, ticket: Ticket): Promise<Response> {
  const as = ticket.audience === 'customer' ? customerTag(ticket.customerId) : staffTag
  const query = new URLSearchParams({ as, session: ticket.sessionId, age: c.req.query('age') ?? '' })
  const asked = { headers: { Upgrade: 'websocket' } }
  const pages = pagesOf(c.env, ticket.companyId)
  const { status, webSocket } = await answered('LIVE', () => pages.fetch(`https://live?${query}`, asked), 'read')
  // Made anew: headers are added to it on the way out.
  return new Response(null, webSocket ? { status: 101, webSocket } : { status })
}
