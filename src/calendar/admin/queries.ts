import { customers } from '../../customers/schema.ts'
import { and, asc, eq, gt, gte, isSet, isToo, lt, notExists } from '../../db/operators.ts'
import type { RowOf } from '../../db/reach.ts'
import type { CompanyDb } from '../../db/scope.ts'
import type { Select } from '../../db/select.ts'
import { jobs } from '../../jobs/schema.ts'
import { waitingRequests } from '../../requests/admin/queries.ts'
import { teamOf } from '../../visits/admin/queries.ts'
import { underWay } from '../../visits/order.ts'
import { visits, visitTechnicians } from '../../visits/schema.ts'
import { longestVisit, longVisit } from '../../visits/visit.ts'
import { daysOf, spansOf, wholeOf } from '../view.ts'
import { countedOf, countsOf } from './counts.ts'
import { type CalendarFilter, nobody, unassigned } from './filter.ts'

/** What the calendar shows of a visit; read with joins to its job and customer. */
const calendarColumns = {
  id: visits.id,
  startAt: visits.startAt,
  endAt: visits.endAt,
  long: visits.long,
  status: visits.status,
  technicianIds: visits.technicianIds,
  version: visits.version,
  job: jobs.title,
  location: jobs.location,
  customer: customers.name,
}
export type CalendarRow = RowOf<typeof calendarColumns>

const backlogColumns = {
  id: jobs.id,
  title: jobs.title,
  location: jobs.location,
  createdAt: jobs.createdAt,
  customer: customers.name,
}
export type WaitingJob = RowOf<typeof backlogColumns>

/** How many visits that begin on a day are shown of it, by view. */
export const mostOfDay = { day: 168, week: 24, month: 3 }
// What reaches into a view from before it; whoever has more at once finds them in the list of visits.
const mostReaching = 50
const mostWaiting = 10
const mostAsked = 5

interface Asked {
  filter: CalendarFilter
  timeZone: string
  now: Date
  /** The visit that was just moved. */
  moved: string | undefined
}

/**
 * A page of the calendar in one round trip: visits day by day, those that reach into it, what customers ask for, and
 * the jobs that wait for a date.
 */
export async function readCalendar(db: CompanyDb, { filter, timeZone, now, moved }: Asked) {
  const { view, day, technician } = filter
  const days = spansOf(daysOf(view, day), timeZone)
  const { from, until } = wholeOf(days)
  const most = mostOfDay[view]
  const before = reaching(db, technician, from)
  const [team, [justMoved], waiting, asked, long, ...rest] = await db.read(
    teamOf(db),
    selectVisits(db).where(eq(visits.id, moved ?? '')),
    waitingJobs(db, now),
    waitingRequests(db, mostAsked),
    longOf(db, technician, from, until).limit(mostReaching),
    ...before.map((those) => those.limit(mostReaching)),
    ...days.map((one) => began(db, technician, one.from, one.until).limit(most + 1)),
    ...(view === 'month' ? countsOf(db, technician, days) : []),
  )
  const found = rest.slice(0, before.length + days.length).map((rows) => rows.filter((row) => 'id' in row))
  const byDay = found.slice(before.length)
  const counts = countedOf(
    rest.slice(found.length).map((rows) => rows.filter((row) => 'count' in row)),
    days,
  )
  const shown = [...found.slice(0, before.length).flat(), ...long, ...byDay.flatMap((rows) => rows.slice(0, most))]
  return {
    days,
    team,
    moved: justMoved,
    waiting: waiting.slice(0, mostWaiting),
    moreWait: waiting.length > mostWaiting,
    asked,
    visits: [...new Map(shown.map((visit) => [visit.id, visit])).values()],
    /** Days of which not all visits are shown. */
    cut: new Set(days.filter((_, place) => (byDay[place]?.length ?? 0) > most).map(({ day }) => day)),
    /** How many there are a day, in the month: those that begin on it, and those that have lasted for days. */
    counts: new Map(
      days.map(({ day, from }, place) => [
        day,
        (counts[place] ?? 0) + long.filter(({ startAt, endAt }) => startAt < from && endAt > from).length,
      ]),
    ),
  }
}
export type FoundCalendar = Awaited<ReturnType<typeof readCalendar>>

/** Visits that begin in a period, soonest first: of everyone, of one technician by their own index, or of nobody. */
function began(
  db: CompanyDb,
  technician: string | undefined,
  from: Date,
  until: Date,
  further?: ReturnType<typeof and>,
) {
  if (technician === undefined || technician === nobody)
    return selectVisits(db)
      .where(and(gte(visits.startAt, from), lt(visits.startAt, until), unassigned(technician), further))
      .orderBy(asc(visits.startAt), asc(visits.id))
  return joined(db.from(visitTechnicians, calendarColumns).join(visits, eq(visits.id, visitTechnicians.visitId)))
    .where(
      and(
        eq(visitTechnicians.staffId, technician),
        gte(visitTechnicians.startAt, from),
        lt(visitTechnicians.startAt, until),
        further,
      ),
    )
    .orderBy(asc(visitTechnicians.startAt), asc(visitTechnicians.visitId))
}

/** Those that began before an instant and go on after it: of one technician, those of the day before it. */
const reaching = (db: CompanyDb, technician: string | undefined, at: Date) =>
  technician === undefined || technician === nobody
    ? underWay(at).map((those) =>
        selectVisits(db)
          .where(and(those, gt(visits.endAt, at), unassigned(technician)))
          .orderBy(asc(visits.startAt), asc(visits.id)),
      )
    : [began(db, technician, new Date(at.getTime() - longVisit), at, gt(visits.endAt, at))]

/** Those few that last longer than a day and reach into a period, which stand in an index by themselves. */
function longOf(db: CompanyDb, technician: string | undefined, from: Date, until: Date) {
  const select = selectVisits(db)
  if (technician !== undefined && technician !== nobody)
    select.join(
      visitTechnicians,
      and(eq(visitTechnicians.visitId, visits.id), isToo(visitTechnicians.staffId, technician)),
    )
  return select
    .where(
      and(
        isSet(visits.long),
        gt(visits.startAt, new Date(from.getTime() - longestVisit)),
        lt(visits.startAt, until),
        gt(visits.endAt, from),
        unassigned(technician),
      ),
    )
    .orderBy(asc(visits.startAt), asc(visits.id))
}

/**
 * Jobs under way without a planned visit to come, those that have waited longest first. Whether one begins from now on is
 * asked first: most jobs have one, and then nothing is looked at that lies behind.
 */
const waitingJobs = (db: CompanyDb, now: Date) => {
  const planned = (when: ReturnType<typeof and>) =>
    db
      .from(visits, { id: visits.id })
      .where(and(eq(visits.jobId, jobs.id), when, gt(visits.endAt, now), isToo(visits.status, 'planned')))
  const isGoingOn = and(gt(visits.startAt, new Date(now.getTime() - longestVisit)), lt(visits.startAt, now))
  return db
    .from(jobs, backlogColumns)
    .join(customers, eq(customers.id, jobs.customerId))
    .where(and(eq(jobs.active, 1), notExists(planned(gte(visits.startAt, now))), notExists(planned(isGoingOn))))
    .orderBy(asc(jobs.createdAt), asc(jobs.id))
    .limit(mostWaiting + 1)
}

const selectVisits = (db: CompanyDb) => joined(db.from(visits, calendarColumns))

const joined = (from: Select<'company', typeof calendarColumns>) =>
  from.join(jobs, eq(jobs.id, visits.jobId)).join(customers, eq(customers.id, visits.customerId))
