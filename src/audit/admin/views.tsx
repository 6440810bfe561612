import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { Choice } from '../../ui/field.tsx'
import { Filters } from '../../ui/list.tsx'
import { Empty, Heading, Pager } from '../../ui/parts.tsx'
import { deeds } from '../deed.ts'
import type { TrailFilter } from './queries.ts'
import { type EventRow, Events } from './rows.tsx'

interface Props {
  page: Page<EventRow>
  people: { accountId: string; name: string }[]
  filter: TrailFilter
  paged: boolean
  /** Whose file it is the trail of; without one it is the company's. */
  customer?: { id: string; name: string }
}

/** The trail, with a choice of what and who that stands in its address. */
export const TrailPage = ({ page, people, filter, paged, customer }: Props) => {
  const { trail } = useWords()
  const path = customer ? `/admin/customers/${customer.id}/trail` : '/admin/trail'
  const filtered = (chosen: TrailFilter) => {
    const query = new URLSearchParams(addressed(chosen)).toString()
    return query ? `${path}?${query}` : path
  }
  return (
    <>
      {customer && (
        <a class="back" href="/admin/trail">
          {trail.whole}
        </a>
      )}
      <Heading>{customer ? trail.ofCustomer(customer.name) : trail.title}</Heading>
      <p>{trail.lead}</p>
      <Filters path={path}>
        <Choice
          name="did"
          label={trail.what}
          value={filter.did}
          options={[
            { value: '', text: trail.everything },
            ...deeds.map((deed) => ({ value: deed, text: trail.deeds[deed] })),
          ]}
        />
        <Choice
          name="who"
          label={trail.who}
          value={filter.who}
          options={whoOptions(trail.everyone, page, people, filter, trail.thisPerson)}
        />
      </Filters>
      {page.rows.length > 0 ? (
        <Events rows={page.rows} filtered={(who) => filtered({ ...filter, who })} />
      ) : (
        <Empty icon="history">{filter.did || filter.who ? trail.noneSuch : trail.none}</Empty>
      )}
      <Pager path={path} filter={addressed(filter)} next={page.next} paged={paged} />
    </>
  )
}

const addressed = ({ did, who }: TrailFilter): Record<string, string> => ({ ...(did && { did }), ...(who && { who }) })

/** The people of the company; and whoever else was chosen from a line, by the name that the lines give. */
function whoOptions(
  everyone: string,
  page: Page<EventRow>,
  people: Props['people'],
  { who }: TrailFilter,
  other: string,
) {
  const known = people.map(({ accountId, name }) => ({ value: accountId, text: name }))
  const further =
    who && !people.some(({ accountId }) => accountId === who)
      ? [{ value: who, text: page.rows[0]?.actorName ?? other }]
      : []
  return [{ value: '', text: everyone }, ...known, ...further]
}
