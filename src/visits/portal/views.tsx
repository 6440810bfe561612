import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { AskButton } from '../../requests/portal/rows.tsx'
import { Live } from '../../ui/live.tsx'
import { Empty, Heading, Pager, Tabs } from '../../ui/parts.tsx'
import { VisitList, type VisitRow } from './rows.tsx'

interface Props {
  page: Page<VisitRow>
  show: 'upcoming' | 'past'
  paged: boolean
  /** Whoever looks on as a contact has no calendar of theirs. */
  subscribes: boolean
}

export const VisitsPage = ({ page, show, paged, subscribes }: Props) => {
  const words = useWords()
  return (
    <>
      <div class="titled">
        <Heading>{words.visits.title}</Heading>
        <AskButton />
      </div>
      <Tabs
        label={words.visits.title}
        tabs={[
          { href: '/portal/visits', text: words.visits.upcoming, current: show === 'upcoming' },
          { href: '/portal/visits?show=past', text: words.visits.past, current: show === 'past' },
        ]}
      />
      <Live id="visits">
        {page.rows.length > 0 ? (
          <VisitList rows={page.rows} />
        ) : (
          <Empty icon="calendar">{show === 'past' ? words.visits.nonePast : words.visits.noneUpcoming}</Empty>
        )}
        <Pager path="/portal/visits" filter={show === 'past' ? { show } : {}} next={page.next} paged={paged} />
      </Live>
      {subscribes && (
        <a class="more" href="/portal/account/calendar">
          {words.feeds.way}
        </a>
      )}
    </>
  )
}
