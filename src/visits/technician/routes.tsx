import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import * as z from 'zod'
import type { TechnicianEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import { findVisit, listVisits } from './queries.ts'
import { VisitPage, VisitsPage } from './views.tsx'

const filter = z.object({ show: z.enum(['upcoming', 'past']).catch('upcoming'), after: markParameter(2) })

export const visits = new Hono<TechnicianEnv>()
  .get('/', zValidator('query', filter), async (c) => {
    const { show, after } = c.req.valid('query')
    const page = await listVisits(c.var.db, show, after)
    return c.render(<VisitsPage page={page} show={show} paged={after !== undefined} />, {
      title: ({ admin }) => admin.myVisits,
    })
  })
  .get('/:id', async (c) => {
    const visit = await findVisit(c.var.db, c.req.param('id'))
    if (!visit) return c.notFound()
    return c.render(<VisitPage visit={visit} />, { title: () => visit.job })
  })
