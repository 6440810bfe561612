import type { Context } from 'hono'

/** Whether a request is to become a socket. */
export const isSocket = (c: Context): boolean => c.req.header('Upgrade')?.toLowerCase() === 'websocket'

/**
 * Whether an open page asks by itself, without anyone having done anything (see `static/live.js`). Such a request keeps no
 * session alive, and where the session has ended it is told so and led nowhere.
 */
export const isUnasked = (c: Context): boolean => c.req.header('Unasked') !== undefined || isSocket(c)

/**
 * Whether a browser, or what stands before it, fetches a page that nobody has asked for yet and may never look at
 * (`Sec-Purpose` of the Fetch standard, and the names that older browsers say it under).
 */
export const isAhead = (c: Context): boolean =>
  ['Sec-Purpose', 'Purpose', 'X-Purpose', 'X-Moz'].some((name) =>
    /prefetch|prerender|preview/i.test(c.req.header(name) ?? ''),
  )
