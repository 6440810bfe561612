import { accountLinks, accounts } from '../../accounts/schema.ts'
import { above, and, asc, eq, isNotNull, isNull, type Mark, ne, oneMore } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { sessions } from '../../sessions/schema.ts'
import { staff } from '../schema.ts'
import type { PersonForm } from './form.ts'
import { type StaffRow, staffColumns } from './rows.tsx'

const order = [staff.name, staff.id]

/** Those of the team, or those whose access was removed, by name. */
export async function listStaff(db: CompanyDb, show: 'current' | 'former', after: Mark | undefined) {
  const [rows] = await db.read(
    selectStaff(db)
      .where(and((show === 'former' ? isNotNull : isNull)(accounts.revokedAt), above(order, after)))
      .orderBy(...order.map(asc))
      .limit(pageLimit),
  )
  return pageOf(rows, (person) => [person.name, person.id])
}

/** One member of staff; undefined when there is none with this id. */
export async function findStaff(db: CompanyDb, id: string): Promise<StaffRow | undefined> {
  const [[person]] = await db.read(selectStaff(db).where(eq(staff.id, id)).limit(1))
  return person
}

/** Changes someone as long as they are as shown: whoever was changed meanwhile is not touched. */
export const changeStaff = (db: CompanyDb, shown: StaffRow, { name, email, role, language }: PersonForm) =>
  db.update(
    staff,
    { name, email, role, language },
    and(eq(staff.id, shown.id), eq(staff.email, shown.email), eq(staff.role, shown.role)),
  )

/** Ends someone's sessions but the one named. */
export const signOutEverywhere = (db: CompanyDb, accountId: string, but: string) =>
  db.delete(sessions, and(eq(sessions.accountId, accountId), ne(sessions.id, but)))

/** Kills the links someone was sent, and whatever they have proved on the way in. */
export const killProofs = (db: CompanyDb, accountId: string) => [
  db.delete(accountLinks, eq(accountLinks.accountId, accountId)),
  db.update(accounts, { turn: oneMore(accounts.turn) }, eq(accounts.id, accountId)),
]

const selectStaff = (db: CompanyDb) => db.from(staff, staffColumns).leftJoin(accounts, eq(accounts.staffId, staff.id))
