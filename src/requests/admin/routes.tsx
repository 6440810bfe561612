import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import * as z from 'zod'
import type { AdminEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import { requestStatuses } from '../request.ts'
import { listRequests } from './queries.ts'
import { RequestsPage } from './views.tsx'

const filter = z.object({ show: z.enum(requestStatuses).catch('pending'), after: markParameter(2) })

export const requests = new Hono<AdminEnv>().get('/', zValidator('query', filter), async (c) => {
  const { show, after } = c.req.valid('query')
  const page = await listRequests(c.var.db, show, after)
  return c.render(<RequestsPage page={page} show={show} paged={after !== undefined} />, {
    title: ({ admin }) => admin.requests,
  })
})
