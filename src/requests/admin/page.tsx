import { PhotosOfRequest } from '../../attachments/admin/rows.tsx'
import type { FieldErrors } from '../../http/form.ts'
import { useLocale, useWords } from '../../i18n/locale.ts'
import { daysBetween } from '../../time/days.ts'
import { momentOf, todayIn } from '../../ui/format.ts'
import { Live } from '../../ui/live.tsx'
import { Badge, Done, Fact, Heading, PhoneLink } from '../../ui/parts.tsx'
import { When } from '../../ui/values.tsx'
import { isSettled, type Slot, statusAt, stepsOf } from '../request.ts'
import { DayBeside } from './beside.tsx'
import type { TypedAnswer } from './form.ts'
import { ConfirmForm, ProposeForm, RefuseForm } from './forms.tsx'
import { History } from './history.tsx'
import type { FoundRequest, RequestRecord } from './record.ts'
import { requestTones } from './rows.tsx'
import { TypedLost, type Why, WhyNot } from './unsent.tsx'
import type { Warning } from './warnings.ts'
import { Wishes } from './wishes.tsx'

/** What can be done to a request, for its page to say that it is. */
export const requestDones = ['confirmed', 'proposed', 'declined'] as const
export type RequestDone = (typeof requestDones)[number]

/** The forms of the page. */
export type AnswerForm = 'confirm' | 'propose' | 'refuse'

interface RequestPageProps extends FoundRequest {
  now: Date
  /** What is in the fields. */
  typed: TypedAnswer
  /** The form that was looked at or sent, which stays open. */
  at?: AnswerForm | undefined
  errors?: FieldErrors
  /** The times looked at, and what is to be known of them. */
  periods: Slot[]
  warnings: Warning[]
  done?: RequestDone | undefined
  /** Why what was sent was not taken. */
  why?: Why | undefined
}

/** One request: who asks for what, what speaks for and against a time, and the ways to answer. */
export const RequestPage = (props: RequestPageProps) => {
  const { request, team, steps, photos, day, now, typed, at, errors = {}, periods, warnings, done, why } = props
  const { admin, answering } = useWords()
  const may = stepsOf('staff', request, now)
  const isOpen = may.length > 0
  const form = { request, team, typed, errors }
  const visitId =
    request.status === 'confirmed' || request.status === 'accepted' ? (request.visitId ?? request.id) : null
  return (
    <>
      <a class="back" href="/admin/requests">
        {admin.requests}
      </a>
      <Heading>{answering.asks[request.kind](request.customer)}</Heading>
      <p>
        {answering.of}{' '}
        <a class="more" href={`/admin/jobs/${request.jobId}`}>
          {request.job}
        </a>
      </p>
      {done && done === request.status && (
        <Done>
          <p>{done === 'confirmed' ? answering.dones.confirmed[request.kind] : answering.dones[done]}</p>
        </Done>
      )}
      {why && <WhyNot why={why} isOpen={isOpen} steps={steps} customer={request.customer} now={now} />}
      {why && !isOpen && <TypedLost typed={typed} at={at} />}
      <Live id="request">
        {visitId && (
          <div class="acts">
            <a class="button" href={`/admin/visits/${visitId}`}>
              {answering.toVisit}
            </a>
          </div>
        )}
        {statusAt(request, now) === 'expired' && <RanOut request={request} typed={typed} />}
        <Facts request={request} now={now} />
        <Wishes request={request} typed={typed} isOpen={isOpen} />
        <PhotosOfRequest rows={photos} />
        {!isOpen && <p class="alert warn overtaken">{answering.overtaken}</p>}
      </Live>
      {may.includes('confirm') && <ConfirmForm {...form} warnings={at === 'propose' ? [] : warnings} />}
      {may.includes('propose') && (
        <details class="card" open={at === 'propose' || 'agreed' in errors}>
          <summary>{answering.propose.title}</summary>
          <ProposeForm {...form} warnings={at === 'propose' ? warnings : []} />
        </details>
      )}
      {may.includes('decline') && (
        <details class="card" open={at === 'refuse'}>
          <summary>{answering.refuse.title}</summary>
          <RefuseForm {...form} />
        </details>
      )}
      {isOpen && request.kind !== 'cancel' && (
        <DayBeside at={periods[0]?.startAt ?? request.startAt} visits={day} team={team} />
      )}
      <Live id="history">
        <History steps={steps} customer={request.customer} />
      </Live>
    </>
  )
}

const Facts = ({ request, now }: { request: RequestRecord; now: Date }) => {
  const locale = useLocale()
  const { admin, answering, siteVisits, today, visits } = locale.words
  const status = statusAt(request, now)
  const address = (request.location ?? request.address).split('\n').join(', ')
  const phones = [request.phone, request.mobile].filter((phone) => phone !== null)
  const { timeZone } = locale
  const days = daysBetween(todayIn(timeZone, request.createdAt), todayIn(timeZone, now))
  return (
    <dl class="facts card">
      <Fact name={answering.what}>
        {answering.kinds[request.kind]} <Badge tone={requestTones[status]}>{admin.requestStatuses[status]}</Badge>
      </Fact>
      {!isSettled(status) && (
        <Fact name={answering.waits}>
          <p>{today.waits(days)}</p>
          <p class="note">{answering.until(momentOf(locale, request.expiresAt))}</p>
        </Fact>
      )}
      <Fact name={siteVisits.customer}>
        <a href={`/admin/customers/${request.customerId}`}>{request.customer}</a>
      </Fact>
      {phones.length > 0 && (
        <Fact name={siteVisits.phone}>
          {phones.map((phone) => (
            <p>
              <PhoneLink phone={phone} icon="phone" />
            </p>
          ))}
        </Fact>
      )}
      {address && <Fact name={siteVisits.address}>{address}</Fact>}
      {request.visitId && request.plannedStart && request.plannedEnd && (
        <Fact name={answering.present}>
          <a href={`/admin/visits/${request.visitId}`}>
            <When start={request.plannedStart} end={request.plannedEnd} />
          </a>
          {request.plannedStatus !== 'planned' && <p class="note">{answering.notPlannedNow}</p>}
        </Fact>
      )}
      {request.comments && (
        <Fact name={visits.comments}>
          <p class="written">{request.comments}</p>
        </Fact>
      )}
    </dl>
  )
}

/** A request whose time has run out can only be made good by planning a visit. */
const RanOut = ({ request, typed }: { request: RequestRecord; typed: TypedAnswer }) => {
  const { answering } = useWords()
  const { start, end, technicians } = typed
  const query = new URLSearchParams([
    ...[
      ['job', request.jobId] as [string, string],
      ['start', start] as [string, string],
      ['end', end] as [string, string],
    ],
    ...technicians.map((id): [string, string] => ['technicians', id]),
  ])
  return (
    <div class="alert standing">
      <p>{answering.ranOut}</p>
      <a class="button quiet" href={`/admin/visits/new?${query}`}>
        {answering.plan}
      </a>
    </div>
  )
}
