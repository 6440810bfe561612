import { useLocale } from '../../i18n/locale.ts'
import { wallTime } from '../../time/zoned.ts'
import { dayIn } from '../../ui/format.ts'
import type { DaySpan } from '../view.ts'
import { mostCounted } from './counts.ts'
import { addressOf, type CalendarFilter } from './filter.ts'
import { type CalendarRow, mostOfDay } from './queries.ts'
import { holdOf, Sign } from './slot.tsx'

interface Props {
  days: DaySpan[]
  visits: CalendarRow[]
  counts: Map<string, number>
  filter: CalendarFilter
  today: string
  /** The address of this page, to come back to. */
  here: string
}

/** The weeks that hold a month: of each day how many visits it has, and the first of them. */
export const Month = ({ days, visits, counts, filter, today, here }: Props) => {
  const locale = useLocale()
  const { calendar } = locale.words
  const month = filter.day.slice(0, 7)
  return (
    <div class="calendar month" data-calendar data-back={here}>
      <ul class="weekdays" aria-hidden="true">
        {days.slice(0, 7).map(({ day }) => (
          <li>{dayIn(locale, day, { weekday: 'short' })}</li>
        ))}
      </ul>
      <ol class="days">
        {days.map((span) => {
          const { day } = span
          const count = counts.get(day) ?? 0
          return (
            <li class={day.startsWith(month) ? 'day' : 'day other'} data-day={day}>
              <a href={addressOf(filter, { view: 'day', day })} aria-current={day === today ? 'date' : undefined}>
                <span class="unseen">{dayIn(locale, day, { weekday: 'long' })} </span>
                <b>{dayIn(locale, day, { day: 'numeric' })}</b>
                <span class="unseen"> {dayIn(locale, day, { month: 'long' })}</span>
                {day === today && <span class="today">{calendar.today}</span>}
                <span class={count === 0 ? 'total unseen' : 'total'}>
                  {count < mostCounted ? count : `${mostCounted - 1}+`} <span class="unit">{calendar.unit(count)}</span>
                </span>
              </a>
              <ul>
                {visits
                  .filter(({ startAt, endAt }) => startAt < span.until && endAt > span.from)
                  .slice(0, mostOfDay.month)
                  .map((visit) => (
                    <Line visit={visit} begins={visit.startAt >= span.from} />
                  ))}
              </ul>
            </li>
          )
        })}
      </ol>
    </div>
  )
}

const Line = ({ visit, begins }: { visit: CalendarRow; begins: boolean }) => {
  const { timeZone } = useLocale()
  return (
    <li
      class={`slot ${visit.status}`}
      id={begins ? `visit-${visit.id}` : undefined}
      {...(begins && holdOf(visit, timeZone))}
    >
      <a href={`/admin/visits/${visit.id}`}>
        <Sign status={visit.status} />
        <span class="time">{begins ? wallTime(visit.startAt, timeZone).slice(11) : '…'}</span> {visit.customer}
      </a>
    </li>
  )
}
