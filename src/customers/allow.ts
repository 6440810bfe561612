import { createMiddleware } from 'hono/factory'
import type { PortalEnv } from '../http/env.ts'
import { hideUnless } from '../http/hide.ts'
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
    return hideUnless(c, next, () => c.error !== undefined || isAllowed())
  })
