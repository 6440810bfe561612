import { customers } from '../../../customers/schema.ts'
import { and, asc, eq, gt, gte, isSet, lt } from '../../../db/operators.ts'
import type { TechnicianDb } from '../../../db/scope.ts'
import { jobs } from '../../../jobs/schema.ts'
import { spanOf } from '../../../time/days.ts'
import { visits, visitTechnicians } from '../../schema.ts'
import { longestVisit, longVisit } from '../../visit.ts'
import { ownVisits } from '../queries.ts'
import { visitColumns } from '../rows.tsx'

/** Visits of a day at most: nobody goes to more. */
const mostOnDay = 50

/**
 * The technician's own visits of a day, `YYYY-MM-DD`, whatever became of them: those that last longer than a day, which
 * stand in an index by themselves, then the others. To be read beside a page's own queries.
 */
export function visitsOn(db: TechnicianDb, day: string, timeZone: string) {
  const { from, until } = spanOf(day, timeZone)
  const before = (time: number) => new Date(from.getTime() - time)
  return [
    db
      .from(visits, visitColumns)
      .join(visitTechnicians, eq(visitTechnicians.visitId, visits.id))
      .join(jobs, eq(jobs.id, visits.jobId))
      .join(customers, eq(customers.id, visits.customerId))
      .where(
        and(
          isSet(visits.long),
          gt(visits.startAt, before(longestVisit)),
          lt(visits.startAt, before(longVisit)),
          gt(visits.endAt, from),
        ),
      )
      .orderBy(asc(visits.startAt), asc(visits.id))
      .limit(mostOnDay),
    ownVisits(db)
      .where(
        and(
          gte(visitTechnicians.startAt, before(longVisit)),
          lt(visitTechnicians.startAt, until),
          gt(visits.endAt, from),
        ),
      )
      .orderBy(asc(visitTechnicians.startAt), asc(visitTechnicians.visitId))
      .limit(mostOnDay),
  ] as const
}

/** The technician's visits of a day. */
export async function readDay(db: TechnicianDb, day: string, timeZone: string) {
  const [long, begun] = await db.read(...visitsOn(db, day, timeZone))
  return [...long, ...begun]
}
