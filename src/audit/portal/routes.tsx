import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import type { PortalEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import { listAccesses } from './queries.ts'
import { AccessesPage } from './views.tsx'

/** Who had access to the customer's file, told to the customer. */
export const accesses = new Hono<PortalEnv>().get(
  '/',
  zValidator('query', z.object({ after: markParameter(2) })),
  async (c) => {
    const { after } = c.req.valid('query')
    const page = await listAccesses(c.var.db, after)
    const { watcher } = await c.var.db.viewer()
    const props = { page, paged: after !== undefined, company: c.var.company, watched: watcher !== null }
    return c.render(<AccessesPage {...props} />, {
      title: ({ trail }) => trail.accesses.title,
    })
  },
)
