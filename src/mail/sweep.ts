import type { D1 } from '../db/d1.ts'
import { longestSending } from './delivery.ts'
import { type MailToSend, tellQueue } from './outbox.ts'

/** Rows a run tells the queue of at most; what is left waits for the next run. */
const mostARun = 500

/**
 * Finds what a crash left behind, in every company: the one read and write of mails that no company owns. What waits
 * and is due goes to the queue again. What was being sent by a run that died is never sent by itself, because it may
 * have arrived: it becomes unsure, and staff decide.
 */
export async function sweepMails(d1: D1, queue: Queue<MailToSend>, now: Date): Promise<void> {
  const [due = []] = await d1.send([
    {
      sql: `select company_id as companyId, id as mailId from mails where status = 'waiting' and due_at <= ?1
        order by due_at limit ${mostARun}`,
      params: [now.getTime()],
    },
    {
      sql: "update mails set status = 'unsure' where status = 'sending' and claimed_at < ?1 returning 1",
      params: [now.getTime() - longestSending],
    },
  ])
  await tellQueue(queue, due as unknown as MailToSend[])
}
