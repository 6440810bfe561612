import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../server/app.ts'

const folder = `${root}test/bench/peer`

/** A running peer: where it listens, and the cookie of the customer it let in. */
export interface Peer {
  port: number
  cookie: string
  end(): Promise<void>
}

/**
 * Starts the plain Node server on a copy of a place's database, with a session of the first customer of a company that
 * was seeded by size. Its packages are installed when they are missing or older than its lock file.
 */
export async function startPeer(port: number, place: string, slug: string): Promise<Peer> {
  install()
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

function install(): void {
  const installed = `${folder}/node_modules/.package-lock.json`
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${folder}/package-lock.json`).mtimeMs) return
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
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
