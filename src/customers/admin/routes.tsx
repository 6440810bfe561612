import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import * as z from 'zod'
import type { AdminEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import { listCustomers } from './queries.ts'
import { CustomersPage } from './views.tsx'

export const customers = new Hono<AdminEnv>().get(
  '/',
  zValidator('query', z.object({ after: markParameter(2) })),
  async (c) => {
    const { after } = c.req.valid('query')
    const page = await listCustomers(c.var.db, after)
    return c.render(<CustomersPage page={page} paged={after !== undefined} />, {
      title: ({ admin }) => admin.customers,
    })
  },
)
