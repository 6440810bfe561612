import { useWords } from '../i18n/locale.ts'
import { Badge, type Tone } from '../ui/parts.tsx'
import { type Payable, type PaymentState, paymentState } from './invoice.ts'

const tones: Record<PaymentState, Tone> = {
  paid: 'good',
  partly_paid: 'warn',
  due: 'warn',
  overdue: 'bad',
  retained: 'quiet',
  overpaid: 'good',
  cancelled: 'quiet',
  credit: 'quiet',
}

/** Whether it is paid, in a word. `today` is the day in the company's zone, `YYYY-MM-DD`. */
export const PaymentBadge = ({ invoice, today }: { invoice: Payable; today: string }) => {
  const state = paymentState(invoice, today)
  return <Badge tone={tones[state]}>{useWords().invoices.states[state]}</Badge>
}
