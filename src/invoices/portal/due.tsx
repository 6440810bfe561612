import { useLocale } from '../../i18n/locale.ts'
import { calendarDay, money } from '../../ui/format.ts'
import { Money } from '../../ui/values.tsx'
import { balanceCents, dueNowCents, lastDayToPay, owedCents, type Payable, paymentState } from '../invoice.ts'
import { PaymentBadge } from '../payment.tsx'

interface Props {
  invoice: Payable
  /** `YYYY-MM-DD`. */
  today: string
  /** Whether the customer said to have paid it all: nobody who has is reminded. */
  isSaid: boolean
}

/** What of an invoice is to pay now, large, and until when; where nothing is, why. */
export const Due = ({ invoice, today, isSaid }: Props) => {
  const locale = useLocale()
  const { receiving: words, invoices } = locale.words
  const due = dueNowCents(invoice, today)
  const keptCents = balanceCents(invoice) - due
  const name = due > 0 ? words.toPay : invoice.kind === 'credit_note' ? words.credited : invoices.total
  const stand = useStand(invoice, today)
  return (
    <>
      <p class="amount">
        <span class="note">{name}</span>
        <Money cents={due > 0 ? due : invoice.totalCents} />
        <PaymentBadge invoice={invoice} today={today} />
      </p>
      {!isSaid && <p>{stand}</p>}
      {keptCents > 0 && invoice.retentionDueOn && (
        <p>{words.kept(money(locale, keptCents), calendarDay(locale, invoice.retentionDueOn))}</p>
      )}
    </>
  )
}

/** Where the payment stands, in a sentence. */
function useStand(invoice: Payable, today: string): string {
  const locale = useLocale()
  const words = locale.words.receiving
  const lastDay = calendarDay(locale, lastDayToPay(invoice, today))
  switch (paymentState(invoice, today)) {
    case 'credit':
      return words.means.credit_note
    case 'overpaid':
      return [invoice.status === 'cancelled' && words.cancelled, words.overpaid(money(locale, -owedCents(invoice)))]
        .filter(Boolean)
        .join(' ')
    case 'cancelled':
      return words.cancelled
    case 'paid':
      return words.settled
    case 'retained':
      return words.nothingNow
    case 'overdue':
      return words.late(lastDay)
    default:
      return words.until(lastDay)
  }
}
