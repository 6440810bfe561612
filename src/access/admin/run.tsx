import type { RowOf } from '../../db/reach.ts'
import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import type { MailStatus } from '../../mail/delivery.ts'
import { mails } from '../../mail/schema.ts'
import { Badge, Empty, Heading, Pager, Tabs, type Tone } from '../../ui/parts.tsx'
import { readingAgain } from '../../ui/reading-again.ts'
import { invitationRunLines, invitationRuns } from '../schema.ts'

/** How far a run is. */
export const runColumns = {
  id: invitationRuns.id,
  kind: invitationRuns.kind,
  total: invitationRuns.total,
  done: invitationRuns.done,
  mailed: invitationRuns.mailed,
  finishedAt: invitationRuns.finishedAt,
}
type RunRow = RowOf<typeof runColumns>

/** What came of a run for one customer; read with a left join to the mail. */
export const lineColumns = {
  customerId: invitationRunLines.customerOf,
  name: invitationRunLines.name,
  outcome: invitationRunLines.outcome,
  email: invitationRunLines.email,
  status: mails.status,
}
export type LineRow = RowOf<typeof lineColumns, 'mails'>

interface Props {
  run: RunRow
  page: Page<LineRow>
  show: 'all' | 'skipped'
  paged: boolean
  /** Address of this very page, to read it anew. */
  path: string
}

/** The progress of a run. While it goes on the page reads itself anew; without JavaScript a link does. */
export const RunPage = ({ run, page, show, paged, path }: Props) => {
  const { invitations, admin } = useWords()
  const { run: words } = invitations
  const at = `/admin/invitations/${run.id}`
  return (
    <>
      <a class="back" href={run.kind === 'invitation' ? '/admin/invitations' : '/admin/customers'}>
        {run.kind === 'invitation' ? invitations.title : admin.customers}
      </a>
      <Heading>{words[run.kind]}</Heading>
      <div id="run" class="run" data-unasked="">
        {isUnderWay(run, page.rows) && <div id="again" hidden {...readingAgain(path)} />}
        <Progress run={run} path={path} />
        <section>
          <h2>{words.lines}</h2>
          <Tabs
            label={words.lines}
            tabs={(['all', 'skipped'] as const).map((tab) => ({
              href: tab === 'all' ? at : `${at}?show=${tab}`,
              text: words.tabs[tab],
              current: tab === show,
            }))}
          />
        </section>
        {page.rows.length > 0 ? <LineList rows={page.rows} /> : <Empty icon="send">{words.none[show]}</Empty>}
        <Pager path={at} filter={show === 'all' ? {} : { show }} next={page.next} paged={paged} />
      </div>
    </>
  )
}

// Mails leave a little after they are written: the page follows them to the end.
const isUnderWay = (run: RunRow, rows: LineRow[]): boolean =>
  !run.finishedAt || rows.some(({ status }) => status === 'waiting' || status === 'sending')

const Progress = ({ run, path }: { run: RunRow; path: string }) => {
  const { run: words } = useWords().invitations
  // Customers may come while a run goes on.
  const total = Math.max(run.total, run.done)
  return (
    <div class="card form">
      <progress
        max={Math.max(total, 1)}
        value={run.finishedAt ? Math.max(total, 1) : run.done}
        aria-label={words[run.kind]}
      />
      <p role="status">
        <strong>{words.progress(run.done, total)}</strong> · {words.mailed(run.mailed)}
      </p>
      {run.finishedAt ? (
        <p>
          {words.finished} <a href="/admin/mails?show=waiting">{words.toMails}</a>
        </p>
      ) : (
        <>
          <p class="note">{words.going}</p>
          <a class="button quiet" href={path}>
            {words.reload}
          </a>
        </>
      )}
    </div>
  )
}

const tones: Record<MailStatus, Tone> = {
  waiting: 'busy',
  sending: 'busy',
  sent: 'good',
  failed: 'bad',
  unsure: 'warn',
}

const LineList = ({ rows }: { rows: LineRow[] }) => {
  const { invitations, mails: mailWords } = useWords()
  return (
    <ul class="rows">
      {rows.map(({ customerId, name, outcome, email, status }) => (
        <li class="row stack" id={`line-${customerId}`}>
          <div class="grow">
            <p class="lead">{name}</p>
            <p>{invitations.run.outcomes[outcome]}</p>
            {email && <p class="note">{email}</p>}
          </div>
          {status && (
            <div class="aside">
              <Badge tone={tones[status]}>{mailWords.statuses[status]}</Badge>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
