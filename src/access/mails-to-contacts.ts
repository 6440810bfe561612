import type { MailTopic } from '../accounts/account.ts'
import type { Query } from '../db/select.ts'
import type { LinkMessage, MailData, MessageName } from '../mail/message.ts'

/*
 * Mails to everyone at a customer who wants them, chosen by the database in the batch of what causes them: nobody is
 * read beforehand. By hand, because an insert of what a select finds is beyond the scope's own verbs; the company's id
 * stands in each part, as it would in scoped ones.
 */

/** Where mails go that a statement makes; behind it comes a select in the order of `readerValues`. */
export const intoMails = `insert into mails (company_id, id, to_email, to_name, language, customer_id, due_at, created_at,
  cause, message, link_path, data)`

/** The first values of a mail to a reader: `?1` is the company, `?2` now. */
export const readerValues = '?1, lower(hex(randomblob(10))), c.email, c.name, c.language, c.customer_id, ?2, ?2'

/** Joins those of a customer who have access, see what a topic is about and want mails of it (see `addresseesOf`). */
export const joinReaders = (customer: string, topic: MailTopic): string =>
  `join contacts c on c.company_id = ?1 and c.customer_id = ${customer}
     and c.${topic === 'invoices' ? 'sees_invoices' : 'sees_jobs'} = 1
   join accounts a on a.company_id = ?1 and a.customer_id = c.customer_id and a.contact_id = c.id
     and a.activated_at is not null and a.revoked_at is null
     and not exists (select 1 from json_each(a.muted) m where m.value = '${topic}')`

/** What is told to those at a customer. */
interface Told {
  customerId: string
  /** What it is about; each reader has one mail for it. */
  cause: string
  message: Exclude<MessageName, LinkMessage>
  path: string
  data: MailData
}

/** The mails to those at a customer who want them about a topic; gives their ids, for the queue. */
export const mailsToContacts = (
  companyId: string,
  topic: MailTopic,
  { customerId, cause, message, path, data }: Told,
  now: Date,
): Query<{ id: string }> => ({
  statement: () => ({
    sql: `${intoMails}
      select ${readerValues}, ?4 || ':' || c.id, ?5, ?6, ?7 from (select 1) ${joinReaders('?3', topic)}
      where true on conflict do nothing returning id`,
    params: [companyId, now.getTime(), customerId, cause, message, path, JSON.stringify(data)],
  }),
  decode: ({ id }) => ({ id: String(id) }),
})
