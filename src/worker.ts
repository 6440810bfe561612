import { type RunToWorkOff, sweepRuns, workOffRuns } from './access/runs/queue.ts'
import app from './app.tsx'
import { sweepAttachments } from './attachments/sweep.ts'
import { D1 } from './db/d1.ts'
import type { Bindings } from './http/env.ts'
import { deliverMails } from './mail/consumer.ts'
import type { MailToSend } from './mail/outbox.ts'
import { sweepMails } from './mail/sweep.ts'
import { sweepSessions } from './sessions/sweep.ts'

/** The clock that is for mails and runs alone; at every other all is swept. */
const mailCron = '*/5 * * * *'

/** What Cloudflare calls: pages by request, mails and runs by their queues, and the sweeps by the clock. */
export default {
  fetch: app.fetch,
  queue: (batch, env) =>
    isOfRuns(batch) ? workOffRuns(batch, env, new D1(env.DB)) : deliverMails(batch as MessageBatch<MailToSend>, env),
  scheduled: async ({ scheduledTime, cron }, env) => {
    const [d1, now] = [new D1(env.DB), new Date(scheduledTime)]
    const often = [sweepMails(d1, env.MAIL, now), sweepRuns(d1, env.RUNS, now)]
    const hourly = () => [sweepSessions(d1, now), sweepAttachments(d1, env.FILES, now)]
    const sweeps = [...often, ...(cron === mailCron ? [] : hourly())]
    // Each to its end: one that fails does not keep the other from its work.
    const failed = (await Promise.allSettled(sweeps)).find(({ status }) => status === 'rejected')
    if (failed) throw (failed as PromiseRejectedResult).reason
  },
} satisfies ExportedHandler<Bindings, MailToSend | RunToWorkOff>

// By what the messages say, because a deployment may name its queues as it likes; a batch is of one queue.
const isOfRuns = (batch: MessageBatch<MailToSend | RunToWorkOff>): batch is MessageBatch<RunToWorkOff> =>
  batch.messages.some(({ body }) => 'runId' in body)
