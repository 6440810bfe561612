import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { ExportLink } from '../../ui/list.tsx'
import { Live } from '../../ui/live.tsx'
import { Empty, Heading, Pager, Tabs } from '../../ui/parts.tsx'
import { type RequestStatus, requestStatuses } from '../request.ts'
import { RequestList, type RequestRow } from './rows.tsx'

interface Props {
  page: Page<RequestRow>
  show: RequestStatus
  paged: boolean
}

export const RequestsPage = ({ page, show, paged }: Props) => {
  const { admin } = useWords()
  return (
    <>
      <Heading>{admin.requests}</Heading>
      <Tabs
        label={admin.requests}
        tabs={requestStatuses.map((status) => ({
          href: `/admin/requests${status === 'pending' ? '' : `?show=${status}`}`,
          text: admin.requestTabs[status],
          current: status === show,
        }))}
      />
      <Live id="requests">
        {page.rows.length > 0 ? (
          <RequestList rows={page.rows} />
        ) : (
          <Empty icon="inbox">{show === 'pending' ? admin.noneWaiting : admin.noneRequests}</Empty>
        )}
        {page.rows.length > 0 && (
          <ExportLink path="/admin/requests/export" filter={show === 'pending' ? {} : { show }} />
        )}
        <Pager path="/admin/requests" filter={show === 'pending' ? {} : { show }} next={page.next} paged={paged} />
      </Live>
    </>
  )
}
