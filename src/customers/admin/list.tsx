import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { Choice } from '../../ui/field.tsx'
import { ExportLink, Filters } from '../../ui/list.tsx'
import { Live } from '../../ui/live.tsx'
import { Empty, Heading, Icon, Pager } from '../../ui/parts.tsx'
import { TagChip } from '../../ui/tags.tsx'
import { customerKinds } from '../customer.ts'
import { addressed, type CustomerFilter } from './filter.ts'
import { CustomerList, type CustomerRow } from './rows.tsx'

const path = '/admin/customers'

interface Props {
  page: Page<CustomerRow>
  filter: CustomerFilter
  paged: boolean
}

/** The company's customers, with a choice among them that stands in the address. */
export const CustomersPage = ({ page, filter, paged }: Props) => {
  const { customers } = useWords()
  const query = addressed(filter)
  return (
    <>
      <Titled />
      {filter.tag === undefined ? (
        <FilterForm filter={filter} />
      ) : (
        <TagChip href={path} text={customers.list.tagged(filter.tag)} removal={customers.list.removeTag(filter.tag)} />
      )}
      <Live id="customers">
        {page.rows.length > 0 ? (
          <CustomerList rows={page.rows} />
        ) : (
          <NothingFound filtered={'show' in query || 'kind' in query || 'tag' in query} />
        )}
        <Pager path={path} filter={query} next={page.next} paged={paged} />
        {page.rows.length > 0 && <ExportLink path={`${path}/export`} filter={query} />}
      </Live>
    </>
  )
}

const Titled = () => {
  const { admin, announcements, customers, invitations } = useWords()
  return (
    <div class="titled">
      <Heading>{admin.customers}</Heading>
      <div class="acts">
        <a class="button" href={`${path}/new`} data-key="n">
          {customers.add}
        </a>
        <a class="button quiet" href="/admin/announcements/new">
          <Icon name="megaphone" />
          {announcements.title}
        </a>
        <a class="button quiet" href="/admin/invitations">
          <Icon name="send" />
          {invitations.title}
        </a>
      </div>
    </div>
  )
}

const FilterForm = ({ filter }: { filter: CustomerFilter }) => {
  const { admin, customers, lists } = useWords()
  const { list } = customers
  return (
    <Filters path={path}>
      <Choice
        name="show"
        label={list.show}
        value={filter.show}
        options={(['current', 'archived'] as const).map((value) => ({ value, text: list.shows[value] }))}
      />
      <Choice
        name="kind"
        label={list.kind}
        value={filter.kind ?? ''}
        options={[
          { value: '', text: lists.all },
          ...customerKinds.map((value) => ({ value, text: admin.kinds[value] })),
        ]}
      />
      <Choice
        name="sort"
        label={lists.sort}
        value={filter.sort}
        options={(['name', 'new'] as const).map((value) => ({ value, text: list.sorts[value] }))}
      />
    </Filters>
  )
}

const NothingFound = ({ filtered }: { filtered: boolean }) => {
  const { admin, lists } = useWords()
  if (!filtered) return <Empty icon="users">{admin.noneCustomers}</Empty>
  return (
    <>
      <Empty icon="users">{lists.nothingFound}</Empty>
      <a class="more" href={path}>
        {lists.clear}
      </a>
    </>
  )
}
