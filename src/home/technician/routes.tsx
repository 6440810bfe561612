import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import type { TechnicianEnv } from '../../http/env.ts'
import { spanOf } from '../../time/days.ts'
import { visitsOn } from '../../visits/technician/day/queries.ts'
import { dayTold } from '../../visits/technician/day/rows.tsx'
import { plannedFrom } from '../../visits/technician/queries.ts'
import { HomePage } from './views.tsx'

const mostShown = 5

/** A technician's day, and what comes after it. */
export const home = new Hono<TechnicianEnv>().get('/', zValidator('query', dayTold), async (c) => {
  const { db, company, today } = c.var
  const { until } = spanOf(today, company.timeZone)
  const [long, begun, next] = await db.read(...visitsOn(db, today, company.timeZone), plannedFrom(db, until, mostShown))
  const { name } = await db.viewer()
  return c.render(
    <HomePage today={today} rows={[...long, ...begun]} next={next} name={name} told={c.req.valid('query')} />,
    { title: ({ admin }) => admin.title },
  )
})
