import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// What only this command needs is not among the project's dependencies: it is installed by the first run, and by the
// first after a change of the lock.
const folder = fileURLToPath(new URL('.', import.meta.url))
const written = (name) => statSync(`${folder}${name}`, { throwIfNoEntry: false })?.mtimeMs ?? 0

if (written('node_modules/.package-lock.json') < written('package-lock.json')) {
  const { status } = spawnSync('npm', ['ci', '--prefix', folder], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
await import('./run.mjs')
