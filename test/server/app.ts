import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url).href)

/** Bundles the Worker as a deployment would, once for all starts. */
export function bundleInto(folder: string, entry = 'src/worker.ts'): void {
  const command = ['deploy', entry, '--dry-run', '--outdir', folder]
  const env = { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false' }
  execFileSync(`${root}node_modules/.bin/wrangler`, command, { cwd: root, stdio: 'ignore', env })
}

/** Brings an empty place to the demo data as `npm start` does, and on wish adds a small company or a large one. */
export function fill(place: string, size: 'demo' | 'small' | 'large' = 'demo'): void {
  const script = ['src/dev/seed.mjs', '--size', size, '--persist-to', place]
  execFileSync(process.execPath, script, { cwd: root, stdio: 'ignore' })
}

type Row = Record<string, string | number | null>

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

/** A running server, from outside. */
export interface Server {
  /** Rows of its database. */
  rows(sql: string, ...params: unknown[]): Promise<Row[]>
  /** A file in its bucket; undefined when there is none. */
  file(key: string): Promise<Buffer | undefined>
  /** Asks by the whole address, https included, which no connection from outside could. */
  ask(url: string, asked?: Asked): Promise<Told>
  /** Runs its clock at a moment. */
  clock(at: number): Promise<void>
  /** Bytes of memory that workerd holds. */
  memory(): Promise<number>
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
}

/** Starts the Worker on the data of a place. */
export async function start(port: number, place: string, bundle: string, { environment }: Ways = {}): Promise<Server> {
  // A group of its own, so that a signal reaches workerd with it.
  const child = fork(`${root}test/server/server.mjs`, [String(port), place, bundle], {
    detached: true,
    stdio: 'ignore',
    env: environment ? { ...process.env, PORTAL_ENVIRONMENT: environment } : process.env,
  })
  await ready(child)
  let asked = 0
  const ask = async (what: object): Promise<unknown> => {
    const id = ++asked
    child.send({ id, ...what })
    for (;;) {
      const [told] = (await once(child, 'message')) as [Message]
      if (told.id !== id) continue
      if (told.error) throw new Error(told.error)
      return told.answer
    }
  }
  return {
    rows: async (sql, ...params) => (await ask({ sql, params })) as Row[],
    file: async (key) => {
      const bytes = await ask({ file: key })
      return typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : undefined
    },
    ask: async (url, asked = {}) => (await ask({ url, asked })) as Told,
    clock: async (at) => {
      const outcome = await ask({ clock: at })
      if (outcome !== 'ok') throw new Error(`The clock ended with ${String(outcome)}.`)
    },
    memory: async () => Number(await ask({ memory: true })),
    kill: async () => {
      const gone = once(child, 'exit')
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
      await gone
    },
  }
}

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
