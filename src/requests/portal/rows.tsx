import type { RowOf } from '../../db/reach.ts'
import { useLocale } from '../../i18n/locale.ts'
import { jobs } from '../../jobs/schema.ts'
import { Badge, Icon, type Tone } from '../../ui/parts.tsx'
import { useMayAsk } from '../../ui/sections.ts'
import { Leaf, When } from '../../ui/values.tsx'
import { offersLeft, type RequestStatus, statusAt } from '../request.ts'
import { visitRequests } from '../schema.ts'

/** What a customer sees of a request in a list; read with a join to its job. */
export const requestColumns = {
  id: visitRequests.id,
  kind: visitRequests.kind,
  status: visitRequests.status,
  startAt: visitRequests.startAt,
  endAt: visitRequests.endAt,
  wishes: visitRequests.wishes,
  offers: visitRequests.offers,
  visitStart: visitRequests.visitStart,
  visitEnd: visitRequests.visitEnd,
  expiresAt: visitRequests.expiresAt,
  createdAt: visitRequests.createdAt,
  job: jobs.title,
}
export type RequestRow = RowOf<typeof requestColumns>

const tones: Record<RequestStatus, Tone> = {
  ...({ pending: 'busy', proposed: 'warn', confirmed: 'good', accepted: 'good' } as const),
  ...({ declined: 'bad', withdrawn: 'quiet', expired: 'quiet' } as const),
}

/** Where a request stands, in a word. */
export const RequestBadge = ({ status }: { status: RequestStatus }) => (
  <Badge tone={tones[status]}>{useLocale().words.requests.statuses[status]}</Badge>
)

/** Requests as a list, each row a link to its page: the time agreed on, else the first that was offered or wished for. */
export const RequestList = ({ rows }: { rows: RequestRow[] }) => {
  const { requests } = useLocale().words
  const now = new Date()
  return (
    <ul class="rows">
      {rows.map((request) => {
        const status = statusAt(request, now)
        const { startAt, endAt } = timeOf(request, status, now)
        return (
          <li class="row visit" id={`request-${request.id}`}>
            <Leaf at={startAt} />
            <p class="lead">
              <a class="whole" href={`/portal/requests/${request.id}`}>
                <When start={startAt} end={endAt} />
              </a>
            </p>
            <RequestBadge status={status} />
            <div class="below">
              <p>
                {requests.askedFor[request.kind]} · {request.job}
              </p>
              {status === 'proposed' && <p class="note">{requests.offered(offersLeft(request, now).length)}</p>}
              {status === 'pending' && request.wishes.length > 0 && (
                <p class="note">{requests.others(request.wishes.length)}</p>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function timeOf(request: RequestRow, status: RequestStatus, now: Date) {
  const { visitStart, visitEnd, startAt, endAt } = request
  const [offer] = offersLeft(request, now)
  if (visitStart && visitEnd) return { startAt: visitStart, endAt: visitEnd }
  if (status === 'proposed' && offer) return { startAt: new Date(offer.start), endAt: new Date(offer.end) }
  return { startAt, endAt }
}

/** The way to ask for a visit, of one job if it is said, for those who may. */
export const AskButton = ({ job }: { job?: string }) => {
  const { requests } = useLocale().words
  if (!useMayAsk()) return null
  return (
    <a class="button" href={job ? `/portal/requests/new?job=${job}` : '/portal/requests/new'}>
      <Icon name="send" />
      {requests.ask}
    </a>
  )
}

/** What staff offer and the customer has not answered, before anything else. */
export const OffersToAnswer = ({ rows }: { rows: RequestRow[] }) => {
  const { requests } = useLocale().words
  return rows.length === 0 ? null : (
    <section class="to-answer">
      <h2>{requests.toAnswer}</h2>
      <RequestList rows={rows} />
    </section>
  )
}
