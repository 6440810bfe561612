import { createServer, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { createGzip } from 'node:zlib'

/** What the platform's edge makes smaller on its way to browsers, of what the app answers. */
const text = /^(text\/|application\/(javascript|json)|image\/svg)/

export interface Edge {
  port: number
  close(): Promise<void>
}

/**
 * Stands before a server as the platform's edge does, and does the one thing of it that a page's speed hangs on and that
 * a local server lacks: text leaves as gzip. The rest passes as it is, sockets too.
 */
export async function edgeBefore(behind: number): Promise<Edge> {
  const inward = ({ headers }: IncomingMessage, own: number) =>
    Object.fromEntries(
      Object.entries(headers).map(([name, value]) =>
        // The app knows itself by its own port.
        ['host', 'origin', 'referer'].includes(name)
          ? [name, String(value).replace(`:${own}`, `:${behind}`)]
          : [name, value],
      ),
    )
  const server = createServer((asked, answer) => {
    const options = { host: '127.0.0.1', port: behind, method: asked.method, path: asked.url }
    const passed = request({ ...options, headers: inward(asked, port()) }, (got) => {
      const small =
        text.test(got.headers['content-type'] ?? '') && /\bgzip\b/.test(String(asked.headers['accept-encoding']))
      if (!small || got.headers['content-encoding'] || asked.method === 'HEAD') {
        answer.writeHead(got.statusCode ?? 502, got.headers)
        got.pipe(answer)
        return
      }
      const { 'content-length': _, ...headers } = got.headers
      answer.writeHead(got.statusCode ?? 502, { ...headers, 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
      got.pipe(createGzip()).pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  server.on('upgrade', (asked, socket, head) => {
    const inner = connect(behind, '127.0.0.1', () => {
      const lines = Object.entries(inward(asked, port())).map(([name, value]) => `${name}: ${String(value)}`)
      inner.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      inner.write(head)
      inner.pipe(socket).pipe(inner)
    })
    for (const end of [inner, socket]) end.on('error', () => end.destroy())
  })
  const port = () => (server.address() as AddressInfo).port
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: port(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
