import type { Context, Next } from 'hono'
import { refuse } from './errors.tsx'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request only asks (RFC 9110, 9.2.1). */
export const isRead = (c: Context): boolean => safe.has(c.req.method)

/**
 * Refuses writes that come from another site, whatever their content type. Every browser sends one of the two headers
 * with a write; a client that sends neither carries nobody's cookies but its own.
 */
export async function sameOriginWrites(c: Context, next: Next) {
  if (isRead(c) || isFromHere(c)) return next()
  return refuse(c, 403)
}

function isFromHere(c: Context): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = c.req.header('Origin')
  return origin === undefined || origin === new URL(c.req.url).origin
}
