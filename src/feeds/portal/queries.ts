import type { Company } from '../../companies/company.ts'
import { eq } from '../../db/operators.ts'
import type { RowOf } from '../../db/reach.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { jobs } from '../../jobs/schema.ts'
import { byStart } from '../../visits/order.ts'
import { visits } from '../../visits/schema.ts'
import type { Entry } from '../calendar.ts'
import { entryColumns } from '../columns.ts'
import { visitsAround } from '../span.ts'

const columns = { ...entryColumns, jobId: jobs.id }

/** One visit of the customer; undefined when there is none. */
export async function findVisit(db: CustomerDb, id: string) {
  const [[visit]] = await db.read(selectVisits(db).where(eq(visits.id, id)))
  return visit
}

/** The customer's visits of a calendar, those to come and the latest that have been. */
export async function listVisits(db: CustomerDb, now: Date) {
  const [been, coming] = await db.read(...visitsAround(() => selectVisits(db), now, byStart))
  return [...been.reverse(), ...coming]
}

const selectVisits = (db: CustomerDb) => db.from(visits, columns).join(jobs, eq(jobs.id, visits.jobId))

/** A visit as its customer is told of it; `origin` is that of the company's portal. */
export function entryOf(row: RowOf<typeof columns>, { name, closed }: Company, origin: string): Entry {
  const { jobId, title, comments, createdAt, ...visit } = row
  return {
    ...visit,
    changedAt: row.changedAt ?? createdAt,
    summary: `${title} · ${name}`,
    description: comments ?? '',
    url: closed.includes('jobs') ? `${origin}/portal/visits` : `${origin}/portal/jobs/${jobId}#visit-${row.id}`,
  }
}
