import { Hono } from 'hono'
import type { AdminEnv } from '../../http/env.ts'
import { readDashboard } from './queries.ts'
import { DashboardPage } from './views.tsx'

export const home = new Hono<AdminEnv>().get('/', async (c) => {
  const rows = await readDashboard(c.var.db, c.var.today)
  return c.render(<DashboardPage {...rows} today={c.var.today} />, { title: ({ admin }) => admin.title })
})
