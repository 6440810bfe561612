import type { Child } from 'hono/jsx'
import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { Empty, Heading, Pager, Tabs } from '../../ui/parts.tsx'
import { canBeTicked, InviteeList, type InviteeRow } from './rows.tsx'

interface Props {
  page: Page<InviteeRow>
  /** How many could be invited at once. */
  everyone: number
  show: 'new' | 'all'
  paged: boolean
  /** Ids for the runs that the two buttons begin. */
  runs: { ticked: string; everyone: string }
  /** Nothing was ticked. */
  noneTicked?: boolean
}

export const InvitationsPage = ({ page, everyone, show, paged, runs, noneTicked = false }: Props) => {
  const { invitations, admin } = useWords()
  const canTick = page.rows.some(canBeTicked)
  return (
    <>
      <a class="back" href="/admin/customers">
        {admin.customers}
      </a>
      <Heading>{invitations.title}</Heading>
      <p>{invitations.lead}</p>
      {everyone > 0 ? (
        <form method="post" action="/admin/invitations">
          <input type="hidden" name="run" value={runs.everyone} />
          <button type="submit" name="everyone" value="yes">
            {invitations.everyone(everyone)}
          </button>
        </form>
      ) : (
        <p class="note">{invitations.noOneLeft}</p>
      )}
      <Tabs
        label={invitations.title}
        tabs={(['new', 'all'] as const).map((tab) => ({
          href: `/admin/invitations${tab === 'new' ? '' : `?show=${tab}`}`,
          text: invitations.tabs[tab],
          current: tab === show,
        }))}
      />
      {page.rows.length > 0 ? (
        <Invitees ticking={canTick ? runs.ticked : undefined} noneTicked={noneTicked}>
          <InviteeList rows={page.rows} states={show === 'all'} />
        </Invitees>
      ) : (
        <Empty icon="users">{invitations.none[show]}</Empty>
      )}
      <Pager path="/admin/invitations" filter={show === 'new' ? {} : { show }} next={page.next} paged={paged} />
    </>
  )
}

/** The customers of a page: to tick, under the id of the run that would be, or only to look at when none can be invited. */
const Invitees = ({
  ticking,
  noneTicked,
  children,
}: {
  ticking: string | undefined
  noneTicked: boolean
  children?: Child
}) => {
  const { invitations } = useWords()
  if (ticking === undefined)
    return (
      <fieldset>
        <legend>{invitations.lookAt}</legend>
        {children}
      </fieldset>
    )
  return (
    <form method="post" action="/admin/invitations" class="form">
      <input type="hidden" name="run" value={ticking} />
      {noneTicked && (
        <p class="alert" role="alert">
          {invitations.noneTicked}
        </p>
      )}
      <fieldset>
        <legend>{invitations.choose}</legend>
        {children}
      </fieldset>
      <button class="quiet" type="submit">
        {invitations.chosen}
      </button>
    </form>
  )
}
