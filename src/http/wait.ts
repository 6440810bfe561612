import type { Context } from 'hono'

/** Says in the header when to come back (RFC 9110, 10.2.3), and gives the whole minutes for the page to say it too. */
export function minutesToWait(c: Context, seconds: number): number {
  c.header('Retry-After', String(seconds))
  return Math.ceil(seconds / 60)
}
