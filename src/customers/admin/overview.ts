import { filesOfCustomer } from '../../attachments/admin/queries.ts'
import { and, desc, eq } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { invoiceColumns } from '../../invoices/admin/rows.tsx'
import { invoices } from '../../invoices/schema.ts'
import { jobsOfCustomer, kindsOf } from '../../jobs/admin/queries.ts'
import { jobs } from '../../jobs/schema.ts'
import { creditOfCustomer } from '../../payments/admin/queries.ts'
import { accountDues } from '../../payments/schema.ts'
import { requestColumns } from '../../requests/admin/rows.tsx'
import { visitRequests } from '../../requests/schema.ts'
import { teamOf } from '../../visits/admin/queries.ts'
import { visitColumns } from '../../visits/admin/rows.tsx'
import { notOver, over } from '../../visits/order.ts'
import { visits } from '../../visits/schema.ts'
import { longestVisit } from '../../visits/visit.ts'
import { customers } from '../schema.ts'
import { contactsOf } from './contacts/queries.ts'
import { mergedWith, recordOf } from './queries.ts'

// What a customer's page shows of each; the lists have the rest.
const most = 5
/** Files, as small pictures. */
const mostTiles = 8

/** A customer with everything that is theirs, in one round trip; undefined when there is none in this company. */
export async function findCustomer(db: CompanyDb, id: string) {
  const [
    [customer],
    merged,
    [mergedInto],
    contacts,
    theirJobs,
    kinds,
    team,
    coming,
    last,
    requests,
    theirInvoices,
    [owed],
    [credit],
    files,
  ] = await db.read(
    recordOf(db, id),
    ...mergedWith(db, id),
    contactsOf(db, id),
    jobsOfCustomer(db, id, most),
    kindsOf(db),
    teamOf(db),
    ...nearestVisits(db, id),
    newestRequests(db, id),
    newestInvoices(db, id),
    owedBy(db, id),
    creditOfCustomer(db, id),
    filesOfCustomer(db, id, mostTiles),
  )
  return (
    customer && {
      ...customer,
      ...{
        mergedInto,
        merged,
        contacts,
        jobs: theirJobs,
        kinds,
        team,
        coming,
        last,
        requests,
        invoices: theirInvoices,
        files,
      },
      owed: owed ?? { count: 0, cents: 0 },
      creditCents: -(credit?.balanceCents ?? 0),
    }
  )
}
export type FoundCustomer = NonNullable<Awaited<ReturnType<typeof findCustomer>>>

/** Those not yet over, soonest first, and those that are, latest first. */
function nearestVisits(db: CompanyDb, id: string) {
  const now = new Date()
  const those = ({ where, order }: ReturnType<typeof over>) =>
    db
      .from(visits, visitColumns)
      .join(jobs, eq(jobs.id, visits.jobId))
      .join(customers, eq(customers.id, visits.customerId))
      .where(and(eq(visits.customerId, id), where))
      .orderBy(...order)
      .limit(most)
  return [those(notOver(now, longestVisit)), those(over(now))] as const
}

const newestRequests = (db: CompanyDb, id: string) =>
  db
    .from(visitRequests, requestColumns)
    .join(jobs, eq(jobs.id, visitRequests.jobId))
    .join(customers, eq(customers.id, visitRequests.customerId))
    .where(eq(visitRequests.customerId, id))
    .orderBy(desc(visitRequests.createdAt), desc(visitRequests.id))
    .limit(most)

/** Issued ones, newest first, then drafts, which have no day yet. */
const newestInvoices = (db: CompanyDb, id: string) =>
  db
    .from(invoices, invoiceColumns)
    .join(customers, eq(customers.id, invoices.customerId))
    .where(eq(invoices.customerId, id))
    .orderBy(desc(invoices.issuedOn), desc(invoices.sequence), desc(invoices.id))
    .limit(most)

/** What is left to pay, as it is kept: some customers have hundreds of open invoices. */
const owedBy = (db: CompanyDb, id: string) =>
  db
    .from(accountDues, { count: accountDues.invoices, cents: accountDues.owedCents })
    .where(eq(accountDues.customerOf, id))
