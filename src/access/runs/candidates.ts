import { accounts } from '../../accounts/schema.ts'
import { contacts, customers } from '../../customers/schema.ts'
import { and, asc, eq, gt, inArray, isNotNull, isNull } from '../../db/operators.ts'
import { beforeSignIn } from '../../db/scope.ts'
import type { Candidate, RunAudience } from './run.ts'

/** For whom a run is: an audience, and the ids of those ticked where it is theirs. */
export interface RunFor {
  audience: RunAudience
  customerIds: string[] | null
}

/** Ids of the customers a run is for, all or those above `after`. Nothing is sent to archived ones. */
export const customersOf = (companyId: string, run: RunFor, after?: string) =>
  beforeSignIn(companyId)
    .from(customers, { id: customers.id })
    .where(and(eq(customers.archived, 0), after === undefined ? undefined : gt(customers.id, after), isFor(run)))

/** Up to `most` of these customers, and the people of each. */
export function candidatesFor(companyId: string, run: RunFor, after: string, most: number) {
  const db = beforeSignIn(companyId)
  const ids = customersOf(companyId, run, after).orderBy(asc(customers.id)).limit(most)
  const found = db.from(customers, customerFields).where(inArray(customers.id, ids)).orderBy(asc(customers.id))
  // By their ids, which the index of customers covers: else SQLite would walk all contacts of the company.
  const theirs = db.from(contacts, { id: contacts.id }).where(inArray(contacts.customerOf, ids))
  const people = db
    .from(contacts, personFields)
    .leftJoin(accounts, and(eq(accounts.customerOf, contacts.customerOf), eq(accounts.contactId, contacts.id)))
    .where(inArray(contacts.id, theirs))
    .orderBy(asc(contacts.id))
  return [found, people] as const
}

type Queries = ReturnType<typeof candidatesFor>
type CustomerRow = ReturnType<Queries[0]['decode']>
type PersonRow = ReturnType<Queries[1]['decode']>

/** Customers with their people. */
export function candidatesOf(found: CustomerRow[], people: PersonRow[]): Candidate[] {
  const byCustomer = Map.groupBy(people, ({ customerId }) => customerId)
  return found.map((customer) => ({ ...customer, contacts: byCustomer.get(customer.id) ?? [] }))
}

function isFor({ audience, customerIds }: RunFor) {
  if (audience === 'ticked') return inArray(customers.id, customerIds ?? [])
  if (audience === 'never_invited') return and(isNull(customers.invitedAt), isNotNull(customers.email))
  if (audience === 'with_email') return isNotNull(customers.email)
  return gt(customers.accesses, 0)
}

const customerFields = { id: customers.id, name: customers.name, email: customers.email, language: customers.language }
const personFields = {
  customerId: contacts.customerOf,
  id: contacts.id,
  name: contacts.name,
  email: contacts.email,
  language: contacts.language,
  accountId: accounts.id,
  invitedAt: accounts.invitedAt,
  activatedAt: accounts.activatedAt,
  revokedAt: accounts.revokedAt,
}
