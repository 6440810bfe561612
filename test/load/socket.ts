import { type ClientRequest, request } from 'node:http'
import type { Socket } from 'node:net'

/** The socket of an open page (`src/live`), as far as a page needs it: it is told that something has changed. */
export class LiveSocket {
  readonly #asked: ClientRequest
  #socket: Socket | undefined
  #closed = false

  /** `lost` is called with why where it does not open, or ends before it is closed here. */
  constructor(
    port: number,
    host: string,
    cookie: string,
    path: string,
    changed: () => void,
    lost: (why: string) => void,
  ) {
    const told = (why: string) => {
      if (!this.#closed) lost(why)
      this.#closed = true
    }
    const headers = {
      ...{ Host: host, Cookie: cookie, Origin: `http://${host}`, Connection: 'Upgrade', Upgrade: 'websocket' },
      ...{
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64'),
      },
    }
    this.#asked = request({ host: '127.0.0.1', port, path: `${path}?age=0`, headers, agent: false })
    this.#asked.on('upgrade', (_, socket: Socket) => {
      this.#socket = socket
      // What is told is one short word in one frame: that something came is all that counts.
      socket.on('data', (data) => data.includes('changed') && changed())
      socket.on('error', (error) => told(String(error)))
      socket.on('close', () => told('closed by the server'))
    })
    this.#asked.on('response', ({ statusCode }) => told(`answered with ${statusCode}`))
    this.#asked.on('error', (error) => told(String(error)))
    this.#asked.end()
  }

  close(): void {
    this.#closed = true
    this.#asked.destroy()
    this.#socket?.destroy()
  }
}
