import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { needs } from '../../customers/allow.ts'
import type { PortalEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import { answering, requestPage } from './answering.tsx'
import { newRequest } from './asking/routes.tsx'
import { requestDones } from './page.tsx'
import { findRequest, listRequests } from './queries.ts'
import { RequestsPage } from './views.tsx'

const shown = z.object({ done: z.enum(requestDones).optional().catch(undefined) })

/** What a customer has asked for. */
export const requests = new Hono<PortalEnv>()
  .get('/', needs('seesJobs'), zValidator('query', z.object({ after: markParameter(2) })), async (c) => {
    const { after } = c.req.valid('query')
    const found = await listRequests(c.var.db, after)
    return c.render(<RequestsPage {...found} paged={after !== undefined} />, {
      title: ({ requests }) => requests.title,
    })
  })
  .route('/', newRequest)
  .get('/:id', needs('seesJobs'), zValidator('query', shown), async (c) => {
    const found = await findRequest(c.var.db, c.var.ticket, c.req.param('id'), true)
    return found ? requestPage(c, found, c.req.valid('query')) : c.notFound()
  })
  .route('/', answering)
