import type { Context } from 'hono'
import type { AccountEnv, AdminEnv, PortalEnv, SiteEnv } from '../http/env.ts'
import { announceMails } from './outbox.ts'

/** Tells the queue of mails that a request has just committed. The answer does not wait for it. */
export const handToQueue = (
  c: Context<SiteEnv> | Context<AccountEnv> | Context<AdminEnv> | Context<PortalEnv>,
  ids: string[],
): void => c.executionCtx.waitUntil(announceMails(c.env.MAIL, c.var.company.id, ids))
