import type { Context } from 'hono'
import { networkOfRequest } from './network.ts'

/** Where a request comes from, as far as it tells. */
export interface Visitor {
  network: string
  /** City and country as Cloudflare guesses them; undefined where it does not. */
  place: string | undefined
  /** The User-Agent header, cut to a length worth keeping. */
  device: string
}

/** Where this request comes from. */
export function visitorOf(c: Context): Visitor {
  const cf = c.req.raw.cf as { city?: string; country?: string } | undefined
  const place = [cf?.city, cf?.country].filter(Boolean).join(', ')
  return {
    network: networkOfRequest(c),
    place: place || undefined,
    device: (c.req.header('User-Agent') ?? '').slice(0, 160),
  }
}
