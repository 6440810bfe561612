import type { Audience } from '../../../accounts/audience.ts'
import { accounts } from '../../../accounts/schema.ts'
import { contacts, customers } from '../../../customers/schema.ts'
import { above, and, asc, eq, isNotNull, isNull, type Mark } from '../../../db/operators.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { pageLimit, pageOf } from '../../../http/paging.ts'
import type { Role } from '../../../staff/role.ts'
import { staff } from '../../../staff/schema.ts'
import { type UnansweredRow, unansweredColumns } from './rows.tsx'

const order = [accounts.invitedAt, accounts.id]

/** A page of the invitations nobody has accepted yet, oldest first. */
export async function listUnanswered(db: CompanyDb, role: Role, after: Mark | undefined) {
  const ranges = await db.read(...unanswered(db, role, pageLimit, after))
  return pageOf(oldest(ranges.flat(), pageLimit), (row) => [row.invitedAt ?? 0, row.id])
}

/** The same as queries, one a range of the index: customers' people, and the team for owners, who alone mind it. */
export const unanswered = (db: CompanyDb, role: Role, most: number, after?: Mark) =>
  [unansweredOf(db, 'customer', most, after), unansweredOf(db, 'staff', role === 'owner' ? most : 0, after)] as const

/** Those invited longest ago, whichever range they came from. */
export const oldest = (rows: UnansweredRow[], most: number): UnansweredRow[] =>
  rows.toSorted((one, other) => timeOf(one) - timeOf(other) || (one.id < other.id ? -1 : 1)).slice(0, most)

const timeOf = ({ invitedAt }: UnansweredRow): number => invitedAt?.getTime() ?? 0

// What the index `accounts_unanswered` holds is said in its own words, or it would not serve.
const unansweredOf = (db: CompanyDb, audience: Audience, most: number, after: Mark | undefined) =>
  db
    .from(accounts, unansweredColumns)
    .leftJoin(contacts, and(eq(contacts.id, accounts.contactId), eq(contacts.customerOf, accounts.customerOf)))
    .leftJoin(customers, eq(customers.id, accounts.customerOf))
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .where(
      and(
        eq(accounts.audience, audience),
        isNotNull(accounts.invitedAt),
        isNull(accounts.activatedAt),
        isNull(accounts.revokedAt),
        above(order, after),
      ),
    )
    .orderBy(...order.map(asc))
    .limit(most)
