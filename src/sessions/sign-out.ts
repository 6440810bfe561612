import type { Context } from 'hono'
import { noteIfChanged } from '../audit/note.ts'
import { isUntold } from '../db/d1.ts'
import type { Guard } from '../db/scope.ts'
import type { SiteEnv } from '../http/env.ts'
import { visitorOf } from '../http/visitor.ts'
import { customerActor, customerGuard, staffActor, staffGuard } from './guard.ts'
import { endSession, endViews } from './queries.ts'
import type { Ticket } from './token.ts'

/** Ends the session of a ticket, once, with a line in the trail: for a member of staff who looked on, the end of that. */
export async function signOut(c: Context<SiteEnv>, ticket: Ticket): Promise<void> {
  const from = () => visitorOf(c)
  const { d1 } = c.var
  const find = async <V>({ query }: Guard<V>) => (await d1.first(query)) as V | undefined
  const line = async () => {
    if (ticket.audience === 'staff') {
      const viewer = await find(staffGuard(ticket, from))
      return viewer && noteIfChanged(ticket.companyId, staffActor(viewer, from()), { did: 'signed_out' })
    }
    const { customerId, watching = false } = ticket
    const viewer = await find(customerGuard(ticket, from, false))
    const deed = { did: watching ? ('view_ended' as const) : ('signed_out' as const), customerId }
    return viewer && noteIfChanged(ticket.companyId, customerActor(viewer, from()), deed)
  }
  const told = await line()
  if (!told) return
  try {
    // A member of staff who signs out no longer looks on as anyone either.
    const views = ticket.audience === 'staff' ? [endViews(ticket)] : []
    await d1.send([endSession(ticket), told, ...views].map((write) => write.statement()))
  } catch (error) {
    // Signed out twice at once: the first did it.
    if (!isUntold(error)) throw error
  }
}
