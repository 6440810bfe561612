import { customers } from '../../customers/schema.ts'
import type { RowOf } from '../../db/reach.ts'
import { useLocale } from '../../i18n/locale.ts'
import { jobs } from '../../jobs/schema.ts'
import { dayOf, whenText } from '../../ui/format.ts'
import { Badge, type Tone } from '../../ui/parts.tsx'
import { Leaf, When } from '../../ui/values.tsx'
import { typedTimes } from '../../visits/times.ts'
import { isSettled, type RequestStatus, type Slot, statusAt } from '../request.ts'
import { visitRequests } from '../schema.ts'

/** What staff see of a request in a list; read with joins to its job and customer. */
export const requestColumns = {
  id: visitRequests.id,
  kind: visitRequests.kind,
  turn: visitRequests.turn,
  startAt: visitRequests.startAt,
  endAt: visitRequests.endAt,
  wishes: visitRequests.wishes,
  comments: visitRequests.comments,
  status: visitRequests.status,
  reason: visitRequests.reason,
  expiresAt: visitRequests.expiresAt,
  createdAt: visitRequests.createdAt,
  job: jobs.title,
  customer: customers.name,
}
export type RequestRow = RowOf<typeof requestColumns>

/** How a status looks. */
export const requestTones: Record<RequestStatus, Tone> = {
  ...({ pending: 'warn', proposed: 'warn', confirmed: 'good', accepted: 'good' } as const),
  ...({ declined: 'bad', withdrawn: 'quiet', expired: 'quiet' } as const),
}

/** What answering in one press goes by. */
export interface Quickly {
  /** Where the answer leads back to. */
  from: 'list' | 'calendar'
  isOpenAt(slot: Slot): boolean
}

/**
 * Requests as a list: the time wished for, by whom, and since when they wait; `quick` answers those it can in one
 * press.
 */
export const RequestList = ({ rows, quick }: { rows: RequestRow[]; quick?: Quickly | undefined }) => {
  const locale = useLocale()
  const { admin, answering } = locale.words
  const now = new Date()
  return (
    <ul class="rows">
      {rows.map((request) => {
        const status = statusAt(request, now)
        return (
          <li class="row visit" id={`request-${request.id}`}>
            <Leaf at={request.startAt} />
            <p class="lead">
              <a class="whole" href={`/admin/requests/${request.id}`}>
                <When start={request.startAt} end={request.endAt} />
              </a>
            </p>
            <Badge tone={requestTones[status]}>{admin.requestStatuses[status]}</Badge>
            <div class="below">
              <p>
                {request.customer} · {request.job}
              </p>
              <p class="note">
                {answering.kinds[request.kind]} · {admin.askedOn(dayOf(locale, request.createdAt))}
              </p>
              {request.wishes.length > 0 && <p class="note">{answering.others(request.wishes.length)}</p>}
              {request.comments && <p class="comments short">{request.comments}</p>}
              {request.reason && <p class="note">{request.reason}</p>}
              {quick && <Quick {...quick} request={request} status={status} />}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/**
 * What one press does: the first time wished for is confirmed. Whoever goes to a visit that is to be moved may have others
 * then, so that is answered on its page, which shows them.
 */
const Quick = ({ request, status, from, isOpenAt }: Quickly & { request: RequestRow; status: RequestStatus }) => {
  const locale = useLocale()
  const { timeZone, words } = locale
  const { answering } = words
  const at = `/admin/requests/${request.id}`
  if (status === 'expired')
    return (
      <div class="acts">
        <a class="button quiet" href={at}>
          {answering.plan}
        </a>
      </div>
    )
  const { start, end } = typedTimes(request, timeZone)
  const hidden = { turn: String(request.turn), from, start, end }
  const isClosed = request.kind !== 'cancel' && !isOpenAt(request)
  return (
    <div class="acts">
      {isClosed && <p class="note">{answering.closed}</p>}
      {request.kind !== 'move' && (
        <form method="post" action={`${at}/confirmation`} hx-boost="false">
          {Object.entries(hidden).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button class="quiet" type="submit">
            {answering.quick[request.kind]}
          </button>
        </form>
      )}
      <a class="button quiet" href={at}>
        {answering.answer}
      </a>
    </div>
  )
}

/** On the page of a visit: what its customer asks for it, while that can be answered. */
export const AskedFor = ({ request }: { request: RequestRow | undefined }) => {
  const locale = useLocale()
  const { answering } = locale.words
  if (!request || request.kind === 'visit' || isSettled(statusAt(request, new Date()))) return null
  const { kind } = request
  return (
    <section class="alert warn" aria-labelledby="asked-for">
      <h2 id="asked-for">{answering.onVisit[kind]}</h2>
      {kind === 'move' && <p>{answering.onVisit.wishes(whenText(locale, request))}</p>}
      <a href={`/admin/requests/${request.id}`}>{answering.answer}</a>
    </section>
  )
}
