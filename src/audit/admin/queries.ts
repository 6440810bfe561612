import { accounts } from '../../accounts/schema.ts'
import { customers } from '../../customers/schema.ts'
import { and, asc, below, desc, eq, type Mark } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { staff } from '../../staff/schema.ts'
import type { DeedName } from '../deed.ts'
import { auditEvents } from '../schema.ts'
import { eventColumns } from './rows.tsx'

/** Which lines are shown. */
export interface TrailFilter {
  did?: DeedName | undefined
  /** Account of whoever did it. */
  who?: string | undefined
}

// More people than a choice among them is of use for.
const mostPeople = 100
const order = [auditEvents.at, auditEvents.id]

/** The company's trail, newest first, and the people of the company to choose among. */
export async function listTrail(db: CompanyDb, filter: TrailFilter, after: Mark | undefined) {
  const [rows, people] = await db.read(
    events(db)
      .where(and(chosen(filter), below(order, after)))
      .orderBy(...order.map(desc))
      .limit(pageLimit),
    peopleOf(db),
  )
  return { page: pageOf(rows, (event) => [event.at, event.id]), people }
}

/** The same of one customer's file; undefined when there is no such customer. */
export async function listCustomerTrail(
  db: CompanyDb,
  customerId: string,
  filter: TrailFilter,
  after: Mark | undefined,
) {
  const [[customer], rows, people] = await db.read(
    db.from(customers, { id: customers.id, name: customers.name }).where(eq(customers.id, customerId)),
    events(db)
      .where(and(eq(auditEvents.customerId, customerId), chosen(filter), below(order, after)))
      .orderBy(...order.map(desc))
      .limit(pageLimit),
    peopleOf(db),
  )
  return customer && { customer, page: pageOf(rows, (event) => [event.at, event.id]), people }
}

const events = (db: CompanyDb) =>
  db.from(auditEvents, eventColumns).leftJoin(customers, eq(customers.id, auditEvents.customerId))

const chosen = ({ did, who }: TrailFilter) =>
  and(did && eq(auditEvents.did, did), who ? eq(auditEvents.actorId, who) : undefined)

const peopleOf = (db: CompanyDb) =>
  db
    .from(staff, { accountId: accounts.id, name: staff.name })
    .join(accounts, eq(accounts.staffId, staff.id))
    .orderBy(asc(staff.name), asc(staff.id))
    .limit(mostPeople)
