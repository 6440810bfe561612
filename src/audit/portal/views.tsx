import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { Empty, Heading, Pager, PhoneLink } from '../../ui/parts.tsx'
import { Accesses, type AccessRow } from './rows.tsx'

interface Props {
  page: Page<AccessRow>
  paged: boolean
  company: { name: string; phone: string }
  /** Staff look on: there is no account to go back to. */
  watched: boolean
}

export const AccessesPage = ({ page, paged, company, watched }: Props) => {
  const { account, trail } = useWords()
  const { accesses } = trail
  return (
    <>
      {!watched && (
        <a class="back" href="/portal/account">
          {account.title}
        </a>
      )}
      <Heading>{accesses.title}</Heading>
      <p>{accesses.lead}</p>
      {page.rows.length > 0 ? <Accesses rows={page.rows} /> : <Empty icon="history">{accesses.none}</Empty>}
      <Pager path="/portal/account/accesses" filter={{}} next={page.next} paged={paged} />
      <p class="note">
        {accesses.ask(company.name)} <PhoneLink phone={company.phone} />
      </p>
    </>
  )
}
