import { Hono } from 'hono'
import type { AdminEnv } from '../../http/env.ts'
import { readToday } from './queries.ts'
import { TodayPage } from './views.tsx'

export const home = new Hono<AdminEnv>().get('/', async (c) => {
  const { db, company, today, ticket } = c.var
  const now = new Date()
  const found = await readToday(db, { company, role: ticket.role, today, now })
  return c.render(<TodayPage found={found} role={ticket.role} today={today} now={now} />, {
    title: ({ today }) => today.title,
  })
})
