import { spawnSync } from 'node:child_process'
import { root } from '../server/app.ts'

interface Report {
  message?: string
  error?: { code?: string; summary?: string }
  metadata?: { vulnerabilities: { total: number } }
  vulnerabilities?: Record<string, { severity: string; via: (string | { url?: string; title?: string })[] }>
}

/*
 * Asks the registry whether an advisory names what the lock holds, and fails where one does. A registry that cannot be
 * reached, or that does not answer this, keeps no check from being green: the floors in test/tree/advisories.ts stand.
 */
const say = (line: string) => process.stdout.write(`${line}\n`)
const options = ['audit', '--json', '--package-lock-only', '--fetch-retries=0', '--fetch-timeout=15000']
const { stdout } = spawnSync('npm', options, { cwd: root, encoding: 'utf8', timeout: 60_000 })
const report = readReport(stdout)

if (!report?.metadata) say(`The registry was not asked: ${report?.error?.summary || report?.message || 'no answer'}.`)
else {
  const { total } = report.metadata.vulnerabilities
  for (const [name, { severity, via }] of Object.entries(report.vulnerabilities ?? {}))
    say(
      `${severity}: ${name}: ${via.map((one) => (typeof one === 'string' ? one : `${one.title} ${one.url}`)).join(', ')}`,
    )
  say(`${total} packages that an advisory names`)
  process.exitCode = Number(total > 0)
}

function readReport(text: string): Report | undefined {
  try {
    return JSON.parse(text) as Report
  } catch {
    return undefined
  }
}
