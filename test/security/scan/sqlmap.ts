import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from './finding.ts'
import { run } from './program.ts'

/** An address with parameters, and for a write what is posted. A star marks a part of the path to be tried too. */
export interface Target {
  path: string
  body?: string
}

interface Options {
  as: string
  url: string
  targets: Target[]
  /** Seconds for all. */
  seconds: number
  folder: string
}

/** Lets sqlmap try each parameter with each of its techniques that SQLite has; tells also how many were tried. */
export async function sqlmap({ as, url, targets, seconds, folder }: Options) {
  await mkdir(folder, { recursive: true })
  const until = Date.now() + seconds * 1000
  const findings: Finding[] = []
  let tried = 0
  for (const { path, body } of targets) {
    // What is slow must not take the time of those behind it.
    const left = Math.floor((until - Date.now()) / 1000 / (targets.length - tried))
    if (left < 5) break
    const own = join(folder, String(tried++))
    await mkdir(own)
    await writeFile(join(own, 'results.csv'), '')
    const said = await run(
      'sqlmap',
      [
        ...['-u', url + path, ...(body ? ['--data', body] : []), '--batch', '--dbms', 'sqlite', '--technique', 'BEUT'],
        ...['--level', '2', '--risk', '2', '--threads', '4', '--time-sec', '2', '--timeout', '20', '--retries', '0'],
        ...['--param-exclude', '^(next)$', '--ignore-code', '404', '--disable-coloring', '--output-dir', own],
        // A list that comes back filled in says much that changes: what is compared is whole pages.
        ...['--flush-session', '--fresh-queries', '--random-agent', '--answers', 'redirect=N,follow=N'],
      ],
      left,
      own,
    )
    const method = body ? 'POST' : 'GET'
    const logs = (await readdir(own, { recursive: true })).filter((name) => name.endsWith('/log'))
    const log = (await Promise.all(logs.map((name) => readFile(join(own, name), 'utf8')))).join('\n').trim()
    for (const [, parameter = ''] of log.matchAll(/^Parameter: (.+)$/gm))
      findings.push({ by: 'sqlmap', as, what: 'SQL Injection', method, path, info: parameter })
    if (
      !/all tested parameters do not appear|identified the following|appears? to be|user aborted|injectable/i.test(said)
    )
      throw new Error(`sqlmap did not test ${path}:\n${said.slice(-1500)}`)
  }
  return { findings, tried }
}
