import type { RowOf } from '../../db/reach.ts'
import { CalendarLink } from '../../feeds/link.tsx'
import { useWords } from '../../i18n/locale.ts'
import { jobs } from '../../jobs/schema.ts'
import { visitRequests } from '../../requests/schema.ts'
import { Icon } from '../../ui/parts.tsx'
import { useIsOpen, useMayAsk } from '../../ui/sections.ts'
import { Leaf, When } from '../../ui/values.tsx'
import { OnSite } from '../on-site.tsx'
import { visits } from '../schema.ts'
import { VisitStatusBadge } from '../status.tsx'

/** What a customer sees of a visit; read with a join to its job, and to its open request where there is one. */
export const visitColumns = {
  id: visits.id,
  startAt: visits.startAt,
  endAt: visits.endAt,
  status: visits.status,
  comments: visits.comments,
  arrivedAt: visits.arrivedAt,
  leftAt: visits.leftAt,
  jobId: jobs.id,
  jobTitle: jobs.title,
  location: jobs.location,
  requestId: visitRequests.id,
  requestKind: visitRequests.kind,
}
export type VisitRow = RowOf<typeof visitColumns, 'visit_requests'>

/** Visits as a list, the same on the home page, on the page of visits and, without its title, on a job's page. */
export const VisitList = ({ rows, withJob = true }: { rows: VisitRow[]; withJob?: boolean }) => {
  const linked = useIsOpen('jobs')
  return (
    <ul class="rows">
      {rows.map((visit) => (
        <li class={`row visit ${visit.status}`} id={`visit-${visit.id}`}>
          <Leaf at={visit.startAt} />
          <p class="lead">
            <When start={visit.startAt} end={visit.endAt} />
          </p>
          {/* That a coming visit is planned goes without saying. */}
          {visit.status !== 'planned' && <VisitStatusBadge status={visit.status} />}
          <div class="below">
            <OnSite visit={visit} />
            {withJob &&
              (linked ? <a href={`/portal/jobs/${visit.jobId}`}>{visit.jobTitle}</a> : <p>{visit.jobTitle}</p>)}
            {withJob && visit.location && (
              <p class="note">
                <Icon name="pin" />
                {visit.location}
              </p>
            )}
            {visit.comments && <p class="comments">{visit.comments}</p>}
            <CalendarLink home="/portal" visit={visit} />
            <Changing visit={visit} />
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What has been asked for of a visit to come, or the ways to ask for it. */
const Changing = ({ visit: { id, requestId, requestKind, status, endAt } }: { visit: VisitRow }) => {
  const { requests } = useWords()
  const [isOpen, mayAsk] = [useIsOpen('requests'), useMayAsk()]
  if (requestId && requestKind && isOpen)
    return (
      <a class="more" href={`/portal/requests/${requestId}`}>
        {requests.open[requestKind]}
      </a>
    )
  if (!mayAsk || status !== 'planned' || endAt <= new Date()) return null
  return (
    <p class="changing">
      {(['move', 'cancel'] as const).map((kind) => (
        <a href={`/portal/requests/new?kind=${kind}&visit=${id}`}>{requests[kind]}</a>
      ))}
    </p>
  )
}
