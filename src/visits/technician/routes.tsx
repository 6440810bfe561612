import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import type { TechnicianEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import { startOfDay } from '../../time/zoned.ts'
import { readDay } from './day/queries.ts'
import { dayTold } from './day/rows.tsx'
import { notes } from './notes/routes.tsx'
import { visitPage } from './page.tsx'
import { photos } from './photos/routes.tsx'
import { presence } from './presence/routes.tsx'
import { findVisit, listVisits } from './queries.ts'
import { DayPage, VisitsPage } from './views.tsx'

const filter = dayTold.extend({
  show: z.enum(['upcoming', 'past']).catch('upcoming'),
  after: markParameter(2),
  day: z
    .string()
    .regex(/^20\d\d-\d\d-\d\d$/)
    .refine((day) => startOfDay(day, 'UTC') !== undefined)
    .optional()
    .catch(undefined),
})

export const visits = new Hono<TechnicianEnv>()
  .get('/', zValidator('query', filter), async (c) => {
    const { show, after, day, ...told } = c.req.valid('query')
    if (day !== undefined) {
      const rows = await readDay(c.var.db, day, c.var.company.timeZone)
      return c.render(<DayPage day={day} isToday={day === c.var.today} rows={rows} told={told} />, {
        title: ({ onSite }) => `${onSite.day}, ${day}`,
      })
    }
    const page = await listVisits(c.var.db, show, after)
    return c.render(<VisitsPage page={page} show={show} paged={after !== undefined} />, {
      title: ({ admin }) => admin.myVisits,
    })
  })
  .route('/', presence)
  .route('/', notes)
  .route('/', photos)
  .get('/:id', zValidator('query', dayTold), async (c) => {
    const found = await findVisit(c.var.db, c.req.param('id'))
    return found ? visitPage(c, found, { done: c.req.valid('query').done }) : c.notFound()
  })
