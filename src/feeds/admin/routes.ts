import { Hono } from 'hono'
import { customers } from '../../customers/schema.ts'
import { eq } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import type { AdminEnv } from '../../http/env.ts'
import { languageOf } from '../../http/reader.ts'
import { dictionaries } from '../../i18n/index.ts'
import { jobs } from '../../jobs/schema.ts'
import { visits } from '../../visits/schema.ts'
import { visitFile } from '../file.ts'
import { entryForStaff, staffColumns } from '../of-staff.ts'

/** The company's visits as files for a calendar. */
export const visitFiles = new Hono<AdminEnv>().get('/:id/calendar.ics', async (c) => {
  const visit = await findVisit(c.var.db, c.req.param('id'))
  if (!visit) return c.notFound()
  const language = await languageOf(c)
  return visitFile(c, c.var.company, entryForStaff(visit, dictionaries[language], new URL(c.req.url).origin), language)
})

async function findVisit(db: CompanyDb, id: string) {
  const [[visit]] = await db.read(
    db
      .from(visits, staffColumns)
      .join(jobs, eq(jobs.id, visits.jobId))
      .join(customers, eq(customers.id, visits.customerId))
      .where(eq(visits.id, id)),
  )
  return visit
}
