import { customers } from '../../customers/schema.ts'
import type { RowOf } from '../../db/reach.ts'
import { useLocale } from '../../i18n/locale.ts'
import { jobs } from '../../jobs/schema.ts'
import { dayOf } from '../../ui/format.ts'
import { Badge, type Tone } from '../../ui/parts.tsx'
import { Leaf, When } from '../../ui/values.tsx'
import type { RequestStatus } from '../request.ts'
import { visitRequests } from '../schema.ts'

/** What staff see of a request in a list; read with joins to its job and customer. */
export const requestColumns = {
  id: visitRequests.id,
  startAt: visitRequests.startAt,
  endAt: visitRequests.endAt,
  comments: visitRequests.comments,
  status: visitRequests.status,
  reason: visitRequests.reason,
  createdAt: visitRequests.createdAt,
  job: jobs.title,
  customer: customers.name,
}
export type RequestRow = RowOf<typeof requestColumns>

const tones: Record<RequestStatus, Tone> = {
  ...({ pending: 'warn', proposed: 'warn', confirmed: 'good', accepted: 'good' } as const),
  ...({ declined: 'bad', withdrawn: 'quiet', expired: 'quiet' } as const),
}

/** Requests as a list: the time wished for, by whom, and since when they wait. */
export const RequestList = ({ rows }: { rows: RequestRow[] }) => {
  const locale = useLocale()
  const { admin } = locale.words
  return (
    <ul class="rows">
      {rows.map((request) => (
        <li class="row visit" id={`request-${request.id}`}>
          <Leaf at={request.startAt} />
          <p class="lead">
            <When start={request.startAt} end={request.endAt} />
          </p>
          <Badge tone={tones[request.status]}>{admin.requestStatuses[request.status]}</Badge>
          <div class="below">
            <p>
              {request.customer} · {request.job}
            </p>
            <p class="note">{admin.askedOn(dayOf(locale, request.createdAt))}</p>
            {request.comments && <p class="comments">{request.comments}</p>}
            {request.reason && <p class="note">{request.reason}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
