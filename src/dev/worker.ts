import type { RunToWorkOff } from '../access/runs/queue.ts'
import type { Bindings } from '../http/env.ts'
import type { MailToSend } from '../mail/outbox.ts'
import worker from '../worker.ts'
import { showMails } from './mail.tsx'

export { LiveCompany } from '../live/company.ts'

/** The worker, and `/dev/mail` beside it. For development only: a deployment names src/worker.ts. */
export default {
  ...worker,
  fetch: (request, env, context) =>
    env.ENVIRONMENT === 'development' && new URL(request.url).pathname === '/dev/mail'
      ? showMails(request, env)
      : worker.fetch(request, env, context),
} satisfies ExportedHandler<Bindings, MailToSend | RunToWorkOff>
