import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { needs } from '../../customers/allow.ts'
import type { PortalEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import { listVisits } from './queries.ts'
import { VisitsPage } from './views.tsx'

const filter = z.object({ show: z.enum(['upcoming', 'past']).catch('upcoming'), after: markParameter(2) })

export const visits = new Hono<PortalEnv>().use(needs('seesJobs')).get('/', zValidator('query', filter), async (c) => {
  const { show, after } = c.req.valid('query')
  const page = await listVisits(c.var.db, show, after)
  const { watcher } = await c.var.db.viewer()
  return c.render(<VisitsPage page={page} show={show} paged={after !== undefined} subscribes={watcher === null} />, {
    title: ({ visits }) => visits.title,
  })
})
