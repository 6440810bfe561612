import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { Empty, Heading, Pager } from '../../ui/parts.tsx'
import { JobList, type JobRow } from './rows.tsx'

export const JobsPage = ({ page, paged }: { page: Page<JobRow>; paged: boolean }) => {
  const { admin } = useWords()
  return (
    <>
      <Heading>{admin.jobs}</Heading>
      {page.rows.length > 0 ? <JobList rows={page.rows} /> : <Empty icon="hammer">{admin.noneJobs}</Empty>}
      <Pager path="/admin/jobs" filter={{}} next={page.next} paged={paged} />
    </>
  )
}
