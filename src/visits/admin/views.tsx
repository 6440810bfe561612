import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { Choice, Field } from '../../ui/field.tsx'
import { ExportLink, Filters } from '../../ui/list.tsx'
import { Live } from '../../ui/live.tsx'
import { Done, Empty, Heading, Icon, Pager, Tabs } from '../../ui/parts.tsx'
import { visitStatuses } from '../visit.ts'
import { addressed, type VisitFilter } from './filter.ts'
import type { TeamRow } from './queries.ts'
import { VisitList, type VisitRow } from './rows.tsx'

interface Props {
  page: Page<VisitRow>
  team: TeamRow[]
  /** What the list is narrowed to, by name. */
  job: string | undefined
  customer: string | undefined
  filter: VisitFilter
  paged: boolean
  done: 'deleted' | undefined
}

const path = '/admin/visits'

export const VisitsPage = ({ page, team, job, customer, filter, paged, done }: Props) => {
  const { admin, visits, siteVisits, lists } = useWords()
  const { show, from: _, ...narrow } = filter
  const tab = (one: VisitFilter['show']) => {
    const query = new URLSearchParams(addressed({ ...narrow, show: one })).toString()
    return query ? `${path}?${query}` : path
  }
  const isNarrow = Object.values(narrow).some((value) => value !== undefined)
  return (
    <>
      <div class="titled">
        <Heading>{admin.visits}</Heading>
        <div class="acts">
          <a class="button" href={filter.job ? `${path}/new?job=${filter.job}` : `${path}/new`} data-key="n">
            {siteVisits.add}
          </a>
        </div>
      </div>
      {done && <Done>{siteVisits.dones[done]}</Done>}
      <Tabs
        label={admin.visits}
        tabs={[
          { href: tab('upcoming'), text: visits.upcoming, current: show === 'upcoming' },
          { href: tab('past'), text: visits.past, current: show === 'past' },
        ]}
      />
      <Narrowing filter={filter} team={team} job={job} customer={customer} />
      <Live id="visits">
        {page.rows.length > 0 ? (
          <VisitList rows={page.rows} team={team} />
        ) : isNarrow || filter.from ? (
          <>
            <Empty icon="calendar">{lists.nothingFound}</Empty>
            <a class="more" href={show === 'past' ? `${path}?show=past` : path}>
              {lists.clear}
            </a>
          </>
        ) : (
          <Empty icon="calendar">{show === 'past' ? admin.noneVisits : admin.noneNext}</Empty>
        )}
        <Pager path={path} filter={addressed(filter)} next={page.next} paged={paged} />
        {page.rows.length > 0 && <ExportLink path={`${path}/export`} filter={addressed(filter)} />}
      </Live>
    </>
  )
}

/**
 * What the list is narrowed to: a job's or a customer's visits, or a choice of who goes and where they stand; and a
 * day.
 */
const Narrowing = ({ filter, team, job, customer }: Pick<Props, 'filter' | 'team' | 'job' | 'customer'>) => {
  const words = useWords()
  const { siteVisits } = words
  const { from, ...rest } = filter
  const all = addressed({ show: filter.show, from })
  return (
    <div class="narrowing">
      {filter.job || filter.customer ? (
        <p class="only">
          <span>
            <Icon name={filter.job ? 'hammer' : 'user'} />
            {filter.job
              ? job === undefined
                ? siteVisits.unknownJob
                : siteVisits.onlyJob(job)
              : customer === undefined
                ? siteVisits.unknownCustomer
                : siteVisits.onlyCustomer(customer)}
          </span>
          <a href={`${path}?${new URLSearchParams(all)}`}>{words.lists.clear}</a>
        </p>
      ) : (
        <Filters path={path}>
          <Kept values={all} />
          <Choice
            name="technician"
            label={siteVisits.who}
            value={filter.technician ?? ''}
            options={[
              { value: '', text: siteVisits.anyone },
              ...team
                .filter(({ id, role, revokedAt }) => id === filter.technician || (role === 'technician' && !revokedAt))
                .map(({ id, name }) => ({ value: id, text: name })),
            ]}
          />
          <Choice
            name="status"
            label={siteVisits.status}
            value={filter.status ?? ''}
            options={[
              { value: '', text: siteVisits.anyStatus },
              ...visitStatuses.map((status) => ({ value: status, text: words.visits.statuses[status] })),
            ]}
          />
        </Filters>
      )}
      {/* A day is typed in parts: followed only once it is whole. */}
      <form method="get" action={path} class="filter">
        <Kept values={addressed(rest)} />
        <Field
          name="from"
          type="date"
          label={filter.show === 'past' ? siteVisits.untilDay : siteVisits.fromDay}
          value={from}
        />
        <button class="quiet" type="submit">
          {siteVisits.go}
        </button>
      </form>
    </div>
  )
}

/** What a form of a list leaves as it is. */
const Kept = ({ values }: { values: Record<string, string> }) => (
  <>
    {Object.entries(values).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)
