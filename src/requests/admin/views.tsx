import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { ExportLink } from '../../ui/list.tsx'
import { Live } from '../../ui/live.tsx'
import { Done, Empty, Heading, Pager, Tabs } from '../../ui/parts.tsx'
import { type RequestStage, requestStages, type Slot } from '../request.ts'
import { RequestList, type RequestRow } from './rows.tsx'

interface Props {
  page: Page<RequestRow>
  show: RequestStage
  paged: boolean
  /** Whether one was just confirmed here. */
  done?: 'confirmed' | undefined
  isOpenAt(slot: Slot): boolean
}

export const RequestsPage = ({ page, show, paged, done, isOpenAt }: Props) => {
  const { admin, answering } = useWords()
  return (
    <>
      <Heading>{admin.requests}</Heading>
      {done && (
        <Done>
          <p>{answering.dones.list}</p>
        </Done>
      )}
      <Tabs
        label={admin.requests}
        tabs={requestStages.map((stage) => ({
          href: `/admin/requests${stage === 'waiting' ? '' : `?show=${stage}`}`,
          text: admin.requestTabs[stage],
          current: stage === show,
        }))}
      />
      <Live id="requests">
        {page.rows.length > 0 ? (
          <RequestList rows={page.rows} quick={show === 'waiting' ? { isOpenAt } : undefined} />
        ) : (
          <Empty icon="inbox">{show === 'waiting' ? admin.noneWaiting : admin.noneRequests}</Empty>
        )}
        {page.rows.length > 0 && (
          <ExportLink path="/admin/requests/export" filter={show === 'waiting' ? {} : { show }} />
        )}
        <Pager path="/admin/requests" filter={show === 'waiting' ? {} : { show }} next={page.next} paged={paged} />
      </Live>
    </>
  )
}
