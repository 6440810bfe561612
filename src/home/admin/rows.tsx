import { useLocale } from '../../i18n/locale.ts'
import type { InvoiceRow } from '../../invoices/admin/rows.tsx'
import { balanceCents } from '../../invoices/invoice.ts'
import type { MailRow } from '../../mail/admin/rows.tsx'
import type { RequestRow } from '../../requests/admin/rows.tsx'
import { daysBetween } from '../../time/days.ts'
import { dayOf, hours, momentOf, todayIn } from '../../ui/format.ts'
import { Badge } from '../../ui/parts.tsx'
import { Money } from '../../ui/values.tsx'

/*
 * What waits, a line each: who, since when, and a link to where something is done about it. `today` is the day in the
 * company's zone, `YYYY-MM-DD`.
 */

/** Requests by how long they wait, in days of the calendar. */
export const WaitingList = ({ rows, today }: { rows: RequestRow[]; today: string }) => {
  const locale = useLocale()
  const { timeZone, words } = locale
  return (
    <ul class="rows">
      {rows.map((request) => {
        const days = daysBetween(todayIn(timeZone, request.createdAt), today)
        return (
          <li class="row stack" id={`request-${request.id}`}>
            <div class="grow">
              <a class="lead whole" href={`/admin/requests/${request.id}`}>
                {request.customer}
              </a>
              <p>{request.job}</p>
              <p class="note">
                {words.today.wishes(dayOf(locale, request.startAt), hours(locale, request.startAt, request.endAt))}
              </p>
            </div>
            <div class="aside">
              <Badge tone={days > 1 ? 'warn' : 'busy'}>{words.today.waits(days)}</Badge>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** Overdue invoices: how late, and what is left to pay. */
export const OverdueList = ({ rows, today }: { rows: InvoiceRow[]; today: string }) => {
  const { words } = useLocale()
  return (
    <ul class="rows">
      {rows.map((invoice) => (
        <li class="row stack" id={`invoice-${invoice.id}`}>
          <div class="grow">
            <a class="lead whole" href={`/admin/invoices/${invoice.id}`}>
              {invoice.customer}
            </a>
            <p class="note">{invoice.number}</p>
          </div>
          <div class="aside">
            <strong>
              <Money cents={balanceCents(invoice)} />
            </strong>
            {invoice.dueOn && <Badge tone="bad">{words.today.late(daysBetween(invoice.dueOn, today))}</Badge>}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Mails that did not leave, or may not have. */
export const UnsentList = ({ rows }: { rows: MailRow[] }) => {
  const locale = useLocale()
  const words = locale.words.mails
  return (
    <ul class="rows">
      {rows.map((mail) => (
        <li class="row stack" id={`mail-${mail.id}`}>
          <div class="grow">
            <a class="lead whole" href={`/admin/mails#mail-${mail.id}`}>
              {mail.toName}
            </a>
            <p>{words.messages[mail.message]}</p>
            <p class="note">{words.writtenOn(momentOf(locale, mail.createdAt))}</p>
          </div>
          <div class="aside">
            <Badge tone={mail.status === 'failed' ? 'bad' : 'warn'}>{words.statuses[mail.status]}</Badge>
          </div>
        </li>
      ))}
    </ul>
  )
}
