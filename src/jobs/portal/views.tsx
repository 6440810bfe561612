import { FilesSection } from '../../attachments/tile.tsx'
import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { InvoiceList } from '../../invoices/portal/rows.tsx'
import { AskButton } from '../../requests/portal/rows.tsx'
import { Live } from '../../ui/live.tsx'
import { Empty, Fact, Heading, Pager } from '../../ui/parts.tsx'
import { useIsOpen } from '../../ui/sections.ts'
import { VisitList, type VisitRow } from '../../visits/portal/rows.tsx'
import { JobKind, JobStatusBadge } from '../status.tsx'
import type { findJob } from './queries.ts'
import { JobList, type JobRow } from './rows.tsx'

export const JobsPage = ({ page, paged }: { page: Page<JobRow>; paged: boolean }) => {
  const words = useWords()
  return (
    <>
      <div class="titled">
        <Heading>{words.jobs.title}</Heading>
        <AskButton />
      </div>
      <Live id="jobs">
        {page.rows.length > 0 ? <JobList rows={page.rows} /> : <Empty icon="hammer">{words.jobs.none}</Empty>}
        <Pager path="/portal/jobs" filter={{}} next={page.next} paged={paged} />
      </Live>
    </>
  )
}

type Job = NonNullable<Awaited<ReturnType<typeof findJob>>>

export const JobPage = ({ job, today, withInvoices }: { job: Job; today: string; withInvoices: boolean }) => {
  const words = useWords()
  const [withVisits, opensInvoices] = [useIsOpen('visits'), useIsOpen('invoices')]
  return (
    <>
      <a class="back" href="/portal/jobs">
        {words.jobs.title}
      </a>
      <Live id="job">
        <Heading>{job.title}</Heading>
        <AskButton job={job.id} />
        <dl class="facts card">
          <Fact name={words.jobs.status}>
            <JobStatusBadge status={job.status} />
          </Fact>
          <Fact name={words.jobs.type}>
            <JobKind job={job} />
          </Fact>
          <Fact name={words.jobs.location}>{job.location ?? words.jobs.noLocation}</Fact>
          {job.reference && <Fact name={words.jobs.reference}>{job.reference}</Fact>}
          {job.scope && <Fact name={words.jobs.scope}>{job.scope}</Fact>}
        </dl>
        {withVisits && (
          <section>
            <h2>{words.jobs.visitCount(job.visitCount)}</h2>
            {job.visitCount === 0 && <Empty icon="calendar">{words.jobs.noVisits}</Empty>}
            <VisitsOf title={words.visits.upcoming} rows={job.upcoming} />
            <VisitsOf title={words.visits.past} rows={job.past} />
          </section>
        )}
        <FilesSection title={words.files.forCustomer} home="/portal" rows={job.files} />
        {withInvoices && opensInvoices && (
          <section>
            <h2>{words.invoices.short}</h2>
            {job.invoices.length > 0 ? (
              <InvoiceList rows={job.invoices} today={today} />
            ) : (
              <Empty icon="receipt">{words.jobs.noInvoices}</Empty>
            )}
          </section>
        )}
      </Live>
    </>
  )
}

const VisitsOf = ({ title, rows }: { title: string; rows: VisitRow[] }) =>
  rows.length > 0 ? (
    <>
      <h3>{title}</h3>
      <VisitList rows={rows} withJob={false} />
    </>
  ) : null
