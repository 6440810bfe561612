import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url).href)
const installed = `${here}node_modules/.package-lock.json`

/** Brings what only this command needs, when it is missing or older than the lock. */
export default function install(): void {
  const changed = statSync(`${here}package-lock.json`).mtimeMs
  if (existsSync(installed) && statSync(installed).mtimeMs >= changed) return
  execFileSync('npm', ['ci', '--prefix', here, '--no-audit', '--no-fund'], { stdio: 'inherit' })
}
