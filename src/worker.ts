import app from './app.tsx'
import { D1 } from './db/d1.ts'
import type { Bindings } from './http/env.ts'
import { deliverMails } from './mail/consumer.ts'
import type { MailToSend } from './mail/outbox.ts'
import { sweepMails } from './mail/sweep.ts'
import { sweepSessions } from './sessions/sweep.ts'

/** The clock that is for mails alone; at every other all is swept. */
const mailCron = '*/5 * * * *'

/** What Cloudflare calls: pages by request, mails by the queue, and the sweeps by the clock. */
export default {
  fetch: app.fetch,
  queue: deliverMails,
  scheduled: async ({ scheduledTime, cron }, env) => {
    const [d1, now] = [new D1(env.DB), new Date(scheduledTime)]
    const sweeps = [sweepMails(d1, env.MAIL, now), ...(cron === mailCron ? [] : [sweepSessions(d1, now)])]
    // Each to its end: one that fails does not keep the other from its work.
    const failed = (await Promise.allSettled(sweeps)).find(({ status }) => status === 'rejected')
    if (failed) throw (failed as PromiseRejectedResult).reason
  },
} satisfies ExportedHandler<Bindings, MailToSend>
