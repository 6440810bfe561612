import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { accounts } from '../accounts/schema.ts'
import { noteIfChanged } from '../audit/note.ts'
import { contacts, customers } from '../customers/schema.ts'
import { and, eq, exists, isNotNull, isNull } from '../db/operators.ts'
import type { RowOf } from '../db/reach.ts'
import { beforeSignIn, CustomerDb, type Guard } from '../db/scope.ts'
import { reachOf } from '../db/select.ts'
import type { SiteEnv } from '../http/env.ts'
import { visitorOf } from '../http/visitor.ts'
import { jobs } from '../jobs/schema.ts'
import { hashOfToken } from '../mail/link.ts'
import { proposalLinks, requestSteps, visitRequests } from '../requests/schema.ts'
import { visits } from '../visits/schema.ts'
import { customerActor } from './guard.ts'
import { all } from './reach.ts'
import type { CustomerViewer } from './viewer.ts'

const linkColumns = {
  id: proposalLinks.id,
  requestId: proposalLinks.requestId,
  turn: proposalLinks.turn,
  expiresAt: proposalLinks.expiresAt,
  customerId: contacts.customerOf,
  contactId: contacts.id,
  accountId: accounts.id,
  name: contacts.name,
  email: contacts.email,
  language: contacts.language,
  customerName: customers.name,
  jobId: visitRequests.jobId,
  visitId: visitRequests.visitId,
}
type LinkRow = RowOf<typeof linkColumns>

/** A link to an offer, as whoever holds it may use it. */
export interface OpenProposal extends LinkRow {
  /** Holds the one request that the link is for, and nothing else of the customer. */
  db: CustomerDb<CustomerViewer>
}

/**
 * Whose link a token is; undefined for one that nobody has, and where its contact may no longer answer for the customer.
 * The database that comes with it looks at the link and the contact's rights again at every read and write.
 */
export async function proposalOf(c: Context<SiteEnv>, token: string): Promise<OpenProposal | undefined> {
  const { d1, company } = c.var
  const query = linkStanding(company.id, await hashOfToken(token))
  const link = await d1.first(query)
  if (!link) return undefined
  const owners = { companyId: company.id, customerId: link.customerId }
  return {
    ...link,
    db: new CustomerDb(d1, owners, reachOfLink(company.id, link), guardOf(c, link, query)),
  }
}

/** The link, while its contact has access to what it is about. */
const linkStanding = (companyId: string, tokenHash: string) =>
  beforeSignIn(companyId)
    .from(proposalLinks, linkColumns)
    .join(visitRequests, eq(visitRequests.id, proposalLinks.requestId))
    // A request that moved to another customer with its record is no longer theirs.
    .join(contacts, and(eq(contacts.id, proposalLinks.contactId), eq(contacts.customerOf, visitRequests.customerId)))
    .join(accounts, and(eq(accounts.contactId, contacts.id), eq(accounts.customerOf, contacts.customerOf)))
    .join(customers, eq(customers.id, contacts.customerOf))
    .where(
      and(
        eq(proposalLinks.tokenHash, tokenHash),
        ...[isNotNull(accounts.activatedAt), isNull(accounts.revokedAt)],
        ...[eq(contacts.seesJobs, true), eq(contacts.mayRequest, true)],
      ),
    )

const reachOfLink = (companyId: string, { requestId, jobId, visitId, contactId, accountId }: LinkRow) => {
  const one = eq(visitRequests.id, requestId)
  // What is written is written by a contact who still may.
  const stillMay = exists(
    beforeSignIn(companyId)
      .from(contacts, { id: contacts.id })
      .join(accounts, and(eq(accounts.id, accountId), isNull(accounts.revokedAt)))
      .where(and(eq(contacts.id, contactId), eq(contacts.seesJobs, true), eq(contacts.mayRequest, true))),
  )
  return reachOf([
    [visitRequests, () => ({ read: one, change: all(one, stillMay) })],
    [requestSteps, () => eq(requestSteps.requestId, requestId)],
    [jobs, () => eq(jobs.id, jobId)],
    [visits, () => eq(visits.id, visitId ?? requestId)],
  ])
}

function guardOf(
  c: Context<SiteEnv>,
  { id, accountId, name, email, language, customerName, customerId }: LinkRow,
  query: Guard<CustomerViewer>['query'],
): Guard<CustomerViewer> {
  const viewer: CustomerViewer = {
    ...{ accountId, sessionId: `proposal:${id}`, lastUsedAt: new Date(), name, email, language, customerName },
    ...{ seesJobs: true, seesInvoices: false, mayRequest: true, watcher: null },
  }
  return {
    query,
    admit: (row) => {
      if (row === undefined) throw new HTTPException(404)
      return viewer
    },
    note: (_, deed) =>
      noteIfChanged(c.var.company.id, customerActor(viewer, visitorOf(c)), {
        ...deed,
        customerId,
        details: { by: 'link' },
      }),
  }
}
