import { customers } from '../../customers/schema.ts'
import type { RowOf } from '../../db/reach.ts'
import { useLocale } from '../../i18n/locale.ts'
import { Badge, Icon, type Tone } from '../../ui/parts.tsx'
import type { JobStatus } from '../job.ts'
import { jobs, jobTypes, serviceCategories } from '../schema.ts'

/** What staff see of a job in a list; read with joins to its customer, type and category. */
export const jobColumns = {
  id: jobs.id,
  title: jobs.title,
  location: jobs.location,
  status: jobs.status,
  visitCount: jobs.visitCount,
  active: jobs.active,
  createdAt: jobs.createdAt,
  customer: customers.name,
  type: jobTypes.names,
  category: serviceCategories.names,
}
export type JobRow = RowOf<typeof jobColumns>

const tones: Record<JobStatus, Tone> = { open: 'warn', in_progress: 'busy', completed: 'good', cancelled: 'quiet' }

/** Jobs as a list, each with whose it is. */
export const JobList = ({ rows }: { rows: JobRow[] }) => {
  const { language, words } = useLocale()
  return (
    <ul class="rows">
      {rows.map((job) => (
        <li class="row job" id={`job-${job.id}`}>
          <div class="grow">
            <p class="lead">{job.title}</p>
            <p>{job.customer}</p>
            <p class="kind">
              {job.category[language]} · {job.type[language]}
            </p>
            <p class="note">
              <Icon name="pin" />
              {job.location ?? words.jobs.noLocation}
            </p>
          </div>
          <div class="aside">
            <Badge tone={tones[job.status]}>{words.jobs.statuses[job.status]}</Badge>
            <span class="note">{words.jobs.visitCount(job.visitCount)}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}
