import { type Locale, useLocale } from '../../i18n/locale.ts'
import { type Quickly, RequestList } from '../../requests/admin/rows.tsx'
import { assets } from '../../ui/assets.ts'
import { Choice, Field } from '../../ui/field.tsx'
import { dayIn, dayOf, daysRange, hours, todayIn } from '../../ui/format.ts'
import { Filters } from '../../ui/list.tsx'
import { Live } from '../../ui/live.tsx'
import { Done, Heading, Tabs } from '../../ui/parts.tsx'
import type { TeamRow } from '../../visits/admin/queries.ts'
import { idsOfClashing } from '../../visits/clashes.ts'
import { columnsOf } from '../columns.ts'
import { daysOf, stepFrom, views } from '../view.ts'
import { Backlog, usualStart } from './backlog.tsx'
import { addressOf, type CalendarFilter, nobody, path } from './filter.ts'
import { Grid } from './grid.tsx'
import { Month } from './month.tsx'
import type { CalendarRow, FoundCalendar } from './queries.ts'

/** What was just done to a visit: `was` says from when until when it was before, so that it can be taken back. */
interface Just {
  was?: string | undefined
  undone?: 'yes' | undefined
}

interface Props {
  found: FoundCalendar
  filter: CalendarFilter
  just: Just
  today: string
  isOpenAt: Quickly['isOpenAt']
}

// Side by side in a week's column two can be read, in a day's a whole team.
const mostLanes = { day: 8, week: 2 }

export const CalendarPage = ({ found, filter, just, today, isOpenAt }: Props) => {
  const locale = useLocale()
  const { admin, calendar, siteVisits } = locale.words
  const { view, technician } = filter
  const { days, team, visits, cut, counts, moved, waiting, moreWait, asked } = found
  const here = addressOf(filter)
  // What has been is not planned any more.
  const planDay = filter.day < today ? today : filter.day
  const name = technician === nobody ? calendar.unassigned : team.find(({ id }) => id === technician)?.name
  return (
    <>
      <link rel="stylesheet" href={assets.calendarCss} />
      <div class="titled">
        <Heading>{titleOf(locale, filter)}</Heading>
        <div class="acts">
          <a
            class="button"
            href={`/admin/visits/new?${new URLSearchParams({ start: planDay + usualStart })}`}
            data-key="n"
          >
            {siteVisits.add}
          </a>
        </div>
      </div>
      {name && <p class="lead">{calendar.only(name)}</p>}
      {moved && <Moved {...{ moved, just, here, filter }} />}
      <div class="titled steps">
        <Tabs
          label={calendar.title}
          tabs={views.map((one) => ({
            href: addressOf(filter, { view: one }),
            text: calendar.views[one],
            current: one === view,
          }))}
        />
        <Steps filter={filter} today={today} />
        <Narrowing filter={filter} team={team} />
      </div>
      <Live id="calendar">
        {view === 'month' ? (
          <Month {...{ days, visits, counts, filter, today, here }} />
        ) : (
          <Grid
            columns={columnsOf(visits, days, locale.timeZone, mostLanes[view])}
            clashing={idsOfClashing(visits)}
            {...{ cut, filter, today, team, here }}
          />
        )}
      </Live>
      <p class="note drag">{calendar.drag}</p>
      <Live id="backlog">
        {asked.length > 0 && (
          <section>
            <h2>{admin.waiting}</h2>
            <RequestList rows={asked} quick={{ from: 'calendar', isOpenAt }} />
            <a class="more" href="/admin/requests">
              {admin.allRequests}
            </a>
          </section>
        )}
        <Backlog jobs={waiting} more={moreWait} day={planDay} />
      </Live>
      <script type="module" src={assets.calendar} />
    </>
  )
}

/** What the page shows, in words: the day, its week or its month. */
function titleOf(locale: Pick<Locale, 'language'>, { view, day }: CalendarFilter): string {
  if (view === 'month') return dayIn(locale, day, { month: 'long', year: 'numeric' })
  if (view === 'day') return dayIn(locale, day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const week = daysOf('week', day)
  return daysRange(locale, week[0] ?? day, week.at(-1) ?? day)
}

/** One step back or on, and back to today. */
const Steps = ({ filter, today }: { filter: CalendarFilter; today: string }) => {
  const { calendar } = useLocale().words
  const { view, day } = filter
  return (
    <nav class="pager" aria-label={calendar.steps}>
      <a class="button quiet" rel="prev" href={addressOf(filter, { day: stepFrom(view, day, -1) })}>
        <span aria-hidden="true">‹</span>
        <span class="unseen">{calendar.before[view]}</span>
      </a>
      <a class="button quiet" href={addressOf(filter, { day: today })}>
        {calendar.today}
      </a>
      <a class="button quiet" rel="next" href={addressOf(filter, { day: stepFrom(view, day, 1) })}>
        <span aria-hidden="true">›</span>
        <span class="unseen">{calendar.after[view]}</span>
      </a>
    </nav>
  )
}

/** Whose visits, and which day. */
const Narrowing = ({ filter, team }: { filter: CalendarFilter; team: TeamRow[] }) => {
  const { calendar, siteVisits } = useLocale().words
  const { view, day, technician } = filter
  return (
    <div class="narrowing">
      <Filters path={path}>
        <input type="hidden" name="view" value={view} />
        <input type="hidden" name="day" value={day} />
        <Choice
          name="technician"
          label={calendar.whose}
          value={technician ?? ''}
          options={[
            { value: '', text: siteVisits.anyone },
            { value: nobody, text: calendar.unassigned },
            ...team
              .filter(({ id, role, revokedAt }) => id === technician || (role === 'technician' && !revokedAt))
              .map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
      </Filters>
      {/* A day is typed in parts: followed only once it is whole. */}
      <form method="get" action={path} class="filter">
        <input type="hidden" name="view" value={view} />
        {technician && <input type="hidden" name="technician" value={technician} />}
        <Field name="day" type="date" label={calendar.goTo} value={day} />
        <button class="quiet" type="submit">
          {siteVisits.go}
        </button>
      </form>
    </div>
  )
}

interface MovedProps {
  moved: CalendarRow
  just: Just
  here: string
  filter: CalendarFilter
}

/** Says where a visit went, and takes it back on a press. */
const Moved = ({ moved, just: { was, undone }, here, filter }: MovedProps) => {
  const locale = useLocale()
  const { calendar, editing } = locale.words
  const { id, customer, startAt, endAt, version } = moved
  const [start = '', end = ''] = was?.split('/') ?? []
  const say = undone ? calendar.movedBack : calendar.moved
  const fields = { start, end, version: String(version), back: here, undo: 'yes', tell: 'yes' }
  const day = addressOf(filter, { day: todayIn(locale.timeZone, startAt) })
  return (
    <Done>
      <p>
        <a href={`${day}#visit-${id}`}>{say(customer, dayOf(locale, startAt), hours(locale, startAt, endAt))}</a>
      </p>
      {!undone && was && (
        <form method="post" action={`/admin/visits/${id}/time`} hx-boost="false">
          {Object.entries(fields).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button class="quiet" type="submit">
            {editing.undo}
          </button>
        </form>
      )}
    </Done>
  )
}
