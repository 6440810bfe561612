import { Hono } from 'hono'
import type { TechnicianEnv } from '../../http/env.ts'
import { findJob } from './queries.ts'
import { JobPage } from './views.tsx'

export const jobs = new Hono<TechnicianEnv>().get('/:id', async (c) => {
  const job = await findJob(c.var.db, c.req.param('id'))
  if (!job) return c.notFound()
  return c.render(<JobPage job={job} />, { title: () => job.title })
})
