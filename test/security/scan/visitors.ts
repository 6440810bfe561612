import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { start } from '../../server/app.ts'
import { Client } from '../../server/client.ts'
import type { Finding } from './finding.ts'
import { openGate } from './gate.ts'
import { sqlmap, type Target } from './sqlmap.ts'
import { ofAdmin, ofPortal, outside } from './targets.ts'
import { modules, wapiti } from './wapiti.ts'

/** Whom the scanners come as. */
interface Visitor {
  as: string
  door?: 'portal' | 'admin'
  email?: string
  from: string[]
  targets: (client: Client) => Target[] | Promise<Target[]>
}

export const visitors: Visitor[] = [
  { as: 'nobody', from: ['/portal/sign-in', '/admin/sign-in', '/check'], targets: outside },
  { as: 'a customer', door: 'portal', email: 'bob@example.com', from: ['/portal'], targets: ofPortal },
  { as: 'the office', door: 'admin', email: 'office@dupont.example', from: ['/admin'], targets: ofAdmin },
  {
    as: 'the owner',
    door: 'admin',
    email: 'owner@dupont.example',
    from: ['/admin', '/admin/settings'],
    targets: ofAdmin,
  },
  { as: 'a technician', door: 'admin', email: 'tech@dupont.example', from: ['/admin'], targets: () => [] },
]

/** The Worker with planted faults, seen from outside. */
export const atPlanted: Visitor = { as: 'nobody', from: ['/planted'], targets: () => [{ path: '/planted/name?of=a' }] }

export interface Scanned {
  as: string
  findings: Finding[]
  pages: number
  requests: number
  addresses: number
}

interface Scan {
  visitor: Visitor
  port: number
  bundle: string
  filled: string
  folder: string
  endpoint: { url: string; arrived: string[] }
  seconds: number
  only?: string[]
  /** Asked for each finding while the server still stands. */
  isExplained: (finding: Finding, client: Client) => Promise<boolean>
}

/** Serves a copy of the demo data of its own, lets the scanners at it as one visitor, and says what is left unexplained. */
export async function scan(options: Scan): Promise<Scanned> {
  const { visitor, port, bundle, filled, folder, endpoint, seconds, isExplained } = options
  const { as, door, email } = visitor
  await cp(filled, join(folder, 'place'), { recursive: true })
  const server = await start(port, join(folder, 'place'), bundle)
  const client = new Client(port, 'dupont', { keepAlive: false })
  const signIn = door && email ? () => client.signIn(door, email) : undefined
  await signIn?.()
  const gate = await openGate(client, signIn)
  try {
    const targets = await visitor.targets(client)
    const common = { as, url: gate.url }
    const [found, { findings: injected, tried }] = await Promise.all([
      wapiti({
        ...common,
        ...{ from: visitor.from, endpoint: endpoint.url, seconds, only: options.only ?? modules },
        folder: join(folder, 'wapiti'),
      }),
      sqlmap({ ...common, targets, seconds, folder: join(folder, 'sqlmap') }),
    ])
    const failed = [...gate.broken].map((asked): Finding => {
      const [method = '', path = '', ...rest] = asked.split(' ')
      return { by: 'the gate', as, what: 'The app failed', method, path, info: rest.join(' ') }
    })
    const findings: Finding[] = []
    for (const finding of [...found, ...injected, ...failed])
      if (!(await isExplained(finding, client))) findings.push(finding)
    const requests = [...gate.answers.values()].reduce((sum, count) => sum + count, 0)
    return { as, findings, pages: gate.pages.size, requests, addresses: tried }
  } finally {
    gate.close()
    client.close()
    await server.kill()
  }
}
