import { customers } from '../../customers/schema.ts'
import type { RowOf } from '../../db/reach.ts'
import { useLocale } from '../../i18n/locale.ts'
import { jobs } from '../../jobs/schema.ts'
import { hours } from '../../ui/format.ts'
import { Icon, MapLink, PhoneLink } from '../../ui/parts.tsx'
import { Leaf, When } from '../../ui/values.tsx'
import { OnSite } from '../on-site.tsx'
import { visits } from '../schema.ts'
import { VisitStatusBadge } from '../status.tsx'
import { Presses } from './presence/presses.tsx'

/** What a technician sees of a visit: where to go, for whom, and what to know. */
export const visitColumns = {
  id: visits.id,
  startAt: visits.startAt,
  endAt: visits.endAt,
  status: visits.status,
  comments: visits.comments,
  internalNotes: visits.internalNotes,
  arrivedAt: visits.arrivedAt,
  leftAt: visits.leftAt,
  version: visits.version,
  customerId: customers.id,
  jobId: jobs.id,
  job: jobs.title,
  location: jobs.location,
  customer: customers.name,
  address: customers.address,
  phone: customers.phone,
  mobile: customers.mobile,
}
export type VisitRow = RowOf<typeof visitColumns>

interface ListProps {
  rows: VisitRow[]
  /** Where one comes back to after a press; without, there is nothing to press. */
  back?: string | undefined
  /** Whether the page says the day already. */
  ofOneDay?: boolean
  /** Whether the page is the visit's own, which has its comments in a form. */
  own?: boolean
}

/** A technician's visits as a list, each with the way there and the way to call. */
export const VisitList = ({ rows, back, ofOneDay = false, own = false }: ListProps) => {
  const locale = useLocale()
  return (
    <ul class="rows">
      {rows.map((visit) => {
        const when = ofOneDay ? (
          <time datetime={visit.startAt.toISOString()}>{hours(locale, visit.startAt, visit.endAt)}</time>
        ) : (
          <When start={visit.startAt} end={visit.endAt} />
        )
        return (
          <li class={`row visit ${visit.status}`} id={`visit-${visit.id}`}>
            <Leaf at={visit.startAt} />
            <p class="lead">{own ? when : <a href={`/admin/visits/${visit.id}`}>{when}</a>}</p>
            <VisitStatusBadge status={visit.status} />
            <div class="below">
              <OnSite visit={visit} />
              <p>
                {visit.customer} · <a href={`/admin/jobs/${visit.jobId}`}>{visit.job}</a>
              </p>
              <WayThere visit={visit} />
              {!own && visit.comments && <p class="comments">{visit.comments}</p>}
              {visit.internalNotes && <p class="note">{visit.internalNotes}</p>}
              {back && <Presses visit={visit} back={back} />}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

const WayThere = ({ visit: { location, address, phone, mobile } }: { visit: VisitRow }) => {
  const { words } = useLocale()
  const place = (location ?? address).split('\n').join(', ')
  const phones = [...new Set([mobile, phone])].filter((one) => one !== null)
  return (
    <>
      <p class="note">
        {place ? (
          <MapLink address={place} />
        ) : (
          <>
            <Icon name="pin" />
            {words.jobs.noLocation}
          </>
        )}
      </p>
      {phones.length > 0 && (
        <p class="acts">
          {phones.map((one) => (
            <PhoneLink phone={one} icon="phone" class="button quiet" />
          ))}
        </p>
      )}
    </>
  )
}
