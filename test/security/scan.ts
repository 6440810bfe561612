import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { freePort } from '../browser/support/server.ts'
import { bundleInto, fill, root } from '../server/app.ts'
import { openEndpoint } from './scan/endpoint.ts'
import { isExplained } from './scan/explained.ts'
import { type Finding, lineOf } from './scan/finding.ts'
import { observe } from './scan/headers.ts'
import { missing } from './scan/program.ts'
import { atPlanted, type Scanned, scan, visitors } from './scan/visitors.ts'

const { values: asked } = parseArgs({
  options: { planted: { type: 'boolean', default: false }, minutes: { type: 'string', default: '8' } },
})
const say = (line: string) => process.stdout.write(`${line}\n`)

const lacking = missing('wapiti', 'sqlmap')
if (lacking.length > 0) {
  say(`Not on this machine: ${lacking.join(', ')}. On Debian: apt-get install wapiti sqlmap.`)
  process.exit(2)
}

const folder = await mkdtemp(join(tmpdir(), 'artisan-portal-scan-'))
const endpoint = await openEndpoint()
try {
  const { bundle, filled } = { bundle: join(folder, 'bundle'), filled: join(folder, 'filled') }
  bundleInto(bundle, asked.planted ? 'test/security/planted/worker.ts' : undefined)
  fill(filled)
  const seconds = asked.planted ? 60 : Math.round(Number(asked.minutes) * 60)
  const only = asked.planted ? { only: ['xss', 'sql', 'redirect'] } : {}
  const who = asked.planted ? [atPlanted] : visitors
  // Before any is taken: asked for at once, two may be given the same.
  const ports = new Set<number>()
  while (ports.size < who.length) ports.add(await freePort())
  const scanned = await Promise.all(
    who.map(async (visitor, number) => {
      const own = join(folder, String(number))
      await mkdir(own)
      return scan({
        visitor,
        port: [...ports][number] ?? 0,
        bundle,
        filled,
        folder: own,
        endpoint,
        seconds,
        ...only,
        isExplained,
      })
    }),
  )
  const arrived = endpoint.arrived.map(
    (path): Finding => ({
      ...{ by: 'the gate', as: 'someone', what: 'A request was forged', method: 'GET', path },
      info: 'A page was made to ask an address that was typed.',
    }),
  )
  // On data of its own: what the scanners wrote is no business of the headers.
  const graded = asked.planted ? { lines: [], findings: [] } : await observe(await freePort(), filled, bundle)
  for (const line of graded.lines) say(line)
  const findings = [...scanned.flatMap((each) => each.findings), ...arrived, ...graded.findings]
  tell(scanned, findings)
  process.exitCode = asked.planted ? sawAllPlanted(findings) : Number(findings.length > 0)
} finally {
  endpoint.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}

function tell(scanned: Scanned[], findings: Finding[]): void {
  say(`Scanned ${root}`)
  for (const { as, pages, requests, addresses } of scanned)
    say(
      `as ${as.padEnd(14)} ${requests} requests, ${pages} pages and forms reached, ${addresses} addresses tried by sqlmap`,
    )
  for (const finding of findings) say(`FOUND ${lineOf(finding)}`)
  say(`${findings.length} findings`)
}

/** 0 when each planted fault was found by the scanner that is for it. */
function sawAllPlanted(findings: Finding[]): number {
  const planted = [
    ['wapiti', '/planted/word'],
    ['wapiti', '/planted/away'],
    ['sqlmap', '/planted/name'],
  ]
  const unseen = planted.filter(
    ([by, path = '']) => !findings.some((one) => one.by === by && one.path.startsWith(path)),
  )
  for (const [by, path] of unseen) say(`NOT SEEN by ${by}: the fault planted at ${path}`)
  return Number(unseen.length > 0)
}
