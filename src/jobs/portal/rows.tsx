import type { RowOf } from '../../db/reach.ts'
import { useWords } from '../../i18n/locale.ts'
import { Icon } from '../../ui/parts.tsx'
import { jobs, jobTypes, serviceCategories } from '../schema.ts'
import { JobKind, JobStatusBadge } from '../status.tsx'

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

/** Jobs as a list, each row a link to its page. */
export const JobList = ({ rows }: { rows: JobRow[] }) => {
  const words = useWords()
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
