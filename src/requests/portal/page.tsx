import { PhotosOfRequest } from '../../attachments/portal/rows.tsx'
import type { Company } from '../../companies/company.ts'
import { useLocale } from '../../i18n/locale.ts'
import { dayOf } from '../../ui/format.ts'
import { Live } from '../../ui/live.tsx'
import { Done, Fact, Heading } from '../../ui/parts.tsx'
import { useMayAsk } from '../../ui/sections.ts'
import { When } from '../../ui/values.tsx'
import { isSettled, statusAt, timesWished } from '../request.ts'
import { Offers, Withdrawal } from './answers.tsx'
import { History } from './history.tsx'
import { isOff } from './proposal/stand.ts'
import type { FoundRequest } from './queries.ts'
import { RequestBadge } from './rows.tsx'

export const requestDones = ['asked', 'withdrawn', 'accepted', 'refused', 'already'] as const
export type RequestDone = (typeof requestDones)[number]

interface Props extends Pick<FoundRequest, 'request' | 'steps' | 'photos'> {
  company: Company
  done?: RequestDone | undefined
  /** Somebody was quicker with the answer that was sent. */
  late?: boolean
  /** What is wrong with the answer that was sent: a key of `words.requests.faults`. */
  fault?: 'slotMissing' | 'tooLong' | undefined
}

/** A request: where it stands, what happens next, and what the customer can do. */
export const RequestPage = ({ request, steps, photos, company, done, late = false, fault }: Props) => {
  const { requests: words } = useLocale().words
  const mayAnswer = useMayAsk()
  const status = statusAt(request, new Date())
  return (
    <>
      <a class="back" href="/portal/requests">
        {words.title}
      </a>
      <Live id="request">
        <div class="titled">
          <Heading>{words.one[request.kind]}</Heading>
          <RequestBadge status={status} />
        </div>
        {late ? (
          <p class="alert warn" role="alert">
            {words.meanwhile}
          </p>
        ) : (
          done && <Done>{words.dones[done]}</Done>
        )}
        <section class="card summary">
          <State request={request} steps={steps} company={company} />
          {status === 'proposed' && <Offers request={request} fault={fault} mayAnswer={mayAnswer} />}
          {mayAnswer && ['declined', 'withdrawn', 'expired'].includes(status) && (
            <a class="button" href={againAt(request)}>
              {words.again}
            </a>
          )}
        </section>
        <section>
          <h2>{words.yours}</h2>
          <dl class="facts card">
            <Fact name={words.theJob}>{request.job}</Fact>
            {request.kind !== 'cancel' && (
              <Fact name={words.wishedFor}>
                {timesWished(request).map(({ startAt, endAt }) => (
                  <p>
                    <When start={startAt} end={endAt} />
                  </p>
                ))}
              </Fact>
            )}
            {request.comments && <Fact name={words.said}>{request.comments}</Fact>}
          </dl>
        </section>
        <PhotosOfRequest requestId={request.id} rows={photos} mayAdd={mayAnswer && !isSettled(status)} />
        <History steps={steps} company={company} />
        {mayAnswer && !isSettled(status) && <Withdrawal request={request} />}
      </Live>
    </>
  )
}

/** Where it stands in plain words, and what happens next. */
const State = ({ request, steps, company }: Pick<Props, 'request' | 'steps' | 'company'>) => {
  const locale = useLocale()
  const { states, answer } = locale.words.requests
  const status = statusAt(request, new Date())
  const until = dayOf(locale, request.expiresAt)
  const { kind } = request
  const stands = request.plannedStart && request.plannedEnd && request.plannedStatus === 'planned' && (
    <Time
      text={isSettled(status) ? states.stillStands : states.stands}
      {...{ start: request.plannedStart, end: request.plannedEnd }}
    />
  )
  if (status === 'pending')
    return (
      <>
        <p class="lead">{states.pending(company.name)}</p>
        {kind === 'visit' ? <p>{states.notBooked}</p> : stands}
        <p class="note">{states.until(until)}</p>
      </>
    )
  if (status === 'proposed')
    return (
      <>
        {request.reason && <Message title={answer(company.name)} text={request.reason} />}
        {stands}
        <div>
          <p class="lead">{states.proposed(company.name)}</p>
          <p class="note">{states.answerBy(until)}</p>
        </div>
      </>
    )
  if (status === 'confirmed' || status === 'accepted')
    return (
      <>
        {kind === 'cancel' ? (
          <Time text={states.calledOff} start={request.startAt} end={request.endAt} />
        ) : (
          <Agreed request={request} kind={kind} />
        )}
        {request.reason && request.changedBy === 'staff' && (
          <Message title={answer(company.name)} text={request.reason} />
        )}
        <a class="more" href={`/portal/visits#visit-${request.visitId ?? request.id}`}>
          {locale.words.requests.visits}
        </a>
      </>
    )
  const wasOffered = request.status === 'proposed' || steps.at(-2)?.status === 'proposed'
  return (
    <>
      <p class="lead">
        {status === 'declined'
          ? states.declined(company.name)
          : status === 'withdrawn'
            ? states.withdrawn
            : wasOffered
              ? states.tooLate
              : states.unanswered}
      </p>
      {status === 'declined' && request.reason && <Message title={answer(company.name)} text={request.reason} />}
      {stands}
    </>
  )
}

/** The visit agreed on as it is planned by now, or that it no longer is. */
const Agreed = ({ request, kind }: { request: Props['request']; kind: 'visit' | 'move' }) => {
  const { states } = useLocale().words.requests
  const { visitStart, visitEnd, plannedStart, plannedEnd } = request
  if (isOff(request.plannedStatus))
    return visitStart && visitEnd && <Time text={states.off} start={visitStart} end={visitEnd} />
  return plannedStart && plannedEnd && <Time text={states.agreed[kind]} start={plannedStart} end={plannedEnd} />
}

const Time = ({ text, start, end }: { text: string; start: Date; end: Date }) => (
  <div>
    <p>{text}</p>
    <p class="lead">
      <When start={start} end={end} />
    </p>
  </div>
)

const Message = ({ title, text }: { title: string; text: string }) => (
  <div>
    <p class="note">{title}</p>
    <p class="comments">{text}</p>
  </div>
)

/** The form that asks for the same again, with what was said. */
const againAt = ({ id, kind, jobId, visitId }: Props['request']): string =>
  `/portal/requests/new?${new URLSearchParams({ again: id, kind, job: jobId, ...(visitId && { visit: visitId }) })}`
