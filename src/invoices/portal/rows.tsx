import type { RowOf } from '../../db/reach.ts'
import { useWords } from '../../i18n/locale.ts'
import { Badge, type Tone } from '../../ui/parts.tsx'
import { Day, Money } from '../../ui/values.tsx'
import { balanceCents, type Payable, type PaymentState, paymentState } from '../invoice.ts'
import { invoices } from '../schema.ts'

/** What a customer sees of an issued invoice in a list. */
export const invoiceColumns = {
  id: invoices.id,
  number: invoices.number,
  sequence: invoices.sequence,
  issuedOn: invoices.issuedOn,
  dueOn: invoices.dueOn,
  status: invoices.status,
  totalCents: invoices.totalCents,
  paidCents: invoices.paidCents,
}
export type InvoiceRow = RowOf<typeof invoiceColumns>

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

/** Invoices as a list, each row a link to its page. */
export const InvoiceList = ({ rows, today }: { rows: InvoiceRow[]; today: string }) => {
  const words = useWords()
  return (
    <ul class="rows">
      {rows.map((invoice) => (
        <li class="row invoice" id={`invoice-${invoice.id}`}>
          <div class="grow">
            <a class="lead whole" href={`/portal/invoices/${invoice.id}`}>
              {invoice.number}
            </a>
            <p class="note">{invoice.issuedOn && <Day day={invoice.issuedOn} />}</p>
          </div>
          <div class="aside">
            <strong>
              <Money cents={invoice.totalCents} />
            </strong>
            <PaymentBadge invoice={invoice} today={today} />
            {invoice.paidCents > 0 && balanceCents(invoice) > 0 && (
              <span class="note">
                {words.invoices.balance} <Money cents={balanceCents(invoice)} />
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
