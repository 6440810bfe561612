import { useWords } from '../../../i18n/locale.ts'
import type { Front } from '../../../sessions/front.ts'
import { DoorPage } from '../../../sessions/views.tsx'
import { Area } from '../../../ui/field.tsx'
import { momentOf } from '../../../ui/format.ts'
import { Done, PhoneLink } from '../../../ui/parts.tsx'
import { Leaf, When } from '../../../ui/values.tsx'
import { offersLeft } from '../../request.ts'
import type { FoundRequest } from '../queries.ts'
import type { Stand } from './stand.ts'

type Request = FoundRequest['request']

/** What is wrong with an answer: nothing chosen, or more written than fits. */
export type AnswerFault = 'slotMissing' | 'tooLong'

interface OfferProps extends Front {
  request: Request
  fault?: AnswerFault | undefined
  /** Whether the answer that was sent came too late. */
  late?: boolean
  /** What was written with an answer that did not pass. */
  comments?: string | undefined
}

/** What the company offers, each time a button: one tap is the answer. */
export const OfferPage = ({ request, fault, late = false, comments, ...front }: OfferProps) => {
  const { locale, company } = front
  const { proposals: words, requests } = locale.words
  return (
    <DoorPage {...front} title={words.title[request.kind]} path={undefined}>
      {late && <Late />}
      <p>{request.kind === 'move' ? words.leadMove(company.name) : words.lead(company.name)}</p>
      <p class="lead">{request.job}</p>
      {request.plannedStart && request.plannedEnd && (
        <p>
          {requests.states.stands} <When start={request.plannedStart} end={request.plannedEnd} />
        </p>
      )}
      {request.reason && (
        <div>
          <p class="note">{requests.answer(company.name)}</p>
          <p class="comments">{request.reason}</p>
        </div>
      )}
      {fault === 'slotMissing' && (
        <p class="error" role="alert">
          {words.slotMissing}
        </p>
      )}
      {/* No address: the page's own holds the token, and stands in nothing that could be sent on. */}
      <form class="offers" method="post" hx-boost="false">
        {offersLeft(request, new Date()).map(({ start, end }) => (
          <button class="quiet offer" type="submit" name="slot" value={`${start}-${end}`}>
            <Leaf at={new Date(start)} />
            <When start={new Date(start)} end={new Date(end)} />
            <b class="pick">{requests.choose}</b>
          </button>
        ))}
      </form>
      <p class="note">
        {words.clock(cityOf(company.timeZone))} {words.until(momentOf(locale, request.expiresAt))}
      </p>
      <details open={fault === 'tooLong'}>
        <summary>{requests.noneSuits}</summary>
        <form class="form" method="post" hx-boost="false">
          <p>{requests.noneSuitsLead}</p>
          <Area
            name="comments"
            label={requests.whatSuits}
            value={comments ?? ''}
            maxlength={2000}
            error={fault === 'tooLong' ? words.tooLong : undefined}
          />
          <button type="submit" name="none" value="yes">
            {requests.refuse}
          </button>
        </form>
      </details>
      <Ways {...front} href={`/portal/requests/${request.id}`} />
    </DoorPage>
  )
}

interface StandProps extends Front {
  /** Undefined where nothing of it may be told. */
  request?: Request | undefined
  stand: Stand | 'dead'
  /** Whether the answer that was sent came too late. */
  late?: boolean
  /** Whether it was just given. */
  done?: boolean
  /** Whether whoever holds the link is signed in here. */
  signedIn?: boolean
}

/** How the request stands where there is nothing to choose. */
export const StandPage = ({ request, stand, late = false, done = false, signedIn = false, ...front }: StandProps) => {
  const { proposals: words, requests } = front.locale.words
  const { title, text } = words.states[stand]
  const [start, end] =
    stand === 'cancelled'
      ? [request?.startAt, request?.endAt]
      : // As it is planned by now.
        [request?.plannedStart, request?.plannedEnd]
  return (
    <DoorPage {...front} title={title} path={undefined}>
      {late && <Late />}
      {done && <Done>{stand === 'agreed' ? words.mailed : requests.dones.refused}</Done>}
      <p>{text}</p>
      {request && (stand === 'agreed' || stand === 'cancelled') && start && end && (
        <>
          <p class="lead">
            <When start={start} end={end} />
          </p>
          <p>{request.job}</p>
          <p class="note">{words.clock(cityOf(front.company.timeZone))}</p>
          {signedIn && stand === 'agreed' && (
            <a class="more" href={`/portal/visits/${request.visitId ?? request.id}/calendar.ics`} hx-boost="false">
              {words.toCalendar}
            </a>
          )}
        </>
      )}
      <Ways {...front} signedIn={signedIn} href={request ? `/portal/requests/${request.id}` : '/portal/requests'} />
    </DoorPage>
  )
}

/** Too many answers from one network at once. */
export const WaitPage = (front: Front) => (
  <DoorPage {...front} title={front.locale.words.proposals.title.visit} path={undefined}>
    <p class="alert" role="alert">
      {front.locale.words.proposals.wait}
    </p>
    <Ways {...front} href="/portal/requests" />
  </DoorPage>
)

const Late = () => (
  <p class="alert warn" role="alert">
    {useWords().proposals.late}
  </p>
)

const Ways = ({ locale, company, href, signedIn = false }: Front & { href: string; signedIn?: boolean }) => (
  <>
    {!company.closed.includes('requests') && (
      <a href={href}>{signedIn ? locale.words.proposals.see : locale.words.proposals.signIn}</a>
    )}
    <p class="note">
      <PhoneLink phone={company.phone} text={locale.words.call} />
    </p>
  </>
)

const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
