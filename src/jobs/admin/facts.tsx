import type { Child } from 'hono/jsx'
import { useLocale } from '../../i18n/locale.ts'
import { dayOf } from '../../ui/format.ts'
import { Fact } from '../../ui/parts.tsx'
import { SeenBy } from '../../ui/seen-by.tsx'
import { TagLinks } from '../../ui/tags.tsx'
import { JobKind, JobStatusBadge } from '../status.tsx'
import type { JobRecord } from './record.ts'

/** What there is to know of a job: what its customer sees, and apart from it what staff alone see. */
export const Facts = ({ job }: { job: JobRecord }) => {
  const locale = useLocale()
  const { admin, editing, jobRecord, jobs } = locale.words
  return (
    <>
      <Part who="customer" title={jobRecord.forCustomer}>
        <Fact name={jobs.status}>
          <JobStatusBadge status={job.status} />
        </Fact>
        <Fact name={jobs.type}>
          <JobKind job={job} />
        </Fact>
        <Fact name={jobs.location}>{job.location ?? jobs.noLocation}</Fact>
        {job.reference && <Fact name={jobs.reference}>{job.reference}</Fact>}
        {job.scope && <Fact name={jobs.scope}>{job.scope}</Fact>}
      </Part>
      <Part who="staff" title={jobRecord.forStaff}>
        <Fact name={admin.internalNotes}>{job.internalNotes ?? jobRecord.noNotes}</Fact>
        <Fact name={jobRecord.since}>{dayOf(locale, job.createdAt)}</Fact>
        {job.tags.length > 0 && (
          <Fact name={editing.tags}>
            <TagLinks path="/admin/jobs" tags={job.tags} />
          </Fact>
        )}
      </Part>
    </>
  )
}

const Part = ({ who, title, children }: { who: 'customer' | 'staff'; title: string; children?: Child }) => (
  <section class={`card part ${who}`}>
    <h2>
      {title} <SeenBy who={who} />
    </h2>
    <dl class="facts">{children}</dl>
  </section>
)
