import { createMiddleware } from 'hono/factory'
import type { PortalEnv } from '../http/env.ts'
import { isRead } from '../http/origin.ts'
import type { Right } from './customer.ts'

/**
 * Answers contacts without this right as if the page were not there. The database gives them no row in any case (see
 * sessions/reach.ts); this is so that they do not meet an empty page.
 */
export const needs = (right: Right) =>
  createMiddleware<PortalEnv>(async (c, next) => {
    const isAllowed = async () => (await c.var.db.viewer())[right]
    if (!isRead(c)) return (await isAllowed()) ? next() : c.notFound()
    // The right comes with the page's own query: asked for afterwards it costs no round trip, and nothing was sent yet.
    await next()
    if (c.error || (await isAllowed())) return
    // Emptied first, or the headers of the page (the name of a file, say) would pass to the refusal.
    c.res = undefined
    c.res = await c.notFound()
  })
