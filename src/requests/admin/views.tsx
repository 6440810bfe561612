import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { ExportLink } from '../../ui/list.tsx'
import { Live } from '../../ui/live.tsx'
import { Empty, Heading, Pager, Tabs } from '../../ui/parts.tsx'
import { type RequestStage, requestStages } from '../request.ts'
import { RequestList, type RequestRow } from './rows.tsx'

interface Props {
  page: Page<RequestRow>
  show: RequestStage
  paged: boolean
}

export const RequestsPage = ({ page, show, paged }: Props) => {
  const { admin } = useWords()
  return (
    <>
      <Heading>{admin.requests}</Heading>
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
          <RequestList rows={page.rows} />
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
