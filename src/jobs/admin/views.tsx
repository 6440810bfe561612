import type { Page } from '../../http/paging.ts'
import { useLocale, useWords } from '../../i18n/locale.ts'
import { Choice } from '../../ui/field.tsx'
import { ExportLink, Filters } from '../../ui/list.tsx'
import { Live } from '../../ui/live.tsx'
import { Done, Empty, Heading, Pager } from '../../ui/parts.tsx'
import { TagChip } from '../../ui/tags.tsx'
import { type Kind, kindsByCategory } from '../kinds.ts'
import { addressed, type JobFilter, jobShows, showsOf, sortsOf } from './filter.ts'
import { JobList, type JobRow } from './rows.tsx'

const path = '/admin/jobs'

interface Props {
  page: Page<JobRow>
  kinds: Kind[]
  filter: JobFilter
  /** The name of the customer whose jobs they are, if of one alone. */
  customer: string | undefined
  paged: boolean
  done?: 'deleted' | undefined
}

export const JobsPage = ({ page, kinds, filter, customer, paged, done }: Props) => {
  const { admin, jobRecord } = useWords()
  const query = addressed(filter)
  const of = filter.customer ? `?${new URLSearchParams({ customer: filter.customer })}` : ''
  return (
    <>
      <div class="titled">
        <Heading>{admin.jobs}</Heading>
        <div class="acts">
          <a class="button" href={`${path}/new${of}`} data-key="n">
            {jobRecord.add}
          </a>
        </div>
      </div>
      {done && (
        <Done>
          <p>{jobRecord.dones[done]}</p>
        </Done>
      )}
      <Narrowed filter={filter} customer={customer} />
      <JobFilters filter={filter} kinds={kinds} />
      <Live id="jobs">
        {page.rows.length > 0 ? (
          <JobList rows={page.rows} kinds={kinds} />
        ) : (
          <NothingFound query={query} paged={paged} />
        )}
        <Pager path={path} filter={query} next={page.next} paged={paged} />
        {page.rows.length > 0 && <ExportLink path={`${path}/export`} filter={query} />}
      </Live>
    </>
  )
}

/** The customer or the tag that the list is of, and the way to take it off. */
const Narrowed = ({ filter, customer }: Pick<Props, 'filter' | 'customer'>) => {
  const { jobRecord } = useWords()
  if (filter.customer) {
    const text = jobRecord.onlyCustomer(customer ?? jobRecord.unknownCustomer)
    return <TagChip href={path} text={text} removal={jobRecord.takeOff(text)} />
  }
  if (!filter.tag) return null
  const text = jobRecord.onlyTag(filter.tag)
  return <TagChip href={path} text={text} removal={jobRecord.takeOff(text)} />
}

const JobFilters = ({ filter, kinds }: Pick<Props, 'filter' | 'kinds'>) => {
  const { language, words } = useLocale()
  const { jobRecord, jobs, lists } = words
  const ofAll = !filter.customer && !filter.tag
  const sorts = sortsOf(filter)
  const shows = jobShows.filter((show) => showsOf(filter).includes(show))
  if (shows.length < 2 && sorts.length < 2) return null
  return (
    <Filters path={path}>
      {filter.customer && <input type="hidden" name="customer" value={filter.customer} />}
      {filter.tag && <input type="hidden" name="tag" value={filter.tag} />}
      {shows.length > 1 && (
        <Choice
          name="show"
          label={jobRecord.which}
          value={filter.show}
          options={shows.map((value) => ({
            value,
            text: value === 'active' || value === 'all' ? jobRecord.shows[value] : jobs.statuses[value],
          }))}
          groups={kindsByCategory(ofAll ? kinds : [], language).map((group) => ({
            label: group.category,
            options: group.kinds.map(({ id, type }) => ({ value: id, text: type[language] })),
          }))}
        />
      )}
      {sorts.length > 1 && (
        <Choice
          name="sort"
          label={lists.sort}
          value={filter.sort}
          options={sorts.map((value) => ({ value, text: jobRecord.sorts[value] }))}
        />
      )}
    </Filters>
  )
}

const NothingFound = ({ query, paged }: { query: Record<string, string>; paged: boolean }) => {
  const { admin, jobRecord, lists } = useWords()
  if (!paged && Object.keys(query).length === 0) {
    return (
      <>
        <Empty icon="hammer">{jobRecord.noneActive}</Empty>
        <a class="more" href={`${path}?show=all`}>
          {jobRecord.shows.all}
        </a>
      </>
    )
  }
  if (!paged && query.show === 'all' && !query.customer && !query.tag)
    return <Empty icon="hammer">{admin.noneJobs}</Empty>
  return (
    <>
      <Empty icon="hammer">{lists.nothingFound}</Empty>
      <a class="more" href={`${path}?show=all`}>
        {lists.clear}
      </a>
    </>
  )
}
