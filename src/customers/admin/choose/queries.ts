import { fold } from '../../../db/folded.ts'
import { and, asc, beginsWith, desc, eq } from '../../../db/operators.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { customers } from '../../schema.ts'
import { choiceColumns } from './rows.tsx'

const mostChoices = 10

/** Current customers whose name, last name first, begins as was typed. */
export const isNamed = (typed: string) =>
  and(eq(customers.archived, 0), beginsWith(customers.sortKey, fold(typed.trim())))

/** Customers to choose among: those whose name begins with what was typed, or without it the last who were added. */
export async function customersToChoose(db: CompanyDb, typed: string) {
  const current = db.from(customers, choiceColumns).limit(mostChoices)
  const [rows] = await db.read(
    fold(typed.trim()) === ''
      ? current.where(eq(customers.archived, 0)).orderBy(desc(customers.createdAt), desc(customers.id))
      : current.where(isNamed(typed)).orderBy(asc(customers.sortKey), asc(customers.id)),
  )
  return rows
}
