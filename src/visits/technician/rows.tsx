import { customers } from '../../customers/schema.ts'
import type { RowOf } from '../../db/reach.ts'
import { useWords } from '../../i18n/locale.ts'
import { jobs } from '../../jobs/schema.ts'
import { Icon, PhoneLink } from '../../ui/parts.tsx'
import { Leaf, When } from '../../ui/values.tsx'
import { visits } from '../schema.ts'
import { VisitStatusBadge } from '../status.tsx'

/** What a technician sees of a visit: where to go, for whom, and what to know. */
export const visitColumns = {
  id: visits.id,
  startAt: visits.startAt,
  endAt: visits.endAt,
  status: visits.status,
  comments: visits.comments,
  internalNotes: visits.internalNotes,
  jobId: jobs.id,
  job: jobs.title,
  location: jobs.location,
  customer: customers.name,
  phone: customers.phone,
}
export type VisitRow = RowOf<typeof visitColumns>

/** A technician's visits as a list, each with the way to call. */
export const VisitList = ({ rows }: { rows: VisitRow[] }) => {
  const words = useWords()
  return (
    <ul class="rows">
      {rows.map((visit) => (
        <li class={`row visit ${visit.status}`} id={`visit-${visit.id}`}>
          <Leaf at={visit.startAt} />
          <p class="lead">
            <When start={visit.startAt} end={visit.endAt} />
          </p>
          <VisitStatusBadge status={visit.status} />
          <div class="below">
            <p>
              {visit.customer} · <a href={`/admin/jobs/${visit.jobId}`}>{visit.job}</a>
            </p>
            <p class="note">
              <Icon name="pin" />
              {visit.location ?? words.jobs.noLocation}
            </p>
            {visit.phone && (
              <p>
                <PhoneLink phone={visit.phone} icon="phone" />
              </p>
            )}
            {visit.comments && <p class="comments">{visit.comments}</p>}
            {visit.internalNotes && <p class="note">{visit.internalNotes}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
