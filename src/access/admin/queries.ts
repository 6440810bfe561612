import { accounts } from '../../accounts/schema.ts'
import { customerCounts, customers } from '../../customers/schema.ts'
import { above, and, asc, eq, inArray, isNull, type Mark } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { countOf } from '../../db/select.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { mails } from '../../mail/schema.ts'
import type { StaffViewer } from '../../sessions/viewer.ts'
import { customersOf, type RunFor } from '../runs/candidates.ts'
import { type RunAudience, type RunKind, withoutMail } from '../runs/run.ts'
import { invitationRunLines, invitationRuns } from '../schema.ts'
import { inviteeColumns, stateColumns, withStates } from './rows.tsx'
import { type LineRow, lineColumns, runColumns } from './run.tsx'

const byName = [customers.sortKey, customers.id]

/** Customers by name who are not archived, all or those never invited, and how many could be invited at once. */
export async function listInvitees(db: CompanyDb, show: 'new' | 'all', after: Mark | undefined) {
  const page = <F extends typeof inviteeColumns | { id: typeof customers.id }>(fields: F) =>
    db
      .from(customers, fields)
      .where(
        and(eq(customers.archived, 0), show === 'new' ? isNull(customers.invitedAt) : undefined, above(byName, after)),
      )
      .orderBy(...byName.map(asc))
      .limit(pageLimit)
  const [rows, states, [count]] = await db.read(
    page(inviteeColumns),
    db.from(accounts, stateColumns).where(inArray(accounts.customerOf, page({ id: customers.id }))),
    countsOf(db),
  )
  const named = withStates(rows, states, new Date())
  return { page: pageOf(named, ({ sortKey, id }) => [sortKey, id]), everyone: count?.never_invited ?? 0 }
}

const counted = {
  with_access: customerCounts.withAccess,
  with_email: customerCounts.withEmail,
  never_invited: customerCounts.neverInvited,
}

/** How many customers each audience has that is no list, as the database keeps it. */
export const countsOf = (db: CompanyDb) => db.from(customerCounts, counted)

/** How many customers a run would be for. Of a list, those who may be written to. */
export const countFor = (db: CompanyDb, companyId: string, run: RunFor) =>
  run.audience === 'ticked'
    ? countOf(customersOf(companyId, run))
    : db.from(customerCounts, { count: counted[run.audience] })

interface NewRun extends RunFor {
  /** Made with the page that offers the run: pressed twice, the second press finds the run there. */
  id: string
  kind: RunKind
  audience: RunAudience
  text?: string
  total: number
}

/** Writes a run for the queue to work off; touches no row when it is there already. */
export const newRun = (db: CompanyDb<StaffViewer>, run: NewRun, by: StaffViewer) =>
  db.insertOnce(invitationRuns, {
    ...run,
    accountId: by.accountId,
    accountName: by.name,
    steppedAt: new Date(),
  })

const linesByName = [invitationRunLines.name, invitationRunLines.customerOf]

/** A run and a page of what came of it, by the customers' names; undefined when there is none with this id. */
export async function readRun(db: CompanyDb, id: string, show: 'all' | 'skipped', after: Mark | undefined) {
  // Each outcome is a range of its own in the index, so each is asked for by itself.
  const wanted = show === 'all' ? [undefined] : withoutMail.map((outcome) => eq(invitationRunLines.outcome, outcome))
  const [[run], ...ranges] = await db.read(
    db.from(invitationRuns, runColumns).where(eq(invitationRuns.id, id)),
    ...wanted.map((outcome) =>
      db
        .from(invitationRunLines, lineColumns)
        .leftJoin(mails, eq(mails.id, invitationRunLines.mailId))
        .where(and(eq(invitationRunLines.runId, id), outcome, above(linesByName, after)))
        .orderBy(...linesByName.map(asc))
        .limit(pageLimit),
    ),
  )
  const lines = ranges.flat().sort(inOrder).slice(0, pageLimit)
  return run && { run, page: pageOf(lines, ({ name, customerId }) => [name, customerId]) }
}

const inOrder = (one: LineRow, other: LineRow): number =>
  one.name === other.name ? (one.customerId < other.customerId ? -1 : 1) : one.name < other.name ? -1 : 1
