import { Hono } from 'hono'
import type { TechnicianEnv } from '../../http/env.ts'
import { languageOf } from '../../http/reader.ts'
import { dictionaries } from '../../i18n/index.ts'
import { visitFile } from '../file.ts'
import { entryForStaff } from '../of-staff.ts'
import { findVisit } from './queries.ts'

/** A technician's visits as files for a calendar. */
export const visitFiles = new Hono<TechnicianEnv>().get('/:id/calendar.ics', async (c) => {
  const visit = await findVisit(c.var.db, c.req.param('id'))
  if (!visit) return c.notFound()
  const language = await languageOf(c)
  return visitFile(c, c.var.company, entryForStaff(visit, dictionaries[language], new URL(c.req.url).origin), language)
})
