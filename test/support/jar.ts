import { type Visitor, visitor } from './as.ts'

/** A visitor who keeps cookies from one answer to the next, as a browser does. */
export function keepingCookies(host: string, from: Record<string, string> = {}): Visitor {
  const jar = new Map(Object.entries(from))
  const send = async (path: string, init: RequestInit) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await visitor(host, cookie).send(path, init)
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (/Max-Age=0/i.test(set)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { Origin: `http://${host}`, ...headers },
      }),
  }
}
