import type { CompanyDb } from '../../db/scope.ts'
import type { Period } from '../../time/period.ts'
import { type BesideRow, type Clash, clashesOf, visitsBeside } from '../clashes.ts'

interface Going {
  technicians: string[]
  period: Period | undefined
  /** Where they go: what the job says, or the customer's own address. */
  place: { location: string | null; address: string }
  /** The visit itself, which is not beside itself. */
  id: string
}

/** What those who go have around a time that is not stored: of nobody, or of no time, nothing is asked. */
export async function clashesAround(
  db: CompanyDb,
  { technicians, period, place, id }: Going,
): Promise<Clash<BesideRow>[]> {
  if (!period || technicians.length === 0) return []
  const rows = await db.read(...visitsBeside(db, technicians, period, id))
  return clashesOf(rows.flat(), period, place)
}
