import { deviceName } from '../../accounts/device-name.ts'
import { useLocale } from '../../i18n/locale.ts'
import { momentOf } from '../../ui/format.ts'
import { Badge } from '../../ui/parts.tsx'
import type { SessionRow } from './queries.ts'

interface Props {
  home: string
  rows: SessionRow[]
  /** There are more than are shown. */
  more: boolean
  /** The session that looks at the list. */
  here: string
  done: string | undefined
}

/** Where one is signed in, with a button to end each. */
export const OwnSessions = ({ home, rows, more, here, done }: Props) => {
  const { words } = useLocale()
  const { account } = words
  return (
    <section id="sessions">
      <h2>{account.sessions}</h2>
      {done && (
        <p class="alert good" role="status">
          {done}
        </p>
      )}
      <ul class="rows">
        {rows.map((session) => (
          <Session home={home} session={session} here={session.id === here} />
        ))}
      </ul>
      {more && <p class="note">{account.moreSessions}</p>}
      {rows.some(({ id }) => id !== here) && (
        <form method="post" action={`${home}/account/sessions/end-others`} hx-boost="false">
          <button class="quiet" type="submit">
            {account.endOthers}
          </button>
        </form>
      )}
    </section>
  )
}

const Session = ({ home, session, here }: { home: string; session: SessionRow; here: boolean }) => {
  const locale = useLocale()
  const { account } = locale.words
  const device = deviceName(locale.words, session.device)
  return (
    <li class="row session" id={`session-${session.id}`}>
      <div class="grow">
        <p class="lead">{device}</p>
        {/* Staff who look on as a customer hold a session at the other door. */}
        {home === '/admin' && session.audience === 'customer' && <p>{account.viewing}</p>}
        <p class="note">
          {session.place && `${session.place} · `}
          {account.lastUsed(momentOf(locale, session.lastUsedAt))}
        </p>
        {here && <Badge tone="good">{account.here}</Badge>}
      </div>
      <form method="post" action={`${home}/account/sessions/${session.id}/end`} hx-boost="false">
        <button class="quiet" type="submit">
          {account.endSession}
          <span class="unseen"> {device}</span>
        </button>
      </form>
    </li>
  )
}
