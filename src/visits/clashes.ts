import { customers } from '../customers/schema.ts'
import { alias, and, areAmong, eq, gt, isSet, isToo, lt, ne } from '../db/operators.ts'
import type { RowOf } from '../db/reach.ts'
import type { CompanyDb } from '../db/scope.ts'
import { jobs } from '../jobs/schema.ts'
import type { Period } from '../time/period.ts'
import { visits, visitTechnicians } from './schema.ts'
import { longestVisit, longVisit } from './visit.ts'

/** What it takes, in milliseconds, to come from one address to another: visits closer than this leave no time for it. */
export const wayBetween = 30 * 60 * 1000

/** What is read of a visit beside another; `location` is the job's, `address` the customer's, which stands in for it. */
const besideColumns = {
  id: visits.id,
  startAt: visits.startAt,
  endAt: visits.endAt,
  technicianId: visitTechnicians.staffId,
  job: jobs.title,
  location: jobs.location,
  customer: customers.name,
  address: customers.address,
}
export type BesideRow = RowOf<typeof besideColumns>

// The tables once more, to look from one visit, or from what is asked for, at the others of those who go there.
export const others = alias(visits, 'other_visits')
export const theirs = alias(visitTechnicians, 'other_technicians')
export const otherColumns = {
  id: others.id,
  startAt: others.startAt,
  endAt: others.endAt,
  technicianId: theirs.staffId,
  job: jobs.title,
  location: jobs.location,
  customer: customers.name,
  address: customers.address,
}

// Who has more than these around one time has no use for a longer list.
const mostShown = 20

/**
 * What else is planned for some technicians during a period or close to it, but for the visit `exceptId`: two queries,
 * for the one read of a page; `clashesOf` makes of their rows together what is to be shown. The second is of those few
 * that began more than a day before, which an index holds by themselves.
 */
export function visitsBeside(
  db: CompanyDb,
  technicianIds: readonly string[],
  { startAt, endAt }: Period,
  exceptId: string,
) {
  const [from, until] = [startAt.getTime() - wayBetween, endAt.getTime() + wayBetween]
  const goes = areAmong(
    [visitTechnicians.staffId],
    technicianIds.map((id) => [id]),
  )
  const still = and(gt(visits.endAt, new Date(from)), ne(visits.id, exceptId))
  const recent = db
    .from(visitTechnicians, besideColumns)
    .join(visits, eq(visits.id, visitTechnicians.visitId))
    .join(jobs, eq(jobs.id, visits.jobId))
    .join(customers, eq(customers.id, visits.customerId))
    .where(
      and(
        goes,
        eq(visitTechnicians.status, 'planned'),
        gt(visitTechnicians.startAt, new Date(from - longVisit)),
        lt(visitTechnicians.startAt, new Date(until)),
        still,
      ),
    )
    .limit(mostShown)
  const long = db
    .from(visits, besideColumns)
    .join(visitTechnicians, and(eq(visitTechnicians.visitId, visits.id), goes))
    .join(jobs, eq(jobs.id, visits.jobId))
    .join(customers, eq(customers.id, visits.customerId))
    .where(
      and(
        isSet(visits.long),
        gt(visits.startAt, new Date(from - longestVisit)),
        lt(visits.startAt, new Date(from - longVisit + 1)),
        isToo(visits.status, 'planned'),
        still,
      ),
    )
    .limit(mostShown)
  return [recent, long] as const
}

/** A visit that is at the same time as another, or so close to it that there is no time for the way. */
export type Clash<Row> = Row & { kind: 'overlap' | 'near' }

interface Placed {
  startAt: Date
  endAt: Date
  location: string | null
  address: string
}

/** Which of the visits beside a period clash with it, soonest first. Where two are at one address nobody is on the way. */
export const clashesOf = <Row extends Placed>(
  rows: readonly Row[],
  period: Period,
  place: Pick<Placed, 'location' | 'address'>,
): Clash<Row>[] =>
  rows
    .flatMap((row): Clash<Row>[] => {
      if (overlap(row, period)) return [{ ...row, kind: 'overlap' }]
      const isNear =
        row.startAt.getTime() < period.endAt.getTime() + wayBetween &&
        row.endAt.getTime() > period.startAt.getTime() - wayBetween
      return isNear && whereOf(row) !== whereOf(place) ? [{ ...row, kind: 'near' }] : []
    })
    .sort((one, other) => one.startAt.getTime() - other.startAt.getTime())

/** Of visits on one page, the ids of those planned that someone cannot go to because of another of them. */
export function idsOfClashing(
  visits: readonly (Period & { id: string; status: string; technicianIds: string[] })[],
): Set<string> {
  const found = new Set<string>()
  const latest = new Map<string, { id: string; endAt: Date }>()
  const planned = visits.filter(({ status }) => status === 'planned')
  for (const visit of planned.toSorted((one, other) => one.startAt.getTime() - other.startAt.getTime()))
    for (const technician of visit.technicianIds) {
      const before = latest.get(technician)
      if (before && before.id !== visit.id && before.endAt > visit.startAt) found.add(before.id).add(visit.id)
      if (!before || visit.endAt > before.endAt) latest.set(technician, visit)
    }
  return found
}

const overlap = (one: Period, other: Period): boolean => one.startAt < other.endAt && one.endAt > other.startAt

const whereOf = ({ location, address }: Pick<Placed, 'location' | 'address'>): string =>
  (location ?? address)
    .toLowerCase()
    .replace(/[\s,]+/g, ' ')
    .trim()
