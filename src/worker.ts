import { type RunToWorkOff, sweepRuns, workOffRuns } from './access/runs/queue.ts'
import app from './app.tsx'
import { sweepAttachments } from './attachments/sweep.ts'
import { D1 } from './db/d1.ts'
import type { Bindings } from './http/env.ts'
import { workOffImports } from './imports/queue.ts'
import type { ImportToWorkOff } from './imports/step.ts'
import { sweepImports, sweepOldImports } from './imports/sweep.ts'
import { finishInvoices } from './invoices/issue/finish.ts'
import { tellCompany } from './live/tell.ts'
import { deliverMails } from './mail/consumer.ts'
import type { MailToSend } from './mail/outbox.ts'
import { sweepMails } from './mail/sweep.ts'
import { expireRequests } from './requests/expiry.ts'
import { sweepSessions } from './sessions/sweep.ts'
import { remindOfVisits } from './visits/reminders.ts'

export { LiveCompany } from './live/company.ts'

/** The clock of what cannot wait for the hour; at every other all is swept. */
const frequentCron = '*/5 * * * *'

/** What Cloudflare calls: pages by request, mails and runs by their queues, and the sweeps by the clock. */
export default {
  fetch: app.fetch,
  queue: async (batch, env) => {
    const d1 = new D1(env.DB)
    const messages = batch.messages.filter(({ body }) => isTold(body))
    // What is no message of this app would not be one tomorrow.
    for (const message of batch.messages) if (!isTold(message.body)) message.ack()
    const [importing, running] = [messages.filter(isOfImports), messages.filter(isOfRuns)]
    const mailing = messages.filter((message) => !isOfImports(message) && !isOfRuns(message))
    await Promise.all([
      importing.length > 0 && workOffImports(importing, { ...env, bucket: env.FILES, queue: env.RUNS }, d1),
      running.length > 0 && workOffRuns({ messages: running }, env, d1),
      mailing.length > 0 && deliverMails({ messages: mailing as Message<MailToSend>[] }, env),
    ])
  },
  scheduled: async ({ scheduledTime, cron }, env) => {
    const [d1, now] = [new D1(env.DB), new Date(scheduledTime)]
    const often = [
      ...[sweepMails(d1, env.MAIL, now), sweepRuns(d1, env.RUNS, now), sweepImports(d1, env.RUNS, now)],
      ...[
        remindOfVisits(d1, env.MAIL, now),
        expireRequests(d1, env, now, (...changed) => tellCompany(env, ...changed)),
        finishInvoices(d1, env.FILES, now),
      ],
    ]
    const hourly = () => [
      sweepSessions(d1, now),
      sweepAttachments(d1, env.FILES, now),
      sweepOldImports(d1, env.FILES, now),
    ]
    const rarely = cron === frequentCron ? [] : hourly()
    // Each to its end: one that fails does not keep the other from its work.
    const failed = (await Promise.allSettled([...often, ...rarely])).find(({ status }) => status === 'rejected')
    if (failed) throw (failed as PromiseRejectedResult).reason
  },
} satisfies ExportedHandler<Bindings, Told>

type Told = MailToSend | RunToWorkOff | ImportToWorkOff

// By what each message says, because a deployment may name its queues as it likes, or have one for all.
const isOfImports = (message: Message<Told>): message is Message<ImportToWorkOff> => 'importId' in message.body
const isOfRuns = (message: Message<Told>): message is Message<RunToWorkOff> =>
  !isOfImports(message) && 'runId' in message.body

function isTold(body: unknown): body is Told {
  if (typeof body !== 'object' || body === null) return false
  const { companyId, mailId, runId, importId } = body as Record<string, unknown>
  return [companyId, importId ?? runId ?? mailId].every((id) => typeof id === 'string')
}
