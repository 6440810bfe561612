import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../browser/support/server.ts'
import { root } from '../server/app.ts'
import { Client } from '../server/client.ts'
import { installPackagesOf } from '../server/packages.ts'
import { textOf } from './html.ts'
import { type Load, measure, type Speed, type Target, timesAsFast } from './load.ts'
import type { Stages } from './run.ts'

const folder = `${root}test/bench/peer`

/** A running peer: where it listens, and the cookie of the customer it let in. */
interface Peer {
  port: number
  cookie: string
  end(): Promise<void>
}

const path = '/portal/invoices'

/** The list of invoices at one size: here, on the peer, and the bare handler of the same rounds. */
export interface Beside {
  size: string
  portal: Speed
  peer: Speed
  bare: Speed
  /** How many times as fast as the peer the portal is. */
  ratio: number
}

/**
 * Times a customer's list of invoices at both sizes here, on a plain Node server with the same rows, and beside the bare
 * handler. Throws where the two pages do not say the same.
 */
export async function besidePeer(stages: Stages, bare: Target, load: Load): Promise<Beside[]> {
  const found: Beside[] = []
  for (const size of ['small', 'large'] as const) {
    const { slug, place, people } = stages[size]
    const peer = await startPeer(await freePort(), place, slug)
    try {
      const client = new Client(peer.port, slug)
      const target: Target = { name: `peer (${size})`, send: () => client.get(path, { Cookie: peer.cookie }) }
      const own: Target = { name: `portal (${size})`, send: () => people.customer.get(path) }
      const said = await Promise.all([own, target].map(async ({ send }) => textOf((await send(0)).body.toString())))
      if (said[0] !== said[1]) throw new Error(`The pages differ.\nportal: ${said[0]}\npeer: ${said[1]}`)
      const [ours, theirs, base] = (await measure([own, target, bare], load)) as [Speed, Speed, Speed]
      found.push({ size, portal: ours, peer: theirs, bare: base, ratio: timesAsFast(ours, theirs) })
    } finally {
      await peer.end()
    }
  }
  return found
}

/** What was found, a line each. */
export const peerTable = (found: Beside[]): string =>
  found
    .flatMap(({ size, ratio, ...speeds }) => [
      `${path}, ${size}: the portal is ${ratio.toFixed(2)} times as fast as the peer`,
      ...(['portal', 'peer', 'bare'] as const).map((name) => {
        const { rate, p50, p99 } = speeds[name]
        return `  ${name.padEnd(8)}${rate.toFixed(0).padStart(6)} req/s  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms`
      }),
    ])
    .join('\n')

/**
 * Starts the plain Node server on a copy of a place's database, with a session of the first customer of a company that
 * was seeded by size. Its packages are installed when they are missing or older than its lock file.
 */
async function startPeer(port: number, place: string, slug: string): Promise<Peer> {
  installPackagesOf(folder)
  const email = `customer-0@${slug}.example`
  const env = { ...process.env, DATABASE: copyOfDatabase(place), PORT: String(port), SLUG: slug, EMAIL: email }
  const child = fork(`${folder}/server.mjs`, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const cookie = await cookieFrom(child)
  const end = async () => {
    const gone = once(child, 'exit')
    child.kill()
    await gone
  }
  return { port, cookie, end }
}

async function cookieFrom(child: ChildProcess): Promise<string> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The peer ended with ${String(code)}.`)
  })
  ended.catch(() => undefined)
  const [{ cookie }] = (await Promise.race([once(child, 'message'), ended])) as [{ cookie: string }]
  return cookie
}

/** Copies the file that the local D1 keeps, with what it has written ahead, while no server has it open. */
function copyOfDatabase(place: string): string {
  const from = `${place}/v3/d1/miniflare-D1DatabaseObject`
  const name = readdirSync(from).find((file) => /^[0-9a-f]+\.sqlite$/.test(file))
  if (!name) throw new Error(`${place} has no database.`)
  const to = join(place, 'peer.sqlite')
  for (const tail of ['', '-wal'])
    if (existsSync(`${from}/${name}${tail}`)) copyFileSync(`${from}/${name}${tail}`, `${to}${tail}`)
  return to
}
