import { newId } from '../db/id.ts'
import type { NewRow } from '../db/reach.ts'
import { logFault } from '../http/log.ts'
import type { Language } from '../i18n/language.ts'
import { inTime, readPatience } from '../outside/answered.ts'
import type { LinkMessage, MailData, MessageName } from './message.ts'
import type { mails } from './schema.ts'

/** What the queue is told: which row to send. The row has everything else, and the last word. */
export interface MailToSend {
  companyId: string
  mailId: string
}

interface Addressed {
  /** Unique in the company, for example `invitation:<id>`: a second mail with the same cause is never written. */
  cause: string
  to: { name: string; email: string }
  language: Language
  /** Whose customer it concerns, if any. */
  customerId?: string
}

/** A one-time link: its token goes behind `path`. `keyId` is `linkKeyId(keys)` at the moment its hash was made. */
export interface MailLink {
  path: string
  id: string
  keyId: string
}

/** A mail to be. `path` is where its button leads, the portal's home if not said. */
export type NewMail = Addressed & { data?: MailData } & (
    | { message: LinkMessage; link: MailLink }
    | { message: Exclude<MessageName, LinkMessage>; path?: string }
  )

/** A row for `insertOnce(mails, row)` in the batch of what causes the mail; `handToQueue` follows the commit. */
export function newMail(mail: NewMail, now = new Date()) {
  const link = 'link' in mail ? mail.link : undefined
  const path = 'path' in mail ? mail.path : undefined
  return {
    id: newId(),
    cause: mail.cause,
    message: mail.message,
    toEmail: mail.to.email,
    toName: mail.to.name,
    language: mail.language,
    customerOf: mail.customerId ?? null,
    linkPath: link?.path ?? path ?? null,
    linkId: link?.id ?? null,
    keyId: link?.keyId ?? null,
    data: mail.data ?? {},
    dueAt: now,
    createdAt: now,
  } satisfies NewRow<'company', typeof mails>
}

/** Tells the queue of rows just committed. Never throws: the sweep finds what the queue was not told. */
export async function announceMails(queue: Queue<MailToSend>, companyId: string, ids: string[]): Promise<void> {
  try {
    await tellQueue(
      queue,
      ids.map((mailId) => ({ companyId, mailId })),
    )
  } catch (error) {
    // The sweep will tell it.
    logFault('queue of mails', { company: companyId }, error)
  }
}

// What Queues takes at once.
const mostAtOnce = 100

/** Tells the queue of rows of any company. Throws what the queue throws, and where it does not answer in time. */
export async function tellQueue(queue: Queue<MailToSend>, rows: MailToSend[]): Promise<void> {
  for (let at = 0; at < rows.length; at += mostAtOnce)
    await inTime(queue.sendBatch(rows.slice(at, at + mostAtOnce).map((body) => ({ body }))), readPatience)
}
