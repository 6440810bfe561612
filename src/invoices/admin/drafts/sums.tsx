import { useLocale } from '../../../i18n/locale.ts'
import { rate } from '../../../ui/format.ts'
import { Fact } from '../../../ui/parts.tsx'
import { Money } from '../../../ui/values.tsx'
import type { Sums as SumsOf } from './form.ts'

/** What the lines of a draft come to: net, VAT by rate, and all of it, less the deposits that it deducts; cents. */
export const Sums = ({ sums, deductedCents }: { sums: SumsOf; deductedCents: number }) => {
  const locale = useLocale()
  const { invoices, corrections } = locale.words
  return (
    <dl id="sums" class="totals card">
      <Fact name={invoices.net}>
        <Money cents={sums.netCents} />
      </Fact>
      {sums.vat.map((share) => (
        <div>
          <dt>
            {invoices.vat(rate(locale, share.rateBasisPoints))}{' '}
            <span class="note">
              {invoices.vatBase} <Money cents={share.netCents} />
            </span>
          </dt>
          <dd>
            <Money cents={share.vatCents} />
          </dd>
        </div>
      ))}
      <Fact name={invoices.total}>
        <strong>
          <Money cents={sums.totalCents} />
        </strong>
      </Fact>
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
