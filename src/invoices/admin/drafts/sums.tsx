import { useWords } from '../../../i18n/locale.ts'
import { Fact } from '../../../ui/parts.tsx'
import { Money } from '../../../ui/values.tsx'
import { NetAndVat } from '../../parts.tsx'
import type { Sums as SumsOf } from './form.ts'

/** What the lines of a draft come to: net, VAT by rate, and all of it, less the deposits that it deducts; cents. */
export const Sums = ({ sums, deductedCents }: { sums: SumsOf; deductedCents: number }) => {
  const { corrections } = useWords()
  return (
    <dl id="sums" class="totals card">
      <NetAndVat {...sums} />
      {deductedCents > 0 && (
        <>
          <Fact name={corrections.deposits}>
            <Money cents={-deductedCents} />
          </Fact>
          <Fact name={corrections.deductions.toPay}>
            <strong>
              <Money cents={sums.totalCents - deductedCents} />
            </strong>
          </Fact>
        </>
      )}
    </dl>
  )
}

/** The total alone, for the bar that stays in sight. */
export const TotalInSight = ({ sums }: { sums: SumsOf }) => (
  <strong id="total-in-sight">
    <Money cents={sums.totalCents} />
  </strong>
)
