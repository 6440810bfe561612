import { useLocale } from '../../i18n/locale.ts'
import { Field } from '../../ui/field.tsx'
import { momentOf } from '../../ui/format.ts'
import { ChangedMeanwhile, Fact, Heading } from '../../ui/parts.tsx'
import { When } from '../../ui/values.tsx'
import type { BesideRow, Clash } from '../clashes.ts'
import type { TimeFault, TypedTimes } from '../times.ts'
import { ClashList } from './clash-list.tsx'
import type { VisitRecord } from './record.ts'
import { type Named, namesOf } from './rows.tsx'

interface Props {
  visit: VisitRecord
  team: Named[]
  typed: TypedTimes
  faults?: Partial<Record<keyof TypedTimes, TimeFault>>
  /** What someone else has stored since, where it differs; undefined when nobody has. */
  meanwhile: Partial<Record<string, string>> | undefined
  clashes: Clash<BesideRow>[]
  /** The page of the calendar it was opened from, if from there. */
  back: string | undefined
}

/** Moves a visit to another time: what dragging it in the calendar does. */
export const MovePage = ({ visit, team, typed, faults = {}, meanwhile, clashes, back }: Props) => {
  const locale = useLocale()
  const { siteVisits, editing } = locale.words
  const at = `/admin/visits/${visit.id}`
  const about = (name: keyof TypedTimes, stored: Date) => {
    const fault = faults[name]
    return {
      ...{ name, type: 'datetime-local', value: typed[name], error: fault && siteVisits.faults[fault] },
      meanwhile: meanwhile?.[name] === undefined ? undefined : momentOf(locale, stored),
    }
  }
  return (
    <>
      <a class="back" href={back ?? at}>
        {back ? siteVisits.moving.back : siteVisits.one}
      </a>
      <Heading>{siteVisits.moving.title}</Heading>
      <p>{siteVisits.ofJob(visit.job, visit.customer)}</p>
      {meanwhile && <ChangedMeanwhile />}
      <form class="card form" method="post" action={`${at}/time`} hx-boost="false" data-guard novalidate>
        <input type="hidden" name="version" value={String(visit.version)} />
        {back && <input type="hidden" name="back" value={back} />}
        <dl class="facts">
          <Fact name={siteVisits.moving.now}>
            <When start={visit.startAt} end={visit.endAt} />
          </Fact>
          <Fact name={siteVisits.who}>{namesOf(visit.technicianIds, team) || siteVisits.nobody}</Fact>
        </dl>
        <Field {...about('start', visit.startAt)} label={siteVisits.start} hint={siteVisits.startHint} required />
        <Field {...about('end', visit.endAt)} label={siteVisits.end} hint={siteVisits.moving.endHint} />
        <ClashList clashes={clashes} team={team} lead={siteVisits.overlapHint} />
        <div class="choices">
          <button type="submit">{siteVisits.moving.submit}</button>
          <a class="button quiet" href={back ?? at}>
            {editing.cancel}
          </a>
        </div>
      </form>
    </>
  )
}
