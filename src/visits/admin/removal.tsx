import { useWords } from '../../i18n/locale.ts'
import { Heading } from '../../ui/parts.tsx'
import { When } from '../../ui/values.tsx'
import { mayBeDeleted } from '../visit.ts'
import type { VisitRecord } from './record.ts'
import { TellTick } from './tell.tsx'

/** Asks before a visit is deleted. */
export const RemovalPage = ({ visit, kept }: { visit: VisitRecord; kept: boolean }) => {
  const { siteVisits } = useWords()
  const at = `/admin/visits/${visit.id}`
  return (
    <>
      <a class="back" href={at}>
        {siteVisits.keep}
      </a>
      <Heading>{siteVisits.removeTitle}</Heading>
      {(kept || !mayBeDeleted(visit.status)) && (
        <p class="alert" role="alert">
          {siteVisits.removeKept}
        </p>
      )}
      <div class="card form">
        <p class="lead">
          <When start={visit.startAt} end={visit.endAt} />
        </p>
        <p>
          {visit.customer} · {visit.job}
        </p>
        {mayBeDeleted(visit.status) && (
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
      </div>
    </>
  )
}
