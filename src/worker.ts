import app from './app.tsx'
import { D1 } from './db/d1.ts'
import type { Bindings } from './http/env.ts'
import { sweepSessions } from './sessions/sweep.ts'

/** What Cloudflare calls: pages by request, and the sweep by the clock. */
export default {
  fetch: app.fetch,
  scheduled: ({ scheduledTime }, env) => sweepSessions(new D1(env.DB), new Date(scheduledTime)),
} satisfies ExportedHandler<Bindings>
