import { Hono } from 'hono'
import type { TechnicianEnv } from '../../http/env.ts'
import { nextVisits } from '../../visits/technician/queries.ts'
import { HomePage } from './views.tsx'

const mostShown = 5

export const home = new Hono<TechnicianEnv>().get('/', async (c) => {
  const next = await nextVisits(c.var.db, mostShown)
  const { name } = await c.var.db.viewer()
  return c.render(<HomePage next={next} name={name} />, { title: ({ admin }) => admin.title })
})
