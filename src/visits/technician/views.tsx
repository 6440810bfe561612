import type { Page } from '../../http/paging.ts'
import { useLocale, useWords } from '../../i18n/locale.ts'
import { dayIn } from '../../ui/format.ts'
import { Live } from '../../ui/live.tsx'
import { Empty, Heading, Pager, Tabs } from '../../ui/parts.tsx'
import { DayList, DayNav, type DayTold } from './day/rows.tsx'
import { VisitList, type VisitRow } from './rows.tsx'

interface Props {
  page: Page<VisitRow>
  show: 'upcoming' | 'past'
  paged: boolean
}

export const VisitsPage = ({ page, show, paged }: Props) => {
  const { admin, feeds } = useWords()
  return (
    <>
      <Heading>{admin.myVisits}</Heading>
      <VisitTabs show={show} />
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

interface DayProps {
  /** `YYYY-MM-DD` */
  day: string
  isToday: boolean
  rows: VisitRow[]
  told: DayTold
}

/** The visits of a day that is not today; today has the first page. */
export const DayPage = ({ day, isToday, rows, told }: DayProps) => {
  const locale = useLocale()
  return (
    <>
      <Heading>
        <span class="when">
          <time datetime={day}>
            {dayIn(locale, day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}
          </time>
        </span>
      </Heading>
      <DayNav day={day} isToday={isToday} />
      <DayList rows={rows} isToday={isToday} back={`/admin/visits?day=${day}`} told={told} />
      <a class="more" href="/admin/visits">
        {locale.words.admin.allMyVisits}
      </a>
    </>
  )
}

const VisitTabs = ({ show }: { show: Props['show'] }) => {
  const { admin, visits } = useWords()
  return (
    <Tabs
      label={admin.myVisits}
      tabs={[
        { href: '/admin/visits', text: visits.upcoming, current: show === 'upcoming' },
        { href: '/admin/visits?show=past', text: visits.past, current: show === 'past' },
      ]}
    />
  )
}
