import { Money } from '../../../ui/values.tsx'
import { NetAndVat } from '../../parts.tsx'
import type { Sums as SumsOf } from './form.ts'

/** What the lines of a draft come to: net, VAT by rate, and all of it; cents. */
export const Sums = ({ sums }: { sums: SumsOf }) => (
  <dl id="sums" class="totals card">
    <NetAndVat {...sums} />
  </dl>
)

/** The total alone, for the bar that stays in sight. */
export const TotalInSight = ({ sums }: { sums: SumsOf }) => (
  <strong id="total-in-sight">
    <Money cents={sums.totalCents} />
  </strong>
)
