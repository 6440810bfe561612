import type { Context } from 'hono'
import type { Deed } from '../audit/deed.ts'
import { note } from '../audit/note.ts'
import type { PortalEnv } from '../http/env.ts'
import { visitorOf } from '../http/visitor.ts'
import { customerActor } from './guard.ts'

/** Notes what a contact, or whoever looks on as one, was given to read. The answer does not wait for it. */
export async function noteLook(c: Context<PortalEnv>, deed: Omit<Deed, 'customerId'>): Promise<void> {
  // HEAD is answered by the same routes, and gives nothing to read.
  if (c.req.method !== 'GET') return
  const { companyId, customerId } = c.var.ticket
  const actor = customerActor(await c.var.db.viewer(), visitorOf(c))
  c.executionCtx.waitUntil(c.var.d1.send([note(companyId, actor, { ...deed, customerId }).statement()]))
}
