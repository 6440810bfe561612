import { type Asked, type Server, start } from '../../server/app.ts'
import { password } from '../../server/client.ts'
import type { Finding } from './finding.ts'
import { bring, judge } from './observatory.mjs'

/** What is judged: pages of both doors, files, and what is refused. */
const pages: [path: string, as?: 'customer' | 'owner'][] = [
  ...(['/portal/sign-in', '/admin/sign-in', '/check', '/portal/none', '/app.css', '/icons.svg'] as const).map(
    (path): [string] => [path],
  ),
  ...([
    ['/portal', 'customer'],
    ['/portal/invoices', 'customer'],
    ['/admin', 'owner'],
    ['/admin/settings', 'owner'],
  ] as const),
].map(([path, as]) => (as ? [path, as] : [path]))

const people = {
  customer: { door: 'portal', email: 'bob@example.com' },
  owner: { door: 'admin', email: 'owner@dupont.example' },
} as const

/** Grades of a deployment's answers, as a table in text, and those below A+ as findings. */
export async function observe(port: number, place: string, bundle: string) {
  bring()
  const server = await start(port, place, bundle, { environment: 'production' })
  try {
    const host = `dupont.localhost:${port}`
    const cookies = { customer: await signIn(server, host, 'customer'), owner: await signIn(server, host, 'owner') }
    const set = Object.values(cookies).flat()
    const lines: string[] = []
    const findings: Finding[] = []
    for (const [path, as] of [...pages, ...(await paperOf(server, host, cookies.customer))]) {
      const headers = as ? { Cookie: cookies[as].map((cookie) => cookie.split(';')[0]).join('; ') } : {}
      const secure = await server.ask(`https://${host}${path}`, { headers })
      // Static files never reach the Worker: in front of them it is the platform that leads to https.
      const isStatic = /\.(css|svg)$/.test(path)
      const plain = await server.ask(`http://${host}${isStatic ? '/portal/sign-in' : path}`, { headers })
      const { grade, score, failed } = await judge(host, path, secure, plain, set)
      lines.push(`${grade.padEnd(3)} ${String(score).padStart(4)}  ${secure.status} ${path}`)
      const of = { by: 'the observatory', as: as ?? 'nobody', what: grade, method: 'GET', path } as const
      if (grade !== 'A+' || failed.length > 0) findings.push({ ...of, info: `${score}: ${failed.join(', ')}` })
    }
    return { lines, findings }
  } finally {
    await server.kill()
  }
}

/** The first invoice of the customer, on paper. */
async function paperOf(server: Server, host: string, cookies: string[]): Promise<[string, 'customer'][]> {
  const headers = { Cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') }
  const { body } = await server.ask(`https://${host}/portal/invoices`, { headers })
  const [, path = ''] = /href="(\/portal\/invoices\/(?!statement|year)[a-z0-9-]{8,64})"/.exec(body) ?? []
  return [[`${path}/pdf`, 'customer']]
}

/** The cookies that signing in sets. */
async function signIn(server: Server, host: string, who: keyof typeof people): Promise<string[]> {
  const { door, email } = people[who]
  const asked: Asked = {
    method: 'POST',
    headers: { Origin: `https://${host}`, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email, password }).toString(),
  }
  const { status, headers } = await server.ask(`https://${host}/${door}/sign-in`, asked)
  const cookies = headers.filter(([name]) => name === 'set-cookie').map(([, cookie]) => cookie)
  if (status !== 303 || cookies.length === 0) throw new Error(`${email} was not let in: ${status}.`)
  return cookies
}
