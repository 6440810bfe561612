import { createMiddleware } from 'hono/factory'
import type { AdminEnv } from '../http/env.ts'
import type { Role } from './role.ts'

/** Who deals with customers' addresses and with money. */
export const office: readonly Role[] = ['owner', 'office']

const reads = new Set(['GET', 'HEAD'])

/** Answers everyone but these roles as if the page were not there. */
export const allow = (roles: readonly Role[]) =>
  createMiddleware<AdminEnv>(async (c, next) => {
    const isAllowed = async () => roles.includes((await c.var.db.viewer()).role)
    if (!reads.has(c.req.method)) return (await isAllowed()) ? next() : c.notFound()
    // The role comes with the page's own query: asked for afterwards it costs no round trip, and nothing was sent yet.
    await next()
    if (c.error || (await isAllowed())) return
    // Emptied first, or the headers of the page (the name of a file, say) would pass to the refusal.
    c.res = undefined
    c.res = await c.notFound()
  })
