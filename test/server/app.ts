import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url).href)

/**
 * Bundles the Worker as a deployment would, or with the names of its source on wish, and lays beside it what wrangler.toml
 * says, once for all starts.
 */
export function bundleInto(folder: string, entry = 'src/worker.ts', { named = false } = {}): void {
  const command = ['deploy', entry, '--dry-run', '--outdir', folder, ...(named ? ['--no-minify'] : [])]
  const env = { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false' }
  execFileSync(`${root}node_modules/.bin/wrangler`, command, { cwd: root, stdio: 'ignore', env })
  // Loading wrangler takes longer than starting what it reads the settings for.
  const wrangler: typeof import('wrangler') = createRequire(import.meta.url)('wrangler')
  const { workerOptions } = wrangler.unstable_getMiniflareWorkerOptions(`${root}wrangler.toml`)
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(workerOptions))
}

/** Brings an empty place to the demo data as `npm start` does, and on wish adds a small company, a medium or a large one. */
export function fill(place: string, size: 'demo' | 'small' | 'medium' | 'large' = 'demo'): void {
  const script = ['src/dev/seed.mjs', '--size', size, '--persist-to', place]
  execFileSync(process.execPath, script, { cwd: root, stdio: 'ignore' })
}

export type Row = Record<string, string | number | null>

/** Something in the bucket. */
export interface StoredObject {
  key: string
  /** Of its bytes as they are read, in hexadecimal. */
  sha256: string
}

/** The two clocks of wrangler.toml: what cannot wait for the hour, and everything. */
const crons = { often: '*/5 * * * *', hourly: '17 * * * *' }

/** A request by its whole address, as a platform in front would pass it on. */
export interface Asked {
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** What it was answered; every header is a pair, and the body is text. */
export interface Told {
  status: number
  headers: [name: string, value: string][]
  body: string
}

/** Bytes of memory: all that workerd holds, its bindings and what it has not let go of yet included, and the Worker's own. */
export interface Memory {
  resident: number
  heap?: number
}

/** A running server, from outside. */
export interface Server {
  /** Rows of its database. */
  rows(sql: string, ...params: unknown[]): Promise<Row[]>
  /** A file in its bucket; undefined when there is none. */
  file(key: string): Promise<Buffer | undefined>
  /** All that lies in its bucket. */
  objects(): Promise<StoredObject[]>
  /** Asks by the whole address, https included, which no connection from outside could. */
  ask(url: string, asked?: Asked): Promise<Told>
  /** Runs its clock at a moment. */
  clock(at: number, which?: keyof typeof crons): Promise<void>
  /** What it holds in memory; the Worker's own part is known only of a server that is `inspected`. */
  memory(): Promise<Memory>
  /** Ends it and all it has begun in this very moment (SIGKILL). */
  kill(): Promise<void>
}

interface Message {
  id?: number
  ready?: boolean
  answer?: unknown
  error?: string
}

interface Ways {
  /** What it takes itself for: in anything but development it is given over https alone. */
  environment?: string
  /** Whether it is to tell what memory the Worker itself holds. */
  inspected?: boolean
}

/** Starts the Worker on the data of a place. */
export async function start(
  port: number,
  place: string,
  bundle: string,
  { environment, inspected }: Ways = {},
): Promise<Server> {
  // A group of its own, so that a signal reaches workerd with it.
  const child = fork(`${root}test/server/server.mjs`, [String(port), place, bundle], {
    detached: true,
    stdio: 'ignore',
    env: {
      ...process.env,
      ...(environment && { PORTAL_ENVIRONMENT: environment }),
      ...(inspected && { PORTAL_INSPECTED: 'yes' }),
    },
  })
  await ready(child)
  const ask = asking(child)
  return {
    rows: async (sql, ...params) => (await ask({ sql, params })) as Row[],
    file: async (key) => {
      const bytes = await ask({ file: key })
      return typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : undefined
    },
    objects: async () => (await ask({ objects: true })) as StoredObject[],
    ask: async (url, asked = {}) => (await ask({ url, asked })) as Told,
    clock: async (at, which = 'often') => {
      const outcome = await ask({ clock: at, cron: crons[which] })
      if (outcome !== 'ok') throw new Error(`The clock ended with ${String(outcome)}.`)
    },
    memory: async () => (await ask({ memory: true })) as Memory,
    kill: async () => {
      const gone = once(child, 'exit')
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
      await gone
    },
  }
}

/** Asks a server and waits for its answer. Throws what it says went wrong, and where it ends before it has answered. */
function asking(child: ChildProcess): (what: object) => Promise<unknown> {
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  child.on('message', ({ id = 0, answer, error }: Message) => {
    if (error) waiting.get(id)?.reject(new Error(error))
    else waiting.get(id)?.resolve(answer)
    waiting.delete(id)
  })
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new ServerGone())
    waiting.clear()
  })
  let asked = 0
  return (what) =>
    new Promise((resolve, reject) => {
      if (!child.connected) return reject(new ServerGone())
      const id = ++asked
      waiting.set(id, { resolve, reject })
      child.send({ id, ...what })
    })
}

/** The server ended before it had answered. */
export class ServerGone extends Error {}

async function ready(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The server ended with ${String(code)}.`)
  })
  for (;;) {
    const [told] = (await Promise.race([once(child, 'message'), ended])) as [Message]
    if (told.ready) break
  }
  ended.catch(() => undefined)
}
