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
        <form method="post" action="/admin/invitations" class="form">
          <input type="hidden" name="run" value={runs.ticked} />
          {noneTicked && (
            <p class="alert" role="alert">
              {invitations.noneTicked}
            </p>
          )}
          <fieldset>
            <legend>{canTick ? invitations.choose : invitations.lookAt}</legend>
            <InviteeList rows={page.rows} states={show === 'all'} />
          </fieldset>
          {canTick && (
            <button class="quiet" type="submit">
              {invitations.chosen}
            </button>
          )}
        </form>
      ) : (
        <Empty icon="users">{invitations.none[show]}</Empty>
      )}
      <Pager path="/admin/invitations" filter={show === 'new' ? {} : { show }} next={page.next} paged={paged} />
    </>
  )
}
