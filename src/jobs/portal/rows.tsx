import type { RowOf } from '../../db/reach.ts'
import { useLocale } from '../../i18n/locale.ts'
import { Badge, Icon, type Tone } from '../../ui/parts.tsx'
import type { JobStatus } from '../job.ts'
import { jobs, jobTypes, serviceCategories } from '../schema.ts'

/** What a customer sees of a job; read with joins to its type and category. */
export const jobColumns = {
  id: jobs.id,
  title: jobs.title,
  location: jobs.location,
  status: jobs.status,
  visitCount: jobs.visitCount,
  active: jobs.active,
  createdAt: jobs.createdAt,
  type: jobTypes.names,
  category: serviceCategories.names,
}
export type JobRow = RowOf<typeof jobColumns>

const tones: Record<JobStatus, Tone> = { open: 'warn', in_progress: 'busy', completed: 'good', cancelled: 'quiet' }

export const JobStatusBadge = ({ status }: { status: JobStatus }) => (
  <Badge tone={tones[status]}>{useLocale().words.jobs.statuses[status]}</Badge>
)

/** Type and service category in the reader's language. */
export const JobKind = ({ job }: { job: Pick<JobRow, 'type' | 'category'> }) => {
  const { language } = useLocale()
  return (
    <>
      {job.category[language]} · {job.type[language]}
    </>
  )
}

/** Jobs as a list, each row a link to its page. */
export const JobList = ({ rows }: { rows: JobRow[] }) => {
  const { words } = useLocale()
  return (
    <ul class="rows">
      {rows.map((job) => (
        <li class="row job" id={`job-${job.id}`}>
          <div class="grow">
            <a class="lead whole" href={`/portal/jobs/${job.id}`}>
              {job.title}
            </a>
            <p class="kind">
              <JobKind job={job} />
            </p>
            <p class="note">
              <Icon name="pin" />
              {job.location ?? words.jobs.noLocation}
            </p>
          </div>
          <div class="aside">
            <JobStatusBadge status={job.status} />
            <span class="note">{words.jobs.visitCount(job.visitCount)}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}
