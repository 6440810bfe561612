import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import * as z from 'zod'
import type { AdminEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import { listInvoices, listOverdue } from './queries.ts'
import { InvoicesPage } from './views.tsx'

// The two lists are in different orders, so their marks differ in length.
const filter = z.union([
  z.object({ show: z.literal('overdue'), after: markParameter(2) }),
  z.object({ show: z.literal('all').catch('all'), after: markParameter(3) }),
])

export const invoices = new Hono<AdminEnv>().get('/', zValidator('query', filter), async (c) => {
  const { show, after } = c.req.valid('query')
  const { db, today } = c.var
  const page = await (show === 'overdue' ? listOverdue(db, today, after) : listInvoices(db, after))
  return c.render(<InvoicesPage page={page} show={show} paged={after !== undefined} today={today} />, {
    title: ({ admin }) => admin.invoices,
  })
})
