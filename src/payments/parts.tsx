import { useWords } from '../i18n/locale.ts'
import { Day, Money } from '../ui/values.tsx'
import type { PaymentMethod } from './payment.ts'

interface Payment {
  amountCents: number
  paidOn: string
  method: PaymentMethod
}

/** What was received for an invoice; nothing where nothing was. */
export const Payments = ({ payments }: { payments: Payment[] }) => {
  const words = useWords().invoices
  if (payments.length === 0) return null
  return (
    <section>
      <h2>{words.payments}</h2>
      <ul class="rows">
        {payments.map((payment) => (
          <li class="row">
            <span class="grow">
              {words.methods[payment.method]} · <Day day={payment.paidOn} />
            </span>
            <Money cents={payment.amountCents} />
          </li>
        ))}
      </ul>
    </section>
  )
}
