import { useWords } from '../../i18n/locale.ts'
import { InvoiceList, type InvoiceRow } from '../../invoices/admin/rows.tsx'
import { RequestList, type RequestRow } from '../../requests/admin/rows.tsx'
import { Empty, Heading } from '../../ui/parts.tsx'
import { VisitList, type VisitRow } from '../../visits/admin/rows.tsx'

interface Props {
  waiting: RequestRow[]
  next: VisitRow[]
  overdue: InvoiceRow[]
  today: string
}

export const DashboardPage = ({ waiting, next, overdue, today }: Props) => {
  const { admin, home, trail } = useWords()
  return (
    <>
      <Heading>{admin.title}</Heading>
      <section>
        <h2>{admin.waiting}</h2>
        {waiting.length > 0 ? <RequestList rows={waiting} /> : <Empty icon="inbox">{admin.noneWaiting}</Empty>}
        <a class="more" href="/admin/requests">
          {admin.allRequests}
        </a>
      </section>
      <section>
        <h2>{admin.nextVisits}</h2>
        {next.length > 0 ? <VisitList rows={next} /> : <Empty icon="calendar">{admin.noneNext}</Empty>}
        <a class="more" href="/admin/visits">
          {home.allVisits}
        </a>
      </section>
      <section>
        <h2>{admin.overdue}</h2>
        {overdue.length > 0 ? (
          <InvoiceList rows={overdue} today={today} />
        ) : (
          <Empty icon="receipt">{admin.noneOverdue}</Empty>
        )}
        <a class="more" href="/admin/invoices">
          {home.allInvoices}
        </a>
      </section>
      <a class="more" href="/admin/trail">
        {trail.title}
      </a>
    </>
  )
}
