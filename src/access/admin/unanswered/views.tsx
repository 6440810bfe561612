import type { Page } from '../../../http/paging.ts'
import { useWords } from '../../../i18n/locale.ts'
import { Empty, Heading, Pager } from '../../../ui/parts.tsx'
import { UnansweredList, type UnansweredRow } from './rows.tsx'

/** Everyone who was invited and has not come yet. */
export const UnansweredPage = ({ page, paged }: { page: Page<UnansweredRow>; paged: boolean }) => {
  const { admin, invitations } = useWords()
  return (
    <>
      <a class="back" href="/admin">
        {admin.short}
      </a>
      <Heading>{invitations.unanswered}</Heading>
      <p>{invitations.unansweredLead}</p>
      {page.rows.length > 0 ? (
        <UnansweredList rows={page.rows} />
      ) : (
        <Empty icon="mail">{invitations.noneUnanswered}</Empty>
      )}
      <Pager path="/admin/invitations/unanswered" filter={{}} next={page.next} paged={paged} />
    </>
  )
}
