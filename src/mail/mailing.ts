import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import { type NewMail, newMail } from './outbox.ts'
import { mails } from './schema.ts'

/**
 * The mail of a cause, to be written in the batch of what causes it, once; its id is for the queue, after the commit. For
 * slices whose own database writes no mails: a customer's causes some too.
 */
export function mailing(companyId: string, mail: NewMail, now: Date): { write: Query<unknown>; mailId: string } {
  const row = newMail(mail, now)
  return { write: beforeSignIn(companyId).insertOnce(mails, row), mailId: row.id }
}
