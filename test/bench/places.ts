import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../browser/support/server.ts'
import { bundleInto, fill, root, type Server, start } from '../server/app.ts'

/** Where measured things keep what is slow to make; `npm ci` throws it away. */
const cache = join(root, 'node_modules/.cache/bench')

export interface Served {
  port: number
  server: Server
  /** The folder with its data. */
  place: string
}

/** The servers of a run, each on data of its own that is thrown away after it. */
export interface Places {
  small: Served
  large: Served
  bare: Served
  /** The folder with the Worker as a deployment would get it. */
  bundle: string
  end(): Promise<void>
}

/** Builds the Worker, fills a small and a large place, and serves them and the bare handler. */
export async function openPlaces(note: (what: string) => void): Promise<Places> {
  const folder = await mkdtemp(join(tmpdir(), 'artisan-portal-bench-'))
  const at = (name: string) => join(folder, name)
  const servers: Server[] = []
  const end = async () => {
    await Promise.all(servers.map((server) => server.kill()))
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
  try {
    note('building the Worker')
    bundleInto(at('app'))
    bundleInto(at('bare-app'), 'test/bench/bare/worker.ts')
    note('filling the small place')
    fill(at('small'), 'small')
    // The bare handler reads the same rows, and nothing else is asked of its server.
    await cp(at('small'), at('bare'), { recursive: true })
    note('copying the large place')
    await cp(await largePlace(note), at('large'), { recursive: true })
    const serve = async (place: string, bundle: string): Promise<Served> => {
      const port = await freePort()
      const server = await start(port, at(place), at(bundle))
      servers.push(server)
      return { port, server, place: at(place) }
    }
    const [small, large, bare] = [
      await serve('small', 'app'),
      await serve('large', 'app'),
      await serve('bare', 'bare-app'),
    ]
    return { small, large, bare, bundle: at('app'), end }
  } catch (error) {
    await end()
    throw error
  }
}

/**
 * The large place, which takes minutes to fill: kept as long as migrations and seed stay as they are, and a month at most,
 * because its days are counted from when it was filled.
 */
async function largePlace(note: (what: string) => void): Promise<string> {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 7))
  for (const path of globSync(['migrations/*.sql', 'src/dev/**/*.{ts,mjs}'], { cwd: root }).sort())
    hash.update(path).update(readFileSync(join(root, path)))
  const name = `large-${hash.digest('hex').slice(0, 16)}`
  await mkdir(cache, { recursive: true })
  const kept = await readdir(cache)
  if (kept.includes(name)) return join(cache, name)
  note('filling the large place, once: it takes minutes')
  for (const old of kept) if (old.startsWith('large-')) await rm(join(cache, old), { recursive: true, force: true })
  // Under another name until it is whole.
  const filling = join(cache, `filling-${process.pid}`)
  fill(filling, 'large')
  await rename(filling, join(cache, name))
  return join(cache, name)
}
