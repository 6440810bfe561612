import { CalendarLink } from '../../feeds/link.tsx'
import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { Live } from '../../ui/live.tsx'
import { Empty, Heading, Pager, Tabs } from '../../ui/parts.tsx'
import { VisitList, type VisitRow } from './rows.tsx'

interface Props {
  page: Page<VisitRow>
  show: 'upcoming' | 'past'
  paged: boolean
}

export const VisitsPage = ({ page, show, paged }: Props) => {
  const { admin, feeds, visits } = useWords()
  return (
    <>
      <Heading>{admin.myVisits}</Heading>
      <Tabs
        label={admin.myVisits}
        tabs={[
          { href: '/admin/visits', text: visits.upcoming, current: show === 'upcoming' },
          { href: '/admin/visits?show=past', text: visits.past, current: show === 'past' },
        ]}
      />
      <Live id="visits">
        {page.rows.length > 0 ? <VisitList rows={page.rows} /> : <Empty icon="calendar">{admin.noneOwn}</Empty>}
        <Pager path="/admin/visits" filter={show === 'past' ? { show } : {}} next={page.next} paged={paged} />
      </Live>
      <a class="more" href="/admin/account/calendar">
        {feeds.way}
      </a>
    </>
  )
}

/** One of their visits, at the address under which the office has it. */
export const VisitPage = ({ visit }: { visit: VisitRow }) => (
  <>
    <a class="back" href="/admin/visits">
      {useWords().admin.myVisits}
    </a>
    <Heading>{visit.job}</Heading>
    <Live id="visit">
      <VisitList rows={[visit]} />
      <CalendarLink home="/admin" visit={visit} />
    </Live>
  </>
)
