import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where requests arrive that a page was made to send, by an address or an entity that a scanner put into a field. */
export async function openEndpoint() {
  const arrived: string[] = []
  const server = createServer(({ url = '/' }, response) => {
    // The scanner itself looks whether this is here, and asks what has arrived: that is what `arrived` tells.
    if (url !== '/' && !url.startsWith('/get_')) arrived.push(url)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, arrived, close: () => void server.close() }
}
