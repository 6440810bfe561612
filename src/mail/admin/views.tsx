import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { Empty, Heading, Pager, Tabs } from '../../ui/parts.tsx'
import { type MailTab, mailTabs } from './queries.ts'
import { MailList, type MailRow } from './rows.tsx'

interface Props {
  page: Page<MailRow>
  show: MailTab
  paged: boolean
}

export const MailsPage = ({ page, show, paged }: Props) => {
  const { mails } = useWords()
  return (
    <>
      <Heading>{mails.title}</Heading>
      <Tabs
        label={mails.title}
        tabs={(Object.keys(mailTabs) as MailTab[]).map((tab) => ({
          href: `/admin/mails${tab === 'check' ? '' : `?show=${tab}`}`,
          text: mails.tabs[tab],
          current: tab === show,
        }))}
      />
      {page.rows.length > 0 ? <MailList rows={page.rows} /> : <Empty icon="mail">{mails.none[show]}</Empty>}
      <Pager path="/admin/mails" filter={show === 'check' ? {} : { show }} next={page.next} paged={paged} />
    </>
  )
}
