import { execFileSync } from 'node:child_process'
import { type Browser, chromium } from 'playwright-core'

/**
 * A real Chromium out of an npm package, so that nothing is installed by hand. It needs two libraries of the system;
 * where they are missing the package brings its own, which it unpacks when it believes itself on such a machine.
 */
export async function launchChromium(): Promise<Browser> {
  if (!systemHas('libnss3.so')) process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packaged.executablePath(), args: quiet, headless: true })
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

function systemHas(library: string): boolean {
  try {
    return execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).includes(library)
  } catch {
    return false
  }
}
