import type { Context } from 'hono'
import type { AccountEnv, AdminEnv, SiteEnv } from '../http/env.ts'
import { announceMails } from './outbox.ts'

/** Tells the queue of mails that a request has just committed. The answer does not wait for it. */
export const handToQueue = (c: Context<SiteEnv> | Context<AccountEnv> | Context<AdminEnv>, ids: string[]): void =>
  c.executionCtx.waitUntil(announceMails(c.env.MAIL, c.var.company.id, ids))
