import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { needs } from '../../customers/allow.ts'
import type { PortalEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import { findJob, listJobs } from './queries.ts'
import { JobPage, JobsPage } from './views.tsx'

export const jobs = new Hono<PortalEnv>()
  .use(needs('seesJobs'))
  .get('/', zValidator('query', z.object({ after: markParameter(3) })), async (c) => {
    const { after } = c.req.valid('query')
    const page = await listJobs(c.var.db, after)
    return c.render(<JobsPage page={page} paged={after !== undefined} />, { title: ({ jobs }) => jobs.title })
  })
  .get('/:id', async (c) => {
    const job = await findJob(c.var.db, c.req.param('id'))
    if (!job) return c.notFound()
    const { seesInvoices } = await c.var.db.viewer()
    return c.render(<JobPage job={job} today={c.var.today} withInvoices={seesInvoices} />, { title: () => job.title })
  })
