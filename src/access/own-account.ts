import { createMiddleware } from 'hono/factory'
import type { AccountEnv } from '../http/env.ts'
import { isRead } from '../http/origin.ts'
import type { CustomerViewer, StaffViewer } from '../sessions/viewer.ts'

/** Answers a member of staff who looks on as a customer as if nobody's account were there. */
export const ownAccount = createMiddleware<AccountEnv>(async (c, next) => {
  // The viewer comes with the page's own query: asked for afterwards it costs no round trip, and nothing was sent yet.
  await next()
  // Their writes never come here: the door refuses them.
  if (!isRead(c) || c.error || !isWatching(await c.var.db.viewer())) return
  c.res = undefined
  c.res = await c.notFound()
})

const isWatching = (viewer: CustomerViewer | StaffViewer) => 'watcher' in viewer && viewer.watcher !== null
