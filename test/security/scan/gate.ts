import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer, Client } from '../../server/client.ts'

/** Where a scanner comes in: as someone of a company, on an address of 127.0.0.1. */
export interface Gate {
  url: string
  /** Every answer there was, by its status. */
  answers: Map<number, number>
  /** Pages that were reached, without their parameters. */
  pages: Set<string>
  /** What the app answered with its own failing. */
  broken: Set<string>
  close(): void
}

/** What would end the scanner's own session, or take its password: a scan that signs itself out sees nothing more. */
const kept = /\/sign-out$|\/account\/(password|sessions|second-factor)|\/access\/|\/view$|\/language$/

const passedOn = ['content-type', 'accept', 'referer', 'accept-language', 'user-agent', 'access-control-request-method']

/**
 * Passes requests on as the browser of whoever `client` is. Each comes as from a network of its own, so that the limits on
 * tries hide no page from the scanner. Whoever is signed out on the way is signed in anew by `signIn`.
 */
export async function openGate(client: Client, signIn?: () => Promise<unknown>): Promise<Gate> {
  const answers = new Map<number, number>()
  const pages = new Set<string>()
  const broken = new Set<string>()
  let signingIn: Promise<unknown> | undefined

  const pass = async (request: IncomingMessage, body: Buffer): Promise<Answer> => {
    const { method = 'GET', url = '/' } = request
    // A connection that was kept may be closed just as it is used again: that is the server's good right.
    const once = () => client.send(method, url, headersOf(request.headers), body)
    const send = () => once().catch(once)
    const answer = await send()
    const isAway = answer.status === 303 && /^\/(portal|admin)\/sign-in/.test(answer.headers.location ?? '')
    if (!isAway || !signIn || url.includes('/sign-in')) return answer
    signingIn ??= signIn().finally(() => {
      signingIn = undefined
    })
    await signingIn
    return send()
  }

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/' } = request
    const path = url.split('?')[0] ?? url
    if (method !== 'GET' && kept.test(path)) return void response.writeHead(404).end()
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const answer = await pass(request, Buffer.concat(chunks))
    answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1)
    if (answer.status < 400) pages.add(`${method} ${path}`)
    if (answer.status >= 500) broken.add(`${method} ${url} ${Buffer.concat(chunks).toString('utf8').slice(0, 300)}`)
    const headers = Object.fromEntries(
      Object.entries(answer.headers).filter(
        ([name]) => !['connection', 'transfer-encoding', 'keep-alive'].includes(name),
      ),
    )
    // A page that must not be framed, and may load nothing from elsewhere, is judged as it is.
    response.writeHead(answer.status, { ...headers, 'content-length': answer.body.length }).end(answer.body)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, answers, pages, broken, close: () => void server.close() }
}

const headersOf = (headers: IncomingHttpHeaders): Record<string, string> => ({
  ...Object.fromEntries(passedOn.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : []))),
  'CF-Connecting-IP': ['10', ...crypto.getRandomValues(new Uint8Array(3))].join('.'),
})
