import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import type { AdminEnv } from '../../http/env.ts'
import * as z from '../../http/zod.ts'
import { type JobStatus, jobStatuses, mayBecome } from '../job.ts'
import { moveJob, removeJob } from './deeds.ts'
import { editing } from './editing.tsx'
import { jobsFile } from './export.ts'
import { jobFilter } from './filter.ts'
import { type JobDone, JobPage, jobDones } from './page.tsx'
import { listJobs } from './queries.ts'
import { type FoundJob, findBareJob, findJob, findJobToRemove } from './record.ts'
import { RemovalPage } from './removal.tsx'
import { JobsPage } from './views.tsx'

type C = Context<AdminEnv>

const status = z.enum(jobStatuses).optional().catch(undefined)
const shown = z.object({ done: z.enum(jobDones).optional().catch(undefined), was: status })

/** A press beside a job's status: from where it was shown to where it takes it; `back` when it undoes another. */
const press = z.object({ from: status, to: status, back: z.literal('yes').optional().catch(undefined) })

export const jobs = new Hono<AdminEnv>()
  .get('/', zValidator('query', jobFilter), async (c) => {
    const { filter, after, done } = c.req.valid('query')
    const { page, kinds, customer } = await listJobs(c.var.db, filter, after)
    return c.render(<JobsPage {...{ page, kinds, filter, customer, done }} paged={after !== undefined} />, {
      title: ({ admin }) => admin.jobs,
    })
  })
  .get('/export', zValidator('query', jobFilter), (c) => jobsFile(c, c.req.valid('query').filter))
  .route('/', editing)
  .get('/:id', zValidator('query', shown), (c) => jobPage(c, c.req.param('id'), c.req.valid('query')))
  .post('/:id/status', zValidator('form', press), async (c) => {
    const { from, to, back } = c.req.valid('form')
    const id = c.req.param('id')
    if (!from || !to || !mayBecome(from, to)) {
      c.status(422)
      return jobPage(c, id, { late: true })
    }
    const job = await findBareJob(c.var.db, id)
    if (!job) return c.notFound()
    const moved = await moveJob(c.var.db, job, from, to)
    // Whoever pressed twice finds it where they wanted it.
    const found = moved ? undefined : await findJob(c.var.db, id)
    if (moved || found?.job.status === to) {
      const query = back ? { done: 'undone' } : { done: to, was: from }
      return c.redirect(`/admin/jobs/${id}?${new URLSearchParams(query)}`, 303)
    }
    c.status(409)
    return pageOfJob(c, found, { late: true })
  })
  .get('/:id/removal', async (c) => {
    const found = await findJobToRemove(c.var.db, c.req.param('id'))
    return found ? removalPage(c, found) : c.notFound()
  })
  .post('/:id/removal', async (c) => {
    const found = await findJobToRemove(c.var.db, c.req.param('id'))
    if (!found) return c.notFound()
    if (!found.isHeld && (await removeJob(c.var.db, found.job))) return c.redirect('/admin/jobs?done=deleted', 303)
    c.status(422)
    return removalPage(c, { ...found, isHeld: true })
  })

interface Said {
  done?: JobDone | undefined
  was?: JobStatus | undefined
  late?: boolean
}

const jobPage = async (c: C, id: string, said: Said) => pageOfJob(c, await findJob(c.var.db, id), said)

function pageOfJob(c: C, found: FoundJob | undefined, said: Said) {
  if (!found) return c.notFound()
  return c.render(<JobPage {...found} {...said} today={c.var.today} />, { title: () => found.job.title })
}

const removalPage = (c: C, found: NonNullable<Awaited<ReturnType<typeof findJobToRemove>>>) =>
  c.render(<RemovalPage {...found} />, { title: ({ jobRecord }) => jobRecord.removeTitle })
