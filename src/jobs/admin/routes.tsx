import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import * as z from 'zod'
import type { AdminEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import { listJobs } from './queries.ts'
import { JobsPage } from './views.tsx'

export const jobs = new Hono<AdminEnv>().get(
  '/',
  zValidator('query', z.object({ after: markParameter(3) })),
  async (c) => {
    const { after } = c.req.valid('query')
    const page = await listJobs(c.var.db, after)
    return c.render(<JobsPage page={page} paged={after !== undefined} />, { title: ({ admin }) => admin.jobs })
  },
)
