import { and, eq, oneMore } from '../../../db/operators.ts'
import type { TechnicianDb } from '../../../db/scope.ts'
import { leftBy, presenceOf } from '../../presence.ts'
import { visits } from '../../schema.ts'
import { clock, subjectOf } from '../../told.ts'
import type { VisitRow } from '../rows.tsx'

interface Zone {
  timeZone: string
}

/*
 * Each holds to the version at which the visit was read and to where it stood: of two presses at once one holds, and what
 * the office saved in between is not passed over. False when it touched nothing.
 */

/** Notes that the technician is there. */
export async function arrive(db: TechnicianDb, visit: VisitRow, now: Date, zone: Zone): Promise<boolean> {
  const told = clock(now, zone.timeZone)
  const written = await db.write(
    { did: 'visit_arrived', ...about(visit, zone), details: { arrivedAt: told } },
    db.update(visits, { arrivedAt: now, leftAt: null, version: oneMore(visits.version) }, asRead(visit)),
  )
  return written !== undefined
}

/** Notes that the visit is done, and when the technician left. Who never said that they came is not asked now. */
export async function leave(db: TechnicianDb, visit: VisitRow, now: Date, zone: Zone): Promise<boolean> {
  const { arrivedAt } = presenceOf(visit)
  const leftAt = leftBy(visit, now)
  const told = leftAt && clock(leftAt, zone.timeZone)
  const written = await db.write(
    { did: 'visit_ended', ...about(visit, zone), details: { leftAt: told } },
    db.update(visits, { arrivedAt, leftAt, status: 'done', version: oneMore(visits.version) }, asRead(visit)),
  )
  return written !== undefined
}

/** Takes back that the technician came, or that the visit is done. */
export async function takeBack(
  db: TechnicianDb,
  visit: VisitRow,
  what: 'arrival' | 'departure',
  zone: Zone,
): Promise<boolean> {
  const gone = (at: Date | null) => `${at && clock(at, zone.timeZone)} → null`
  const [changes, details] =
    what === 'arrival'
      ? [{ arrivedAt: null }, { arrivedAt: gone(visit.arrivedAt) }]
      : [
          { leftAt: null, status: 'planned' as const },
          { status: 'done → planned', leftAt: gone(visit.leftAt) },
        ]
  const written = await db.write(
    { did: 'visit_changed', ...about(visit, zone), details },
    db.update(visits, { ...changes, version: oneMore(visits.version) }, asRead(visit)),
  )
  return written !== undefined
}

const about = (visit: VisitRow, zone: Zone) => ({
  customerId: visit.customerId,
  subject: subjectOf(visit, zone),
  subjectId: visit.id,
})

const asRead = ({ id, version, status }: VisitRow) =>
  and(eq(visits.id, id), eq(visits.version, version), eq(visits.status, status))
