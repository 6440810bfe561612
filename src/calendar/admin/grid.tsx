import { useLocale } from '../../i18n/locale.ts'
import { dayIn } from '../../ui/format.ts'
import { type Column, hoursOf } from '../columns.ts'
import { addressOf, type CalendarFilter } from './filter.ts'
import type { CalendarRow } from './queries.ts'
import { type Setting, SlotCard, StripCard } from './slot.tsx'

interface Props extends Setting {
  columns: Column<CalendarRow>[]
  /** Days of which not all visits were read. */
  cut: Set<string>
  filter: CalendarFilter
  today: string
}

/**
 * Days side by side by the hour; on a phone they follow one another as lists. A week in which more are at one time than
 * could be read side by side is of lists everywhere.
 */
export const Grid = ({ columns, cut, filter, today, ...setting }: Props) => {
  const { first, last } = hoursOf(columns)
  const isDense = filter.view === 'week' && columns.some(({ left }) => left.length > 0)
  const how = isDense ? 'dense' : `t${last - first}`
  return (
    <div class={`calendar ${filter.view} ${how}`} data-calendar data-first={first} data-last={last}>
      {!isDense && (
        <div class="hours" aria-hidden="true">
          <div class="slots">
            {Array.from({ length: last - first }, (_, place) => (
              <span class={`h${place}`}>{`${String(first + place).padStart(2, '0')}:00`}</span>
            ))}
          </div>
        </div>
      )}
      {columns.map((column) => (
        <Day {...{ column, filter, today, firstHour: first, isDense, isCut: cut.has(column.day), ...setting }} />
      ))}
    </div>
  )
}

interface DayProps extends Setting {
  column: Column<CalendarRow>
  filter: CalendarFilter
  today: string
  firstHour: number
  isDense: boolean
  isCut: boolean
}

const Day = ({ column, filter, today, firstHour, isDense, isCut, ...setting }: DayProps) => {
  const { calendar } = useLocale().words
  const { day, strip, slots, left } = column
  const isDay = filter.view === 'day'
  const cards = (visits: CalendarRow[]) =>
    visits.map((visit) => <StripCard visit={visit} begins={visit.startAt >= column.from} {...setting} />)
  return (
    <section class="day" aria-labelledby={`day-${day}`}>
      <DayHead {...{ day, filter, today }} />
      {isDense ? (
        <ul class="list" data-day={day}>
          {cards([...strip, ...[...slots, ...left].sort((one, other) => one.top - other.top)])}
        </ul>
      ) : (
        <>
          <ul class="strip">{cards([...strip, ...left])}</ul>
          <ul class="slots" data-day={day}>
            {slots.map((slot) => (
              <SlotCard {...{ slot, firstHour, ...setting }} />
            ))}
          </ul>
        </>
      )}
      {strip.length + slots.length === 0 && <p class="note">{calendar.none}</p>}
      {isCut && (
        <a class="more" href={isDay ? `/admin/visits?from=${day}` : addressOf(filter, { view: 'day', day })}>
          {isDay ? calendar.allVisits : calendar.wholeDay}
        </a>
      )}
    </section>
  )
}

/** The day's name, which leads to its page; today says so. */
const DayHead = ({ day, filter, today }: Pick<DayProps, 'filter' | 'today'> & { day: string }) => {
  const locale = useLocale()
  const isToday = day === today
  return (
    <h2 id={`day-${day}`}>
      <a href={addressOf(filter, { view: 'day', day })} aria-current={isToday ? 'date' : undefined}>
        <span>{dayIn(locale, day, { weekday: filter.view === 'day' ? 'long' : 'short' })}</span>{' '}
        <b>{dayIn(locale, day, { day: 'numeric' })}</b>{' '}
        <span class="of-month">{dayIn(locale, day, { month: 'long' })}</span>
      </a>
      {isToday && <span class="badge busy">{locale.words.calendar.today}</span>}
    </h2>
  )
}
