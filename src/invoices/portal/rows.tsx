import type { RowOf } from '../../db/reach.ts'
import { useLocale } from '../../i18n/locale.ts'
import { calendarDay, money } from '../../ui/format.ts'
import { Money, Unbroken } from '../../ui/values.tsx'
import { payableColumns } from '../columns.ts'
import { balanceCents, lastDayToPay } from '../invoice.ts'
import { listTitleOf, signedTotal } from '../kinds.ts'
import { PaymentBadge } from '../payment.tsx'
import { invoices } from '../schema.ts'

/** What a customer sees of an issued invoice in a list. */
export const invoiceColumns = {
  id: invoices.id,
  number: invoices.number,
  sequence: invoices.sequence,
  issuedOn: invoices.issuedOn,
  ...payableColumns,
}
export type InvoiceRow = RowOf<typeof invoiceColumns>

/** Invoices as a list, each row a link to its page. What is still owed stands out, with the last day to pay it. */
export const InvoiceList = ({ rows, today }: { rows: InvoiceRow[]; today: string }) => {
  const locale = useLocale()
  const words = locale.words.invoices
  return (
    <ul class="rows">
      {rows.map((invoice) => {
        const balance = balanceCents(invoice)
        return (
          <li class="row invoice" id={`invoice-${invoice.id}`}>
            <div class="grow">
              <a class="lead whole" href={`/portal/invoices/${invoice.id}`}>
                <Unbroken text={listTitleOf(invoice, locale.words) ?? ''} />
              </a>
              <p class="note">
                {balance > 0
                  ? words.dueOn(calendarDay(locale, lastDayToPay(invoice, today)))
                  : invoice.issuedOn && words.issuedOn(calendarDay(locale, invoice.issuedOn))}
              </p>
            </div>
            <div class="aside">
              <strong>
                <Money cents={balance || signedTotal(invoice)} />
              </strong>
              <PaymentBadge invoice={invoice} today={today} />
              {invoice.paidCents > 0 && balance > 0 && (
                <span class="note">{words.outOf(money(locale, invoice.totalCents))}</span>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
