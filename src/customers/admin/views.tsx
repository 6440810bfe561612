import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { Empty, Heading, Pager } from '../../ui/parts.tsx'
import { CustomerList, type CustomerRow } from './rows.tsx'

export const CustomersPage = ({ page, paged }: { page: Page<CustomerRow>; paged: boolean }) => {
  const { admin } = useWords()
  return (
    <>
      <Heading>{admin.customers}</Heading>
      {page.rows.length > 0 ? <CustomerList rows={page.rows} /> : <Empty icon="users">{admin.noneCustomers}</Empty>}
      <Pager path="/admin/customers" filter={{}} next={page.next} paged={paged} />
    </>
  )
}
