import { oldest, unanswered } from '../../access/admin/unanswered/queries.ts'
import { customers } from '../../customers/schema.ts'
import { and, asc, eq, gte, isToo, lt } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { overdueInvoices } from '../../invoices/admin/queries.ts'
import { jobs } from '../../jobs/schema.ts'
import { mailsIn, newest } from '../../mail/admin/queries.ts'
import { countOpenNotices, openNotices } from '../../payments/admin/queries.ts'
import { waitingRequests } from '../../requests/admin/queries.ts'
import type { Role } from '../../staff/role.ts'
import { daysAfter, spanOf } from '../../time/days.ts'
import { visitColumns } from '../../visits/admin/rows.tsx'
import { merged, underWay } from '../../visits/order.ts'
import { visits } from '../../visits/schema.ts'
import { type Steps, stepQueries } from './steps.tsx'

const mostShown = 5

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
    customersInvited,
    staffInvited,
    ...began
  ] = await db.read(
    ...stepQueries(db, company.id),
    waitingRequests(db, mostShown),
    plannedVisits(db, beginsWithin(now, tomorrow.from)),
    plannedVisits(db, beginsWithin(tomorrow.from, tomorrow.until)),
    overdueInvoices(db, today, mostShown),
    mailsIn(db, 'failed', mostShown),
    mailsIn(db, 'unsure', mostShown),
    openNotices(db, mostShown),
    countOpenNotices(db),
    ...unanswered(db, role, mostShown),
    ...underWay(now).map((those) => plannedVisits(db, and(those, isToo(visits.status, 'planned')))),
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
    visitsToday: [...merged(began), ...current].slice(0, mostShown),
    visitsTomorrow: next,
    overdue,
    notices,
    noticeCount: told?.count ?? 0,
    mails: newest([...failed, ...unsure], mostShown),
    invited: oldest([...customersInvited, ...staffInvited], mostShown),
  }
}
export type Today = Awaited<ReturnType<typeof readToday>>

const beginsWithin = (from: Date, until: Date) =>
  and(eq(visits.status, 'planned'), gte(visits.startAt, from), lt(visits.startAt, until))

/** The first of these visits. */
const plannedVisits = (db: CompanyDb, those: ReturnType<typeof and>) =>
  db
    .from(visits, visitColumns)
    .join(jobs, eq(jobs.id, visits.jobId))
    .join(customers, eq(customers.id, visits.customerId))
    .where(those)
    .orderBy(asc(visits.startAt), asc(visits.id))
    .limit(mostShown)
