import type { Context } from 'hono'

/** Whether a request is to become a socket. */
export const isSocket = (c: Context): boolean => c.req.header('Upgrade')?.toLowerCase() === 'websocket'

/**
 * Whether an open page asks by itself, without anyone having done anything (see `static/live.js`). Such a request keeps no
 * session alive, and where the session has ended it is told so and led nowhere.
 */
export const isUnasked = (c: Context): boolean => c.req.header('Unasked') !== undefined || isSocket(c)
