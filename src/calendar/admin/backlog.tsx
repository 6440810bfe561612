import { useLocale } from '../../i18n/locale.ts'
import { calendarDay, dayIn, todayIn } from '../../ui/format.ts'
import { Empty, Icon } from '../../ui/parts.tsx'
import type { WaitingJob } from './queries.ts'

interface Props {
  jobs: WaitingJob[]
  more: boolean
  /** The day that is offered for their visit, `YYYY-MM-DD`. */
  day: string
}

/** When a visit begins that is planned from the calendar, until a time is chosen. */
export const usualStart = 'T09:00'

/** Jobs under way that wait for a date, each with the way to plan one. */
export const Backlog = ({ jobs, more, day }: Props) => {
  const locale = useLocale()
  const { backlog } = locale.words.calendar
  return (
    <section class="backlog">
      <h2>{backlog.title}</h2>
      {jobs.length === 0 ? (
        <Empty icon="hammer">{backlog.none}</Empty>
      ) : (
        <>
          <p class="note">{backlog.lead}</p>
          <ul class="rows">
            {jobs.map((job) => (
              <li class="row stack" id={`job-${job.id}`}>
                <div class="grow">
                  <a class="lead" href={`/admin/jobs/${job.id}`}>
                    {job.title}
                  </a>
                  <p>{job.customer}</p>
                  {job.location && (
                    <p class="note">
                      <Icon name="pin" />
                      {job.location}
                    </p>
                  )}
                  <p class="note">{backlog.since(calendarDay(locale, todayIn(locale.timeZone, job.createdAt)))}</p>
                </div>
                <div class="aside">
                  <a
                    class="button quiet"
                    href={`/admin/visits/new?${new URLSearchParams({ job: job.id, start: day + usualStart })}`}
                  >
                    {backlog.plan(dayIn(locale, day, { weekday: 'short', day: 'numeric', month: 'short' }))}{' '}
                    <span class="unseen">{job.title}</span>
                  </a>
                </div>
              </li>
            ))}
          </ul>
          {more && <p class="note">{backlog.more}</p>}
        </>
      )}
    </section>
  )
}
