import { customers } from '../../customers/schema.ts'
import type { RowOf } from '../../db/reach.ts'
import { useWords } from '../../i18n/locale.ts'
import { jobs } from '../../jobs/schema.ts'
import { Icon } from '../../ui/parts.tsx'
import { Leaf, When } from '../../ui/values.tsx'
import { visits } from '../schema.ts'
import { VisitStatusBadge } from '../status.tsx'

/** What staff see of a visit in a list; read with joins to its job and customer. */
export const visitColumns = {
  id: visits.id,
  startAt: visits.startAt,
  endAt: visits.endAt,
  status: visits.status,
  comments: visits.comments,
  technicianIds: visits.technicianIds,
  job: jobs.title,
  location: jobs.location,
  customer: customers.name,
}
export type VisitRow = RowOf<typeof visitColumns>

/** Someone of the team, by name. */
export interface Named {
  id: string
  name: string
}

/** The names of those who go, in the order of the team; whoever the team no longer knows is left out. */
export const namesOf = (ids: string[], team: Named[]): string =>
  team
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(', ')

/** Visits as a list: when, for whom, what and where; who goes where the page knows the `team` (see `teamOf`). */
export const VisitList = ({ rows, team }: { rows: VisitRow[]; team?: Named[] }) => {
  const words = useWords()
  return (
    <ul class="rows">
      {rows.map((visit) => (
        <li class={`row visit ${visit.status}`} id={`visit-${visit.id}`}>
          <Leaf at={visit.startAt} />
          <p class="lead">
            <a class="whole" href={`/admin/visits/${visit.id}`}>
              <When start={visit.startAt} end={visit.endAt} />
            </a>
          </p>
          <VisitStatusBadge status={visit.status} />
          <div class="below">
            <p>
              {visit.customer} · {visit.job}
            </p>
            <p class="note">
              <Icon name="pin" />
              {visit.location ?? words.jobs.noLocation}
            </p>
            {team && (
              <p class="note">
                <Icon name="team" />
                {namesOf(visit.technicianIds, team) || words.siteVisits.nobody}
              </p>
            )}
            {visit.comments && <p class="comments">{visit.comments}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
