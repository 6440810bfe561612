import { useWords } from '../../i18n/locale.ts'
import { Heading } from '../../ui/parts.tsx'
import { Press } from '../../ui/press.tsx'
import { When } from '../../ui/values.tsx'
import { mayBecome, mayBeDeleted } from '../visit.ts'
import type { VisitRecord } from './record.ts'
import { TellTick } from './tell.tsx'

/** A visit that someone wants to delete. */
export interface VisitToRemove {
  visit: VisitRecord
  /** Whether its customer ever asked for something about it. */
  isAsked: boolean
}

/** Asks before a visit is deleted; one that must stay may be cancelled instead. */
export const RemovalPage = ({ visit, isAsked, kept }: VisitToRemove & { kept: boolean }) => {
  const { answering, siteVisits } = useWords()
  const at = `/admin/visits/${visit.id}`
  const mayGo = mayBeDeleted(visit.status) && !isAsked
  return (
    <>
      <a class="back" href={at}>
        {siteVisits.keep}
      </a>
      <Heading>{siteVisits.removeTitle}</Heading>
      {(kept || !mayGo) && (
        <p class="alert" role="alert">
          {isAsked ? answering.heldByRequest : siteVisits.removeKept}
        </p>
      )}
      <div class="card form">
        <p class="lead">
          <When start={visit.startAt} end={visit.endAt} />
        </p>
        <p>
          {visit.customer} · {visit.job}
        </p>
        {mayGo && (
          <>
            <p>{siteVisits.removeLead}</p>
            <p>{siteVisits.cancelInstead}</p>
            <form method="post" action={`${at}/removal`} hx-boost="false">
              {visit.startAt > new Date() && <TellTick />}
              <button class="danger" type="submit">
                {siteVisits.remove}
              </button>
            </form>
          </>
        )}
        {(kept || isAsked) && mayBecome(visit.status, 'cancelled') && (
          <Press path={`${at}/status`} from={visit.status} to="cancelled">
            {visit.startAt > new Date() && <TellTick of="tell-cancelled" />}
            <button type="submit">{siteVisits.acts.cancelled}</button>
          </Press>
        )}
      </div>
    </>
  )
}
