import { createMiddleware } from 'hono/factory'
import type { AccountEnv } from '../../http/env.ts'
import { OnlyWatching } from '../../sessions/guard.ts'

/** To staff who look on as a customer, the customer's own account is not there. */
export const ownOnly = createMiddleware<AccountEnv>(async (c, next) => {
  // Who looks on comes with the page's own query: asked for afterwards it costs no round trip, and nothing was sent yet.
  await next()
  if (c.error ? !(c.error instanceof OnlyWatching) : !(await isWatching(c.var.db))) return
  // Emptied first, or the headers of the page would pass to the refusal.
  c.res = undefined
  c.res = await c.notFound()
})

async function isWatching(db: AccountEnv['Variables']['db']): Promise<boolean> {
  const viewer = await db.viewer()
  return 'watcher' in viewer && viewer.watcher !== null
}
