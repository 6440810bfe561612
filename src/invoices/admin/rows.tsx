import { customers } from '../../customers/schema.ts'
import type { RowOf } from '../../db/reach.ts'
import { useLocale } from '../../i18n/locale.ts'
import { calendarDay, todayIn } from '../../ui/format.ts'
import { Badge } from '../../ui/parts.tsx'
import { Day, Money } from '../../ui/values.tsx'
import { payableColumns } from '../columns.ts'
import { balanceCents, lastDayToPay, type Payable } from '../invoice.ts'
import { kindWord, listTitleOf, signedTotal } from '../kinds.ts'
import { PaymentBadge } from '../payment.tsx'
import { invoices } from '../schema.ts'

/** What staff see of an invoice in a list; read with a join to its customer. */
export const invoiceColumns = {
  id: invoices.id,
  number: invoices.number,
  sequence: invoices.sequence,
  issuedOn: invoices.issuedOn,
  ...payableColumns,
  openedAt: invoices.openedAt,
  createdAt: invoices.createdAt,
  netCents: invoices.netCents,
  vatCents: invoices.vatCents,
  customerId: customers.id,
  customer: customers.name,
}
export type InvoiceRow = RowOf<typeof invoiceColumns>

/** Whether it is paid, or that it is a draft, of which there is nothing to pay yet. */
export const StateBadge = ({ invoice, today }: { invoice: Payable; today: string }) => {
  const { words } = useLocale()
  if (invoice.status === 'draft') return <Badge tone="quiet">{words.admin.draft}</Badge>
  return <PaymentBadge invoice={invoice} today={today} />
}

/** Since when someone at the customer has known the document, as far as the portal tells. */
export const Opened = ({ at }: { at: Date | null }) => {
  const locale = useLocale()
  const words = locale.words.receiving
  return <>{at ? words.opened(calendarDay(locale, todayIn(locale.timeZone, at))) : words.notOpened}</>
}

/** Invoices as a list, each with whose it is. `today` is the day in the company's zone, `YYYY-MM-DD`. */
export const InvoiceList = ({ rows, today }: { rows: InvoiceRow[]; today: string }) => {
  const locale = useLocale()
  const { drafting, invoices: words } = locale.words
  return (
    <ul class="rows">
      {rows.map((invoice) => {
        const balance = balanceCents(invoice)
        return (
          <li class="row invoice" id={`invoice-${invoice.id}`}>
            <div class="grow">
              <a class="lead whole" href={`/admin/invoices/${invoice.id}`}>
                {invoice.customer}
              </a>
              {invoice.status === 'draft' && (
                <p class="note">
                  {kindWord(invoice, locale.words)} ·{' '}
                  {drafting.begunOn(calendarDay(locale, todayIn(locale.timeZone, invoice.createdAt)))}
                </p>
              )}
              {invoice.issuedOn && (
                <p class="note">
                  {listTitleOf(invoice, locale.words)} · <Day day={invoice.issuedOn} />
                </p>
              )}
              {balance > 0 && <p class="note">{words.dueOn(calendarDay(locale, lastDayToPay(invoice, today)))}</p>}
              {(balance > 0 || invoice.openedAt) && (
                <p class="note">
                  <Opened at={invoice.openedAt} />
                </p>
              )}
            </div>
            <div class="aside">
              <strong>
                <Money cents={signedTotal(invoice)} />
              </strong>
              <StateBadge invoice={invoice} today={today} />
              {invoice.paidCents > 0 && balance > 0 && (
                <span class="note">
                  {words.balance} <Money cents={balance} />
                </span>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
