import type { RowOf } from '../../db/reach.ts'
import type { Words } from '../../i18n/index.ts'
import { useLocale } from '../../i18n/locale.ts'
import { momentOf } from '../../ui/format.ts'
import { Badge, type Tone } from '../../ui/parts.tsx'
import type { MailStatus } from '../delivery.ts'
import { mails } from '../schema.ts'

/** What staff see of a mail in a list: never where its link leads. */
export const mailColumns = {
  id: mails.id,
  message: mails.message,
  toEmail: mails.toEmail,
  toName: mails.toName,
  status: mails.status,
  tries: mails.tries,
  sentAt: mails.sentAt,
  dueAt: mails.dueAt,
  lastError: mails.lastError,
  createdAt: mails.createdAt,
}
export type MailRow = RowOf<typeof mailColumns>

const tones: Record<MailStatus, Tone> = {
  waiting: 'busy',
  sending: 'busy',
  sent: 'good',
  failed: 'bad',
  unsure: 'warn',
}

/** Why a mail did not leave, in words that say what to do; the mail server's own stay in the row. */
function faultIn({ lastError }: MailRow, { mails: { faults } }: Words): string {
  if (lastError?.startsWith('LINK_KEY_GONE')) return faults.link
  if (lastError && /recipient|invalid.*address/i.test(lastError)) return faults.address
  if (lastError && /limit/i.test(lastError)) return faults.limit
  return faults.other
}

/** Mails as a list: what, to whom, since when, and what can be done about it. */
export const MailList = ({ rows }: { rows: MailRow[] }) => {
  const locale = useLocale()
  const words = locale.words.mails
  return (
    <ul class="rows">
      {rows.map((mail) => (
        <li class="row mail" id={`mail-${mail.id}`}>
          <p class="lead grow">{words.messages[mail.message]}</p>
          <Badge tone={tones[mail.status]}>{words.statuses[mail.status]}</Badge>
          <div class="below">
            <p>
              {mail.toName} · {mail.toEmail}
            </p>
            <p class="note">
              {mail.sentAt
                ? words.sentOn(momentOf(locale, mail.sentAt))
                : words.writtenOn(momentOf(locale, mail.createdAt))}
              {mail.tries > 0 && !mail.sentAt && ` · ${words.tries(mail.tries)}`}
            </p>
            {mail.lastError && mail.status !== 'unsure' && <p>{faultIn(mail, locale.words)}</p>}
            {mail.status === 'waiting' && mail.tries > 0 && (
              <p class="note">{words.nextTry(momentOf(locale, mail.dueAt))}</p>
            )}
            {mail.status === 'unsure' && <p>{words.mayHaveArrived}</p>}
            {(mail.status === 'failed' || mail.status === 'unsure') && (
              <form method="post" action={`/admin/mails/${mail.id}/retry`}>
                <button class="quiet" type="submit">
                  {mail.status === 'failed' ? words.tryAgain : words.sendAgain}
                  <span class="unseen"> {mail.toName}</span>
                </button>
              </form>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
