import type { Child } from 'hono/jsx'
import type { Words } from '../i18n/index.ts'
import { useLocale, useWords } from '../i18n/locale.ts'
import { calendarDay } from '../ui/format.ts'
import { Day, Money } from '../ui/values.tsx'
import { type PaymentMethod, paired } from './payment.ts'

interface Payment {
  id: string
  amountCents: number
  paidOn: string
  method: PaymentMethod
  reference: string | null
  counterOf: string | null
}

interface Props<P extends Payment> {
  payments: P[]
  /** What can be done about a payment that still counts. */
  act?: (payment: P) => Child
}

/**
 * What was received for an invoice and given back of it; nothing where nothing was. What was undone stays to be read,
 * struck out with its counter-entry.
 */
export const Payments = <P extends Payment>({ payments, act }: Props<P>) => {
  const locale = useLocale()
  const { invoices, paying } = locale.words
  if (payments.length === 0) return null
  return (
    <section>
      <h2>{invoices.payments}</h2>
      <ul class="rows">
        {paired(payments).map(({ entry, counter }) => (
          <li class="row" id={`payment-${entry.id}`}>
            <div class="grow">
              {counter ? (
                <>
                  <s>
                    <What payment={entry} />
                  </s>
                  <p class="note">{paying.undoneOn(calendarDay(locale, counter.paidOn))}</p>
                </>
              ) : (
                <What payment={entry} />
              )}
              {!counter && act?.(entry)}
            </div>
            <div class="aside">
              {counter ? (
                <>
                  <s>
                    <Money cents={entry.amountCents} />
                  </s>
                  <s class="note">
                    <Money cents={counter.amountCents} />
                  </s>
                </>
              ) : (
                <Money cents={entry.amountCents} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const What = ({ payment }: { payment: Payment }) => {
  const words = useWords()
  return (
    <>
      {wayOf(payment, words)} · <Day day={payment.paidOn} />
      {payment.reference !== null && ` · ${words.paying.reference(payment.reference)}`}
    </>
  )
}

/** How money came in, or that it went out. */
export function wayOf({ method, amountCents }: Pick<Payment, 'method' | 'amountCents'>, words: Words): string {
  const way = words.invoices.methods[method]
  if (amountCents > 0) return way
  return method === 'credit' ? words.paying.usedElsewhere : words.paying.refund(way.toLowerCase())
}
