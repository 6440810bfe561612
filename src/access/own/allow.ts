import { createMiddleware } from 'hono/factory'
import type { AccountEnv } from '../../http/env.ts'
import { hideUnless } from '../../http/hide.ts'
import { OnlyWatching } from '../../sessions/guard.ts'

/** To staff who look on as a customer, the customer's own account is not there. */
export const ownOnly = createMiddleware<AccountEnv>((c, next) =>
  hideUnless(c, next, async () => (c.error ? !(c.error instanceof OnlyWatching) : !(await isWatching(c.var.db)))),
)

async function isWatching(db: AccountEnv['Variables']['db']): Promise<boolean> {
  const viewer = await db.viewer()
  return 'watcher' in viewer && viewer.watcher !== null
}
