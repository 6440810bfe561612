import type { RowOf } from '../../db/reach.ts'
import { Day, Money } from '../../ui/values.tsx'
import { PaymentBadge, Remainder } from '../payment.tsx'
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

/** Invoices as a list, each row a link to its page. */
export const InvoiceList = ({ rows, today }: { rows: InvoiceRow[]; today: string }) => (
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
          <Remainder invoice={invoice} />
        </div>
      </li>
    ))}
  </ul>
)
