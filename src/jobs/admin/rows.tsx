import { customers } from '../../customers/schema.ts'
import type { RowOf } from '../../db/reach.ts'
import { useWords } from '../../i18n/locale.ts'
import { Icon } from '../../ui/parts.tsx'
import { TagLinks } from '../../ui/tags.tsx'
import { type Kind, kindOf } from '../kinds.ts'
import { jobs, jobTypes, serviceCategories } from '../schema.ts'
import { JobKind, JobStatusBadge } from '../status.tsx'

/** What staff see of a job in a list; read with a join to its customer, and with the company's kinds beside it. */
export const jobColumns = {
  id: jobs.id,
  title: jobs.title,
  location: jobs.location,
  status: jobs.status,
  visitCount: jobs.visitCount,
  tags: jobs.tags,
  typeId: jobs.typeId,
  active: jobs.active,
  createdAt: jobs.createdAt,
  titleKey: jobs.titleKey,
  customer: customers.name,
}
export type JobRow = RowOf<typeof jobColumns>

/** A type with its category; see `kindsOf`. */
export const kindColumns = {
  id: jobTypes.id,
  type: jobTypes.names,
  categoryId: jobTypes.categoryId,
  category: serviceCategories.names,
  archivedAt: jobTypes.archivedAt,
  categoryArchivedAt: serviceCategories.archivedAt,
}

/** Jobs as a list, each with whose it is; `kinds` are those of the company. */
export const JobList = ({ rows, kinds }: { rows: JobRow[]; kinds: Kind[] }) => {
  const words = useWords()
  return (
    <ul class="rows">
      {rows.map((job) => {
        const kind = kindOf(kinds, job.typeId)
        return (
          <li class="row job" id={`job-${job.id}`}>
            <div class="grow">
              <a class="lead whole" href={`/admin/jobs/${job.id}`}>
                {job.title}
              </a>
              <p>{job.customer}</p>
              {kind && (
                <p class="kind">
                  <JobKind job={kind} />
                </p>
              )}
              <p class="note">
                <Icon name="pin" />
                {job.location ?? words.jobs.noLocation}
              </p>
              <TagLinks path="/admin/jobs" tags={job.tags} />
            </div>
            <div class="aside">
              <JobStatusBadge status={job.status} />
              <span class="note">{words.jobs.visitCount(job.visitCount)}</span>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
