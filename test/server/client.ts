import { Agent, type IncomingHttpHeaders, request } from 'node:http'

/** What a server answered, read to its end. */
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A file of a form. */
export interface SentFile {
  field: string
  name: string
  type: string
  bytes: Buffer
}

export type Fields = Record<string, string> | [string, string][]

/** What a test server's demo data has as everyone's password. */
export const password = 'portal-demo-2026'

/** An IPv4 address of those kept for private networks. */
export const newNetwork = (): string => ['10', ...crypto.getRandomValues(new Uint8Array(3))].join('.')

/**
 * Someone on a company's host, with a cookie jar and a connection that is kept. A request is rejected when the server goes
 * before it has answered to its end.
 */
export class Client {
  readonly #port: number
  readonly #host: string
  readonly #cookies = new Map<string, string>()
  readonly #agent: Agent
  // As from a network of its own, of which each may sign in thirty times a minute.
  readonly #network = newNetwork()

  /** `slug` is the company's; without one it is the deployment's own host. */
  constructor(port: number, slug: string, { keepAlive = true } = {}) {
    this.#port = port
    this.#host = `${slug ? `${slug}.` : ''}localhost:${port}`
    this.#agent = new Agent({ keepAlive })
  }

  get host(): string {
    return this.#host
  }

  /** The cookies as a header. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, headers)
  }

  /** Posts a form as a browser does. */
  post(path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
    return this.send('POST', path, { ...type, ...headers }, new URLSearchParams(fields).toString())
  }

  /** Posts a form that brings a file, as a browser does. */
  upload(
    path: string,
    fields: [string, string][],
    file: SentFile,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const boundary = `----${crypto.randomUUID()}`
    const open = (name: string, more = '') =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n`
    const named = `; filename="${file.name}"\r\nContent-Type: ${file.type}`
    const body = Buffer.concat([
      ...fields.map(([name, value]) => Buffer.from(`${open(name)}\r\n${value}\r\n`)),
      ...[Buffer.from(`${open(file.field, named)}\r\n`), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)],
    ])
    return this.send('POST', path, { 'Content-Type': `multipart/form-data; boundary=${boundary}`, ...headers }, body)
  }

  /**
   * Sends a request with the cookies, and keeps those that come back. Where a connection that was kept turns out to be
   * closed it is sent once more on a new one, as browsers do.
   */
  send(method: string, path: string, headers: Record<string, string>, body?: string | Buffer): Promise<Answer> {
    const own = { Host: this.#host, Cookie: this.cookie, 'CF-Connecting-IP': this.#network }
    const all = { ...own, ...(method === 'GET' ? {} : { Origin: `http://${this.#host}` }), ...headers }
    const options = { host: '127.0.0.1', port: this.#port, method, path, headers: all, agent: this.#agent }
    return new Promise((resolve, reject) => {
      const asked = request(options, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          this.#keep(answer.headers['set-cookie'] ?? [])
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })
        })
      })
      asked.on('error', (error) => {
        const wasClosed = asked.reusedSocket && 'code' in error && error.code === 'ECONNRESET'
        if (wasClosed) this.send(method, path, headers, body).then(resolve, reject)
        else reject(error)
      })
      asked.end(body)
    })
  }

  /** Signs in at a door with a password; throws when that does not let in. */
  async signIn(door: 'portal' | 'admin', email: string): Promise<this> {
    const { status, headers } = await this.post(`/${door}/sign-in`, { email, password })
    if (status !== 303 || headers.location !== `/${door}`)
      throw new Error(`${email} was not let in: ${status}, sent to ${headers.location ?? 'nowhere'}.`)
    return this
  }

  /** Closes what connections are kept. */
  close(): void {
    this.#agent.destroy()
  }

  #keep(cookies: string[]): void {
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0(;|$)/i.test(cookie)) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
  }
}
