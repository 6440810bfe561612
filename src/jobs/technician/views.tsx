import { FilesSection } from '../../attachments/tile.tsx'
import { useWords } from '../../i18n/locale.ts'
import { Live } from '../../ui/live.tsx'
import { Empty, Fact, Heading, PhoneLink } from '../../ui/parts.tsx'
import { VisitList } from '../../visits/technician/rows.tsx'
import { JobKind, JobStatusBadge } from '../status.tsx'
import type { FoundJob } from './queries.ts'

export const JobPage = ({ job }: { job: FoundJob }) => {
  const words = useWords()
  return (
    <>
      <a class="back" href="/admin/visits">
        {words.admin.myVisits}
      </a>
      <Live id="job">
        <Heading>{job.title}</Heading>
        <dl class="facts card">
          <Fact name={words.jobs.status}>
            <JobStatusBadge status={job.status} />
          </Fact>
          <Fact name={words.admin.customer}>
            {job.customer}
            {job.phone && (
              <>
                <br />
                <PhoneLink phone={job.phone} icon="phone" />
              </>
            )}
          </Fact>
          <Fact name={words.jobs.location}>{job.location ?? job.address.split('\n').join(', ')}</Fact>
          <Fact name={words.jobs.type}>
            <JobKind job={job} />
          </Fact>
          {job.reference && <Fact name={words.jobs.reference}>{job.reference}</Fact>}
          {job.scope && <Fact name={words.jobs.scope}>{job.scope}</Fact>}
          {job.internalNotes && <Fact name={words.admin.internalNotes}>{job.internalNotes}</Fact>}
        </dl>
        <section>
          <h2>{words.admin.myVisits}</h2>
          {job.visits.length > 0 ? (
            <VisitList rows={job.visits} />
          ) : (
            <Empty icon="calendar">{words.admin.noneOwn}</Empty>
          )}
        </section>
        <FilesSection title={words.files.title} home="/admin" rows={job.files} />
      </Live>
    </>
  )
}
