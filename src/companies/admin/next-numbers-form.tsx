import type { Shown } from '../../http/edit.ts'
import type { FieldErrors } from '../../http/form.ts'
import { useLocale } from '../../i18n/locale.ts'
import { Fact } from '../../ui/parts.tsx'
import { type NumberSeries, numberSeries, usualInvoicing } from '../invoicing.ts'
import { formatNumber, parsePattern } from '../numbering.ts'
import { Line } from './fields.tsx'
import type { Around } from './subject.tsx'

/** The names of the fields that say where each series goes on. */
export const nextFields = {
  invoice: 'nextInvoice',
  creditNote: 'nextCreditNote',
  deposit: 'nextDeposit',
} as const satisfies Record<NumberSeries, string>

/**
 * Where numbers go on, for a company that numbered its invoices elsewhere before: to be said as long as none was issued
 * here in a series, and shown from then on.
 */
export const NextNumbers = ({
  settings: { invoicing },
  facts: { counters },
  today,
  errors,
  values,
}: { errors: FieldErrors; values: Shown } & Around) => {
  const { settings, editing } = useLocale().words
  const { patterns } = invoicing ?? usualInvoicing
  const open = numberSeries.filter((series) => !counters[series].isBegun)
  const begun = numberSeries.filter((series) => counters[series].isBegun)
  const shown = Object.fromEntries(open.map((series) => [nextFields[series], String(counters[series].last + 1)]))
  return (
    <section>
      <h2>{settings.nextTitle}</h2>
      <div class="card form">
        {begun.length > 0 && (
          <dl class="facts">
            {begun.map((series) => (
              <Fact name={settings.labels[nextFields[series]]}>
                {nextNumbers(patterns[series], today, counters[series].last)[0]}
              </Fact>
            ))}
          </dl>
        )}
        {begun.length > 0 && <p class="note">{settings.nextBegun}</p>}
        {open.length > 0 && (
          <form class="form" method="post" action="/admin/settings/invoicing/numbers" hx-boost="false" novalidate>
            <p>{settings.nextLead}</p>
            {open.map((series) => (
              <Line
                it={{ values: { ...shown, ...values }, errors, meanwhile: {} }}
                name={nextFields[series]}
                inputmode="numeric"
                maxlength={9}
                required
              />
            ))}
            <div class="acts">
              <button type="submit">{editing.save}</button>
            </div>
          </form>
        )}
      </div>
    </section>
  )
}

/** The next two numbers of a pattern, none where it is broken. */
export function nextNumbers(text: string, today: string, last: number): string[] {
  const read = parsePattern(text)
  return typeof read === 'string' ? [] : [1, 2].map((step) => formatNumber(read, today, last + step))
}
