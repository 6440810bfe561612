import { deviceName } from '../../accounts/device-name.ts'
import { customers } from '../../customers/schema.ts'
import type { RowOf } from '../../db/reach.ts'
import type { Words } from '../../i18n/index.ts'
import { useLocale } from '../../i18n/locale.ts'
import { momentOf } from '../../ui/format.ts'
import { auditEvents } from '../schema.ts'
import { detailsIn } from './details.ts'

/** What staff see of a line of the trail. */
export const eventColumns = {
  id: auditEvents.id,
  at: auditEvents.at,
  did: auditEvents.did,
  actor: auditEvents.actor,
  actorId: auditEvents.actorId,
  actorName: auditEvents.actorName,
  onBehalfOf: auditEvents.onBehalfOf,
  subject: auditEvents.subject,
  subjectId: auditEvents.subjectId,
  details: auditEvents.details,
  network: auditEvents.network,
  place: auditEvents.place,
  device: auditEvents.device,
  customerId: auditEvents.customerId,
  customerName: customers.name,
}
export type EventRow = RowOf<typeof eventColumns, 'customers'>

interface Props {
  rows: EventRow[]
  /** The address of the trail with the lines of one person alone. */
  filtered: (actorId: string) => string
}

/** Lines of the trail: what, who and for whom, when and from where, and what changed. */
export const Events = ({ rows, filtered }: Props) => (
  <ul class="rows">
    {rows.map((event) => (
      <Event event={event} filtered={filtered} />
    ))}
  </ul>
)

const Event = ({ event, filtered }: { event: EventRow; filtered: Props['filtered'] }) => {
  const locale = useLocale()
  const { admin, trail } = locale.words
  const name = nameOf(event, trail)
  const details = detailsIn(event.details, locale)
  const { customerId, customerName } = event
  return (
    <li class="row event" id={`event-${event.id}`}>
      <div class="grow">
        <p class="lead">
          {hasRun(event) ? (
            <a href={`/admin/invitations/${event.subjectId}`}>{trail.deeds[event.did]}</a>
          ) : (
            trail.deeds[event.did]
          )}
          {event.subject && ` · ${event.subject}`}
        </p>
        <p>
          {event.actorId ? <a href={filtered(event.actorId)}>{name}</a> : name}
          {customerId && customerName && (
            <>
              {' · '}
              <span class="note">{admin.customer}</span>{' '}
              <a href={`/admin/customers/${customerId}/trail`}>{customerName}</a>
            </>
          )}
        </p>
        {details.length > 0 && <p>{details.join(' · ')}</p>}
        <p class="note">{[momentOf(locale, event.at), ...originOf(event, locale.words)].join(' · ')}</p>
      </div>
    </li>
  )
}

// What was sent to many has a page with what came of it for each, which is found here once one has left it.
const hasRun = ({ did, subjectId }: EventRow) => subjectId !== null && (did === 'invited_many' || did === 'announced')

function nameOf({ actor, actorName, onBehalfOf }: EventRow, trail: Words['trail']): string {
  const name = actorName ?? trail.actors[actor]
  return onBehalfOf ? trail.onBehalfOf(name, onBehalfOf) : name
}

// What the portal does by itself it does from nowhere.
const originOf = ({ network, place, device }: EventRow, words: Words): string[] =>
  [place, device && deviceName(words, device), network].filter((part): part is string => Boolean(part))
