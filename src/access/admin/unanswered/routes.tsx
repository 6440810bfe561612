import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import type { AdminEnv } from '../../../http/env.ts'
import { markParameter } from '../../../http/paging.ts'
import * as z from '../../../http/zod.ts'
import { listUnanswered } from './queries.ts'
import { UnansweredPage } from './views.tsx'

const filter = z.object({ after: markParameter(2) })

/** Invitations without an answer. */
export const unansweredInvitations = new Hono<AdminEnv>().get('/', zValidator('query', filter), async (c) => {
  const { after } = c.req.valid('query')
  const page = await listUnanswered(c.var.db, c.var.ticket.role, after)
  return c.render(<UnansweredPage page={page} paged={after !== undefined} />, {
    title: ({ invitations }) => invitations.unanswered,
  })
})
