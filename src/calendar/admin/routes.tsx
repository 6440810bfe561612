import { Hono } from 'hono'
import { openAt } from '../../companies/opening/opening.ts'
import type { AdminEnv } from '../../http/env.ts'
import { calendarQuery } from './filter.ts'
import { readCalendar } from './queries.ts'
import { CalendarPage } from './views.tsx'

/** The company's visits by day, week or month. They are moved under their own address (see `visits/admin/moving.tsx`). */
export const calendar = new Hono<AdminEnv>().get('/', async (c) => {
  const { db, company, today } = c.var
  const { filter, just } = calendarQuery(today).parse(c.req.query())
  const found = await readCalendar(db, {
    ...{ filter, timeZone: company.timeZone, now: new Date(), moved: just.moved },
  })
  return c.render(<CalendarPage {...{ found, filter, just, today }} isOpenAt={openAt(company)} />, {
    title: ({ calendar }) => calendar.title,
  })
})
