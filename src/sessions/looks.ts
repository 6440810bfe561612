import type { Context } from 'hono'
import type { Deed } from '../audit/deed.ts'
import { note } from '../audit/note.ts'
import { eq } from '../db/operators.ts'
import type { PortalEnv } from '../http/env.ts'
import { isAhead, isUnasked } from '../http/unasked.ts'
import { visitorOf } from '../http/visitor.ts'
import { invoices } from '../invoices/schema.ts'
import { tellCompany } from '../live/tell.ts'
import { customerActor } from './guard.ts'

/** Notes what a contact, or whoever looks on as one, was given to read. The answer does not wait for it. */
export async function noteLook(c: Context<PortalEnv>, deed: Omit<Deed, 'customerId'>): Promise<void> {
  // HEAD is answered by the same routes, and gives nothing to read.
  if (c.req.method !== 'GET') return
  const { companyId, customerId } = c.var.ticket
  const actor = customerActor(await c.var.db.viewer(), visitorOf(c))
  c.executionCtx.waitUntil(c.var.d1.send([note(companyId, actor, { ...deed, customerId }).statement()]))
}

/**
 * Marks an invoice as opened, the first time that a contact reads its page or its papers, behind the answer. Staff who
 * look on, pages that read themselves anew and what is fetched ahead open nothing; what scans mails has no session.
 */
export async function noteOpening(
  c: Context<PortalEnv>,
  { id, openedAt }: { id: string; openedAt: Date | null },
): Promise<void> {
  if (openedAt !== null || c.req.method !== 'GET' || isUnasked(c) || isAhead(c)) return
  const { d1, db, ticket } = c.var
  if ((await db.viewer()).watcher !== null) return
  // Of two at once the first is kept: the reach ends at what has not been opened (`contactReach`).
  const opening = db.update(invoices, { openedAt: new Date() }, eq(invoices.id, id))
  const mark = async () => {
    if ((await d1.first(opening)) !== undefined) await tellCompany(c.env, ticket.companyId, [])
  }
  c.executionCtx.waitUntil(mark())
}
