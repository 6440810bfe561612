import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { Empty, Heading, Icon, Pager } from '../../ui/parts.tsx'
import { CustomerList, type CustomerRow } from './rows.tsx'

export const CustomersPage = ({ page, paged }: { page: Page<CustomerRow>; paged: boolean }) => {
  const { admin, announcements, invitations } = useWords()
  return (
    <>
      <div class="titled">
        <Heading>{admin.customers}</Heading>
        <div class="ways">
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
      {page.rows.length > 0 ? <CustomerList rows={page.rows} /> : <Empty icon="users">{admin.noneCustomers}</Empty>}
      <Pager path="/admin/customers" filter={{}} next={page.next} paged={paged} />
    </>
  )
}
