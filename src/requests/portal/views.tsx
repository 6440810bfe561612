import { useWords } from '../../i18n/locale.ts'
import { Live } from '../../ui/live.tsx'
import { Empty, Heading, Pager } from '../../ui/parts.tsx'
import type { listRequests } from './queries.ts'
import { AskButton, OffersToAnswer, RequestList } from './rows.tsx'

type Props = Awaited<ReturnType<typeof listRequests>> & { paged: boolean }

export const RequestsPage = ({ offered, waiting, page, paged }: Props) => {
  const { requests: words } = useWords()
  const open = offered.length + waiting.length
  return (
    <>
      <div class="titled">
        <Heading>{words.title}</Heading>
        <AskButton />
      </div>
      <Live id="requests">
        <OffersToAnswer rows={offered} />
        {waiting.length > 0 && (
          <section>
            <h2>{words.waiting}</h2>
            <RequestList rows={waiting} />
          </section>
        )}
        {page.rows.length > 0 ? (
          <section>
            <h2>{words.settled}</h2>
            <RequestList rows={page.rows} />
          </section>
        ) : (
          open === 0 && <Empty icon="send">{words.none}</Empty>
        )}
        <Pager path="/portal/requests" filter={{}} next={page.next} paged={paged} />
      </Live>
    </>
  )
}
