import type { Context } from 'hono'

/** The network a request comes from: an IPv4 address, or the /64 of an IPv6 one, which is what a household holds. */
export const networkOfRequest = (c: Context): string => networkOf(c.req.header('CF-Connecting-IP') ?? 'unknown')

/** The part of an address that one subscriber cannot change at will (RFC 4291, 2.5.4: the first 64 bits). */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const front = head ? head.split(':') : []
  const back = tail ? tail.split(':') : []
  const gap = tail === undefined ? 0 : 8 - front.length - back.length
  const parts = [...front, ...Array<string>(Math.max(0, gap)).fill('0'), ...back].slice(0, 4)
  return parts.map((part) => Number.parseInt(part, 16).toString(16)).join(':')
}
