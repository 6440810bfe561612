import { addresseesOf } from '../../access/addressees.ts'
import { type FileRow, filesOfRequest } from '../../attachments/admin/queries.ts'
import { customers } from '../../customers/schema.ts'
import { and, asc, desc, eq, gt, gte, isInList, isSet, isToo, less, lt, ne } from '../../db/operators.ts'
import type { RowOf } from '../../db/reach.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { jobs } from '../../jobs/schema.ts'
import { type TeamRow, teamOf } from '../../visits/admin/queries.ts'
import { otherColumns, others, theirs, visitsBeside, wayBetween } from '../../visits/clashes.ts'
import { visits } from '../../visits/schema.ts'
import { longestVisit, longVisit } from '../../visits/visit.ts'
import type { Slot } from '../request.ts'
import { requestSteps, visitRequests } from '../schema.ts'

const recordColumns = {
  id: visitRequests.id,
  kind: visitRequests.kind,
  jobId: visitRequests.jobId,
  visitId: visitRequests.visitId,
  startAt: visitRequests.startAt,
  endAt: visitRequests.endAt,
  wishes: visitRequests.wishes,
  comments: visitRequests.comments,
  status: visitRequests.status,
  turn: visitRequests.turn,
  offers: visitRequests.offers,
  expiresAt: visitRequests.expiresAt,
  visitStart: visitRequests.visitStart,
  visitEnd: visitRequests.visitEnd,
  technicianIds: visitRequests.technicianIds,
  createdAt: visitRequests.createdAt,
  job: jobs.title,
  location: jobs.location,
  customerId: customers.id,
  customer: customers.name,
  address: customers.address,
  phone: customers.phone,
  mobile: customers.mobile,
  /** Of the visit that is to be moved or called off, as it is planned now. */
  plannedStart: visits.startAt,
  plannedEnd: visits.endAt,
  plannedStatus: visits.status,
  plannedFor: visits.technicianIds,
}
export type RequestRecord = RowOf<typeof recordColumns, 'visits'>

const stepColumns = {
  turn: requestSteps.turn,
  at: requestSteps.at,
  status: requestSteps.status,
  by: requestSteps.by,
  byName: requestSteps.byName,
  offers: requestSteps.offers,
  visitStart: requestSteps.visitStart,
  visitEnd: requestSteps.visitEnd,
  reason: requestSteps.reason,
}
export type StepRow = RowOf<typeof stepColumns>

const dayColumns = {
  id: visits.id,
  startAt: visits.startAt,
  endAt: visits.endAt,
  technicianIds: visits.technicianIds,
  customer: customers.name,
}
export type DayRow = RowOf<typeof dayColumns>

// More steps than any request takes, and of a day as many visits as help to choose.
const mostSteps = 30
const mostBefore = 2
const mostAfter = 3
const mostClashes = 20

/** Times that staff look at before they answer, and who would go. */
export interface Look {
  periods: Slot[]
  technicians: string[]
}

/**
 * A request with the team, its steps and photos, and what lies beside the times looked at, or beside the time wished for;
 * undefined when there is none. One round trip.
 */
export async function findRequest(db: CompanyDb, id: string, look?: Look) {
  const [[request], team, steps, photos, before, after, ...beside] = await db.read(...recordQueries(db, id, look))
  return request && foundOf(request, team, steps, photos, [before, after], beside)
}
export type FoundRequest = NonNullable<Awaited<ReturnType<typeof findRequest>>>

/** The same for whoever answers it, with whom mails about it go to. */
export async function findToAnswer(db: CompanyDb, companyId: string, id: string, look?: Look) {
  const own = db.from(visitRequests, { customerId: visitRequests.customerId }).where(eq(visitRequests.id, id))
  const [addressees, [request], team, steps, photos, before, after, ...beside] = await db.read(
    addresseesOf(companyId, own),
    ...recordQueries(db, id, look),
  )
  return request && { ...foundOf(request, team, steps, photos, [before, after], beside), addressees }
}
export type RequestToAnswer = NonNullable<Awaited<ReturnType<typeof findToAnswer>>>

const recordQueries = (db: CompanyDb, id: string, look: Look | undefined) =>
  [
    selectRequest(db, id),
    teamOf(db),
    selectSteps(db, id),
    filesOfRequest(db, id),
    ...dayAround(db, id, look?.periods[0]?.startAt),
    ...(look
      ? look.periods.flatMap((period) => [
          ...visitsBeside(db, look.technicians, period, ''),
          ...besideOf(db, id, 'planned', period),
        ])
      : [...besideOf(db, id, 'offered'), ...besideOf(db, id, 'planned')]),
  ] as const

const foundOf = <Row extends { id: string }>(
  request: RequestRecord,
  team: TeamRow[],
  steps: StepRow[],
  photos: FileRow[],
  [before, after]: [DayRow[], DayRow[]],
  beside: Row[][],
) => ({
  ...{ request, team, steps, photos },
  day: [...before]
    .reverse()
    .concat(after)
    .filter(({ id }) => id !== request.visitId),
  beside: beside.flat().filter(({ id }) => id !== request.visitId),
})

const selectSteps = (db: CompanyDb, id: string) =>
  db
    .from(requestSteps, stepColumns)
    .where(eq(requestSteps.requestId, id))
    .orderBy(asc(requestSteps.turn))
    .limit(mostSteps)

const selectRequest = (db: CompanyDb, id: string) =>
  db
    .from(visitRequests, recordColumns)
    .join(jobs, eq(jobs.id, visitRequests.jobId))
    .join(customers, eq(customers.id, visitRequests.customerId))
    .leftJoin(visits, eq(visits.id, visitRequests.visitId))
    .where(eq(visitRequests.id, id))

/** Visits shortly before and after an instant, else the time wished for: two queries, the nearest first in each. */
function dayAround(db: CompanyDb, id: string, at: Date | undefined) {
  const shifted = (by: number) => (at ? new Date(at.getTime() + by) : less(visitRequests.startAt, -by))
  const those = (where: ReturnType<typeof and>) =>
    db
      .from(visitRequests, dayColumns)
      .join(visits, and(where, ne(visits.status, 'cancelled')))
      .join(customers, eq(customers.id, visits.customerId))
      .where(eq(visitRequests.id, id))
  return [
    those(and(gt(visits.startAt, shifted(-longVisit)), lt(visits.startAt, shifted(0))))
      .orderBy(desc(visits.startAt))
      .limit(mostBefore),
    those(and(gte(visits.startAt, shifted(0)), lt(visits.startAt, shifted(longVisit))))
      .orderBy(asc(visits.startAt))
      .limit(mostAfter),
  ] as const
}

/**
 * What else is planned around a time, else the time wished for, for those who were offered with it, or who go to the visit
 * that is to be moved: two queries, as in `visitsBeside`, the second of visits longer than a day.
 */
function besideOf(db: CompanyDb, id: string, who: 'offered' | 'planned', period?: Slot) {
  const from = () => {
    const request = db.from(visitRequests, otherColumns)
    return who === 'offered'
      ? request
      : request.join(visits, and(eq(visits.id, visitRequests.visitId), eq(visitRequests.kind, 'move')))
  }
  const start = (by: number) => (period ? new Date(period.startAt.getTime() + by) : less(visitRequests.startAt, -by))
  const end = period ? new Date(period.endAt.getTime() + wayBetween) : less(visitRequests.endAt, -wayBetween)
  const goes = isInList(theirs.staffId, who === 'planned' ? visits.technicianIds : visitRequests.technicianIds)
  const still = gt(others.endAt, start(-wayBetween))
  const asRows = (select: ReturnType<typeof from>) =>
    select
      .join(jobs, eq(jobs.id, others.jobId))
      .join(customers, eq(customers.id, others.customerId))
      .where(eq(visitRequests.id, id))
      .limit(mostClashes)
  const recent = and(
    ...[goes, eq(theirs.status, 'planned')],
    ...[gt(theirs.startAt, start(-wayBetween - longVisit)), lt(theirs.startAt, end)],
  )
  const long = and(
    ...[isSet(others.long), isToo(others.status, 'planned'), still],
    ...[gt(others.startAt, start(-wayBetween - longestVisit)), lt(others.startAt, start(1 - wayBetween - longVisit))],
  )
  return [
    asRows(
      from()
        .join(theirs, recent)
        .join(others, and(eq(others.id, theirs.visitId), still)),
    ),
    asRows(
      from()
        .join(others, long)
        .join(theirs, and(eq(theirs.visitId, others.id), goes)),
    ),
  ] as const
}
