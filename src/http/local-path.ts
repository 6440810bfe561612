import type { Context } from 'hono'

/** `address` if it is a path of this origin below `below`, else undefined: no redirect leads elsewhere. */
export function localPath(c: Context, address: string | undefined, below: string): string | undefined {
  if (address === undefined) return undefined
  const { origin } = new URL(c.req.url)
  const url = URL.parse(address, origin)
  // `/.//host` is of this origin until its dot segments are gone: then it names another host.
  if (url?.origin !== origin || url.pathname.startsWith('//') || !isBelow(url.pathname, below)) return undefined
  return url.pathname + url.search
}

const isBelow = (path: string, below: string): boolean =>
  path === below || path.startsWith(below.endsWith('/') ? below : `${below}/`)
