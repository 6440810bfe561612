import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { Empty, Heading, Pager, Tabs } from '../../ui/parts.tsx'
import { InvoiceList, type InvoiceRow } from './rows.tsx'

interface Props {
  page: Page<InvoiceRow>
  show: 'all' | 'overdue'
  paged: boolean
  today: string
}

export const InvoicesPage = ({ page, show, paged, today }: Props) => {
  const { admin, invoices } = useWords()
  return (
    <>
      <Heading>{admin.invoices}</Heading>
      <Tabs
        label={admin.invoices}
        tabs={[
          { href: '/admin/invoices', text: invoices.all, current: show === 'all' },
          { href: '/admin/invoices?show=overdue', text: invoices.states.overdue, current: show === 'overdue' },
        ]}
      />
      {page.rows.length > 0 ? (
        <InvoiceList rows={page.rows} today={today} />
      ) : (
        <Empty icon="receipt">{show === 'overdue' ? admin.noneOverdue : admin.noneInvoices}</Empty>
      )}
      <Pager path="/admin/invoices" filter={show === 'overdue' ? { show } : {}} next={page.next} paged={paged} />
    </>
  )
}
