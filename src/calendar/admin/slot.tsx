import { useLocale, useWords } from '../../i18n/locale.ts'
import { wallTime } from '../../time/zoned.ts'
import { hours } from '../../ui/format.ts'
import { type Named, namesOf } from '../../visits/admin/rows.tsx'
import type { VisitStatus } from '../../visits/visit.ts'
import type { Slot } from '../columns.ts'
import type { Extent, InLane } from '../lanes.ts'
import { minuteAt } from '../view.ts'
import type { CalendarRow } from './queries.ts'

/** What a part of a page of the calendar knows beside its visits. */
export interface Setting {
  team: Named[]
  /** Those who are somewhere else at the same time, by the visit's id. */
  clashing: Set<string>
  /** The address of this page, to come back to. */
  here: string
}

/** Classes that place an extent in quarters of an hour; calendar.css knows them, because no style may stand inline. */
export const placeOf = ({ top, bottom }: Extent, firstHour: number): string => {
  const [from, lasts] = [top - firstHour * 4, bottom - top]
  return `h${Math.floor(from / 4)} q${from % 4} t${Math.floor(lasts / 4)} s${lasts % 4}`
}

/** A visit in the column of a day. */
export const SlotCard = ({
  slot,
  firstHour,
  ...setting
}: Setting & { slot: InLane<Slot<CalendarRow>>; firstHour: number }) => (
  <li
    class={`slot ${slot.status} ${placeOf(slot, firstHour)} l${slot.lane} of${slot.of}`}
    id={slot.begins ? `visit-${slot.id}` : undefined}
    {...(slot.begins && holdOf(slot, useLocale().timeZone))}
  >
    <Content visit={slot} {...setting} />
  </li>
)

/** A visit without an hour of this day: one for several days, or one without room beside the others. */
export const StripCard = ({ visit, begins, ...setting }: Setting & { visit: CalendarRow; begins: boolean }) => (
  <li
    class={`slot ${visit.status}`}
    id={begins ? `visit-${visit.id}` : undefined}
    {...(begins && holdOf(visit, useLocale().timeZone))}
  >
    <Content visit={visit} {...setting} />
  </li>
)

const Content = ({ visit, team, clashing, here }: Setting & { visit: CalendarRow }) => {
  const locale = useLocale()
  const { calendar, siteVisits } = locale.words
  const { id, startAt, endAt, status, customer, job, location, technicianIds } = visit
  return (
    <>
      <a class="lead" href={`/admin/visits/${id}`}>
        <Sign status={status} />
        {clashing.has(id) && (
          <span class="clash" title={calendar.overlap} aria-hidden="true">
            ⚠{' '}
          </span>
        )}
        <span class="time">{hours(locale, startAt, endAt)}</span> <span class="whom">{customer}</span>
      </a>
      {clashing.has(id) && <p class="clash">{calendar.overlap}</p>}
      <p>{job}</p>
      <p class="who">{namesOf(technicianIds, team) || siteVisits.nobody}</p>
      {location && <p class="where">{location}</p>}
      <a class="move" href={`/admin/visits/${id}/time?${new URLSearchParams({ back: here })}`}>
        {siteVisits.moving.act} <span class="unseen">{calendar.move(customer)}</span>
      </a>
    </>
  )
}

const signs: Record<VisitStatus, string> = { planned: '', done: '✓', cancelled: '✕' }

/** Where a visit stands: a sign where it is no longer planned, and the word for those who do not see it. */
export const Sign = ({ status }: { status: VisitStatus }) => {
  const word = useWords().visits.statuses[status]
  return (
    <>
      {signs[status] && (
        <span class="sign" title={word} aria-hidden="true">
          {signs[status]}
        </span>
      )}
      <span class="unseen">{word}, </span>
    </>
  )
}

/** What calendar.js moves a planned visit by: which it is, as it was read, and when it begins. */
export const holdOf = ({ id, version, status, startAt }: CalendarRow, timeZone: string) =>
  status === 'planned' && {
    'data-visit': id,
    'data-version': version,
    'data-day': wallTime(startAt, timeZone).slice(0, 10),
    'data-minute': minuteAt(startAt, timeZone),
  }
