import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const root = fileURLToPath(new URL('../../../', import.meta.url).href)
// Goes with node_modules, so an unpacked Chromium is never older than its package.
const place = `${root}node_modules/.cache/chromium`

/**
 * A real Chromium out of an npm package, so that nothing is installed by hand. It needs two libraries of the system;
 * where one is missing it gets those that the package brings. What measures pages by itself comes in by a port.
 */
export async function launchChromium(port?: number): Promise<Browser> {
  if (!existsSync(place)) await unpack()
  const own = { LD_LIBRARY_PATH: `${place}/al2023/lib`, FONTCONFIG_PATH: `${place}/fonts` }
  const env = systemHas('libnss3.so', 'libnspr4.so') ? {} : { env: { ...process.env, ...own } }
  const args = port === undefined ? quiet : [...quiet, `--remote-debugging-port=${port}`]
  return chromium.launch({ executablePath: `${place}/chromium`, args, headless: true, ...env })
}

/**
 * The package unpacks into TMPDIR and takes whatever lies there for whole. So it unpacks aside, and what is whole is
 * moved into place at once: neither a run that was interrupted nor one at the same time leaves half a browser.
 */
async function unpack(): Promise<void> {
  await mkdir(`${root}node_modules/.cache`, { recursive: true })
  const aside = await mkdtemp(`${place}-`)
  try {
    const script = "const { default: packaged } = await import('@sparticuz/chromium'); await packaged.executablePath()"
    // The second variable makes it unpack its libraries too.
    const env = { ...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: root, env })
    await rename(aside, place)
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    // Another run was first.
    if (!existsSync(place)) throw error
  }
}

// Without these it looks for hosts of its maker, which are out of reach on a closed network.
const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function systemHas(...libraries: string[]): boolean {
  try {
    const known = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' })
    return libraries.every((library) => known.includes(library))
  } catch {
    return false
  }
}
