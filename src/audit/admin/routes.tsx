import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import type { AdminEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import { deeds } from '../deed.ts'
import { listCustomerTrail, listTrail } from './queries.ts'
import { TrailPage } from './views.tsx'

const query = z.object({
  did: z.enum(deeds).optional().catch(undefined),
  who: z.string().min(1).max(64).optional().catch(undefined),
  after: markParameter(2),
})

/** Who did what in the company. */
export const trail = new Hono<AdminEnv>().get('/', zValidator('query', query), async (c) => {
  const { after, ...filter } = c.req.valid('query')
  const found = await listTrail(c.var.db, filter, after)
  return c.render(<TrailPage {...found} filter={filter} paged={after !== undefined} />, {
    title: ({ trail }) => trail.title,
  })
})

/** Who did what in one customer's file. */
export const customerTrail = new Hono<AdminEnv>().get('/:id/trail', zValidator('query', query), async (c) => {
  const { after, ...filter } = c.req.valid('query')
  const found = await listCustomerTrail(c.var.db, c.req.param('id'), filter, after)
  if (!found) return c.notFound()
  return c.render(<TrailPage {...found} filter={filter} paged={after !== undefined} />, {
    title: ({ trail }) => trail.ofCustomer(found.customer.name),
  })
})
