import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

/**
 * Installs the packages of a folder that has a package.json of its own, where they are missing or older than its lock. None
 * of them runs anything while it is installed. Throws when npm fails.
 */
export function installPackagesOf(folder: string): void {
  const installed = `${folder}/node_modules/.package-lock.json`
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${folder}/package-lock.json`).mtimeMs) return
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
}
