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

/** Days side by side by the hour; on a phone they follow one another as lists. */
export const Grid = ({ columns, cut, filter, today, ...setting }: Props) => {
  const { first, last } = hoursOf(columns)
  return (
    <div class={`calendar ${filter.view} t${last - first}`} data-calendar data-first={first} data-last={last}>
      <div class="hours" aria-hidden="true">
        <div class="slots">
          {Array.from({ length: last - first }, (_, place) => (
            <span class={`h${place}`}>{`${String(first + place).padStart(2, '0')}:00`}</span>
          ))}
        </div>
      </div>
      {columns.map((column) => (
        <Day {...{ column, filter, today, firstHour: first, isCut: cut.has(column.day), ...setting }} />
      ))}
    </div>
  )
}

interface DayProps extends Setting {
  column: Column<CalendarRow>
  filter: CalendarFilter
  today: string
  firstHour: number
  isCut: boolean
}

const Day = ({ column, filter, today, firstHour, isCut, ...setting }: DayProps) => {
  const { words } = useLocale()
  const { day, strip, slots, left } = column
  const isDay = filter.view === 'day'
  // A day by itself shows all it has; beside others what finds no room is counted, and found on the day's own page.
  const above = isDay ? [...strip, ...left] : strip
  const hidden = isDay ? 0 : left.length
  const isEmpty = above.length + slots.length + hidden === 0
  return (
    <section class="day" aria-labelledby={`day-${day}`}>
      <DayHead {...{ day, filter, today }} />
      <ul class="strip">
        {above.map((visit) => (
          <StripCard visit={visit} begins={visit.startAt >= column.from} {...setting} />
        ))}
      </ul>
      <ul class="slots" data-day={day}>
        {slots.map((slot) => (
          <SlotCard {...{ slot, firstHour, ...setting }} />
        ))}
      </ul>
      {isEmpty && <p class="note">{words.calendar.none}</p>}
      {(isCut || hidden > 0) && (
        <a class="more" href={isDay ? `/admin/visits?from=${day}` : addressOf(filter, { view: 'day', day })}>
          {isCut ? words.calendar.wholeDay : words.calendar.more(hidden)}
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
