import { oldest, unanswered } from '../../access/admin/unanswered/queries.ts'
import { customers } from '../../customers/schema.ts'
import { and, asc, eq, gt, gte, lt } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { overdueInvoices } from '../../invoices/admin/queries.ts'
import { jobs } from '../../jobs/schema.ts'
import { mailsIn, newest } from '../../mail/admin/queries.ts'
import { countOpenNotices, openNotices } from '../../payments/admin/queries.ts'
import { waitingRequests } from '../../requests/admin/queries.ts'
import type { Role } from '../../staff/role.ts'
import { daysAfter, spanOf } from '../../time/days.ts'
import { visitColumns } from '../../visits/admin/rows.tsx'
import { visits } from '../../visits/schema.ts'
import { type Steps, stepQueries } from './steps.tsx'

const mostShown = 5
// One under way began within a day, or is in the list of visits: looking further back would walk a month of them.
const lookBack = 24 * 60 * 60 * 1000

interface Asked {
  company: { id: string; timeZone: string }
  role: Role
  /** The day in the company's zone, `YYYY-MM-DD`. */
  today: string
  now: Date
}

/** What the day asks for: who waits, where to go, who owes, who has not come, what did not leave. One round trip. */
export async function readToday(db: CompanyDb, { company, role, today, now }: Asked) {
  const tomorrow = spanOf(daysAfter(today, 1), company.timeZone)
  const [
    settled,
    kinds,
    clients,
    people,
    waiting,
    current,
    next,
    overdue,
    failed,
    unsure,
    notices,
    [told],
    ...invited
  ] = await db.read(
    ...stepQueries(db, company.id),
    waitingRequests(db, mostShown),
    plannedVisits(db, new Date(now.getTime() - lookBack), tomorrow.from, now),
    plannedVisits(db, tomorrow.from, tomorrow.until, now),
    overdueInvoices(db, today, mostShown),
    mailsIn(db, 'failed', mostShown),
    mailsIn(db, 'unsure', mostShown),
    openNotices(db, mostShown),
    countOpenNotices(db),
    ...unanswered(db, role, mostShown),
  )
  const done: Steps = {
    settings: settled[0] === true,
    catalogue: kinds.length > 0,
    customer: clients.length > 0,
    contact: people.length > 0,
  }
  return {
    done,
    waiting,
    visitsToday: current,
    visitsTomorrow: next,
    overdue,
    notices,
    noticeCount: told?.count ?? 0,
    mails: newest([...failed, ...unsure], mostShown),
    invited: oldest(invited.flat(), mostShown),
  }
}
export type Today = Awaited<ReturnType<typeof readToday>>

/** Planned visits that begin from one instant until before another and are not over, soonest first. */
const plannedVisits = (db: CompanyDb, from: Date, until: Date, now: Date) =>
  db
    .from(visits, visitColumns)
    .join(jobs, eq(jobs.id, visits.jobId))
    .join(customers, eq(customers.id, visits.customerId))
    .where(
      and(eq(visits.status, 'planned'), gte(visits.startAt, from), lt(visits.startAt, until), gt(visits.endAt, now)),
    )
    .orderBy(asc(visits.startAt), asc(visits.id))
    .limit(mostShown)
