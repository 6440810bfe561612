import { useWords } from '../i18n/locale.ts'
import { Badge, type Tone } from '../ui/parts.tsx'
import { Money } from '../ui/values.tsx'
import { balanceCents, type Payable, type PaymentState, paymentState } from './invoice.ts'

const tones: Record<PaymentState, Tone> = {
  paid: 'good',
  partly_paid: 'warn',
  due: 'warn',
  overdue: 'bad',
  cancelled: 'quiet',
}

/** Whether it is paid, in a word. `today` is the day in the company's zone, `YYYY-MM-DD`. */
export const PaymentBadge = ({ invoice, today }: { invoice: Payable; today: string }) => {
  const state = paymentState(invoice, today)
  return <Badge tone={tones[state]}>{useWords().invoices.states[state]}</Badge>
}

/** What is left to pay of an invoice that was paid in part; nothing for any other. */
export const Remainder = ({ invoice }: { invoice: Payable }) => {
  const words = useWords()
  const balance = balanceCents(invoice)
  if (invoice.paidCents === 0 || balance === 0) return null
  return (
    <span class="note">
      {words.invoices.balance} <Money cents={balance} />
    </span>
  )
}
