import { FileList } from '../../attachments/admin/rows.tsx'
import { useWords } from '../../i18n/locale.ts'
import { InvoiceList } from '../../invoices/admin/rows.tsx'
import { JobList } from '../../jobs/admin/rows.tsx'
import { RequestList } from '../../requests/admin/rows.tsx'
import { Some } from '../../ui/list.tsx'
import { VisitList } from '../../visits/admin/rows.tsx'
import type { FoundCustomer } from './overview.ts'

/** Jobs, visits, requests and invoices of the customer: the first of each, and the way to all. */
export const Theirs = ({ customer, today }: { customer: FoundCustomer; today: string }) => {
  const { customers, files } = useWords()
  const { jobs, visits, requests, invoices } = customers
  const of = `?customer=${customer.id}`
  return (
    <>
      <Some title={jobs.title} none={jobs.none} icon="hammer" any={customer.jobs.length > 0}>
        <JobList rows={customer.jobs} kinds={customer.kinds} />
        <a class="more" href={`/admin/jobs${of}`}>
          {jobs.all}
        </a>
      </Some>
      <Some title={visits.coming} none={visits.noneComing} icon="calendar" any={customer.coming.length > 0}>
        <VisitList rows={customer.coming} team={customer.team} />
      </Some>
      <Some title={visits.last} none={visits.noneLast} icon="calendar" any={customer.last.length > 0}>
        <VisitList rows={customer.last} team={customer.team} />
        <a class="more" href={`/admin/visits${of}`}>
          {visits.all}
        </a>
      </Some>
      {customer.files.length > 0 && (
        <section>
          <h2>{files.title}</h2>
          <FileList rows={customer.files} />
        </section>
      )}
      <Some title={requests.title} none={requests.none} icon="inbox" any={customer.requests.length > 0}>
        <RequestList rows={customer.requests} />
      </Some>
      <Some title={invoices.title} none={invoices.none} icon="receipt" any={customer.invoices.length > 0}>
        <InvoiceList rows={customer.invoices} today={today} />
        <a class="more" href={`/admin/invoices${of}`}>
          {invoices.all}
        </a>
      </Some>
    </>
  )
}
