import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    port: number
  }
}

const root = fileURLToPath(new URL('../../../', import.meta.url).href)
const patience = 120_000

/** Companies without anything, for journeys that begin at the beginning. */
export const newCompanies = [
  { name: 'Martin Peinture', slug: 'martin', owner: 'anne@martin.example' },
  { name: 'Roux Peinture', slug: 'roux', owner: 'paul@roux.example' },
] as const

/** Serves the app as `npm start` does, with demo data of its own, for as long as browser tests run. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort()
  const place = await mkdtemp(join(tmpdir(), 'artisan-portal-'))
  for (const { name, slug, owner } of newCompanies) {
    const add = ['src/dev/company.mjs', '--name', name, '--slug', slug, '--owner', owner, '--persist-to', place]
    execFileSync(process.execPath, add, { cwd: root, stdio: 'ignore' })
  }
  // A group of its own, so that ending it ends wrangler and workerd with it.
  const options = { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'] as ('ignore' | 'pipe')[] }
  const start = ['src/dev/start.mjs', '--port', String(port), '--persist-to', place]
  const server = spawn(process.execPath, start, options)
  let output = ''
  server.stdout?.on('data', (text) => (output += text))
  server.stderr?.on('data', (text) => (output += text))
  const end = (signal: NodeJS.Signals) => {
    try {
      if (server.pid) process.kill(-server.pid, signal)
    } catch {
      // Nobody of the group is left.
    }
  }
  // A run that is interrupted does not come to its teardown.
  const abandon = () => {
    end('SIGKILL')
    rmSync(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
  process.once('exit', abandon)
  const stop = async () => {
    process.off('exit', abandon)
    const gone = server.exitCode === null && server.signalCode === null ? once(server, 'exit') : undefined
    end('SIGTERM')
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5_000).unref())])
    end('SIGKILL')
    await rm(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }

  const deadline = Date.now() + patience
  while (!(await answers(port))) {
    if (Date.now() > deadline || server.exitCode !== null || server.signalCode !== null) {
      await stop()
      throw new Error(`The server did not come up.\n${output}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  project.provide('port', port)
  return stop
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health`).then(
    ({ ok }) => ok,
    () => false,
  )

/** A port of this machine that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.')),
      )
    })
  })
