import { Hono } from 'hono'
import type { PortalEnv } from '../../http/env.ts'
import { languageOf } from '../../http/reader.ts'
import { visitFile } from '../file.ts'
import { entryOf, findVisit } from './queries.ts'

/** A customer's visits as files for a calendar. */
export const visitFiles = new Hono<PortalEnv>().get('/:id/calendar.ics', async (c) => {
  const visit = await findVisit(c.var.db, c.req.param('id'))
  if (!visit) return c.notFound()
  const { origin } = new URL(c.req.url)
  return visitFile(c, c.var.company, entryOf(visit, c.var.company, origin), await languageOf(c))
})
