import { Hono } from 'hono'
import type { PortalEnv } from '../../http/env.ts'
import { readHome } from './queries.ts'
import { HomePage } from './views.tsx'

export const home = new Hono<PortalEnv>().get('/', async (c) => {
  const rows = await readHome(c.var.db)
  const viewer = await c.var.db.viewer()
  return c.render(
    <HomePage
      {...rows}
      name={viewer.name}
      sees={viewer}
      phone={c.var.company.phone}
      welcome={c.var.company.welcome}
      planning={c.var.company.planning}
      today={c.var.today}
    />,
    {
      title: ({ home }) => home.title,
    },
  )
})
