import { deviceName } from '../../accounts/device-name.ts'
import type { RowOf } from '../../db/reach.ts'
import type { Words } from '../../i18n/index.ts'
import { useLocale } from '../../i18n/locale.ts'
import { momentOf } from '../../ui/format.ts'
import type { AccessDeed } from '../deed.ts'
import { auditEvents } from '../schema.ts'

/** What a customer sees of a line of the trail of their file. */
export const accessColumns = {
  id: auditEvents.id,
  at: auditEvents.at,
  did: auditEvents.did,
  actor: auditEvents.actor,
  actorName: auditEvents.actorName,
  onBehalfOf: auditEvents.onBehalfOf,
  subject: auditEvents.subject,
  place: auditEvents.place,
  device: auditEvents.device,
}
/** A line of which `accessDeeds` says that it is shown. */
export type AccessRow = Omit<RowOf<typeof accessColumns>, 'did'> & { did: AccessDeed }

/** Who had access to the file: what, who, when and from where. */
export const Accesses = ({ rows }: { rows: AccessRow[] }) => {
  const locale = useLocale()
  const { accesses } = locale.words.trail
  return (
    <ul class="rows">
      {rows.map((access) => (
        <li class="row access" id={`access-${access.id}`}>
          <div class="grow">
            <p class="lead">
              {accesses.deeds[access.did]}
              {access.subject && ` · ${access.subject}`}
            </p>
            <p>{nameOf(access, accesses)}</p>
            <p class="note">
              {[momentOf(locale, access.at), access.place, access.device && deviceName(locale.words, access.device)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function nameOf({ actor, actorName, onBehalfOf }: AccessRow, accesses: Words['trail']['accesses']): string {
  if (actorName === null) return accesses.actors[actor]
  const name = actor === 'staff' ? accesses.team(actorName) : actorName
  return onBehalfOf ? `${name}, ${accesses.inPlaceOf(onBehalfOf)}` : name
}
