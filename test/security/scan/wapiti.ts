import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from './finding.ts'
import { run } from './program.ts'

/** All that can find something in an app of this kind; left out is what looks for known products or guesses addresses. */
export const modules = [
  ...['xss', 'permanentxss', 'sql', 'blindsql', 'crlf', 'redirect', 'file', 'exec', 'ssrf', 'xxe', 'csrf', 'methods'],
  ...['cookieflags', 'csp', 'http_headers', 'htaccess', 'backup', 'shellshock'],
]

interface Reported {
  method: string
  path: string
  info: string
  parameter: string | null
}

interface Options {
  as: string
  url: string
  /** Pages to begin with. */
  from: string[]
  /** Where what a page is made to fetch would arrive. */
  endpoint: string
  /** Seconds for all. */
  seconds: number
  only?: string[]
  folder: string
}

/** Lets wapiti look for pages and try each with each of its modules, in the time there is. */
export async function wapiti({
  as,
  url,
  from,
  endpoint,
  seconds,
  only = modules,
  folder,
}: Options): Promise<Finding[]> {
  await mkdir(folder, { recursive: true })
  const report = join(folder, 'report.json')
  const crawling = Math.round(seconds / 4)
  const attacking = Math.max(5, Math.floor((seconds - crawling) / only.length))
  const said = await run(
    'wapiti',
    [
      ...['-u', `${url}/`, ...from.flatMap((path) => ['-s', url + path]), '--scope', 'folder', '-d', '6'],
      ...['--max-files-per-dir', '25', '--max-links-per-page', '60', '--max-scan-time', String(crawling)],
      ...['--max-attack-time', String(attacking), '-m', only.join(','), '-l', '2', '-t', '20', '--no-bugreport'],
      ...[
        '--store-session',
        folder,
        '--store-config',
        folder,
        '--flush-session',
        '-v',
        '0',
        '-f',
        'json',
        '-o',
        report,
      ],
      ...['--external-endpoint', `${endpoint}/`, '--internal-endpoint', `${endpoint}/`],
    ],
    seconds * 2,
    folder,
  )
  const { vulnerabilities, anomalies } = JSON.parse(
    await readFile(report, 'utf8').catch(() => {
      throw new Error(`wapiti wrote no report:\n${said.slice(-2000)}`)
    }),
  ) as Record<'vulnerabilities' | 'anomalies', Record<string, Reported[]>>
  return Object.entries({ ...vulnerabilities, ...anomalies }).flatMap(([what, found]) =>
    found.map(({ method, path, info, parameter }) => ({
      ...({ by: 'wapiti', as, what, method, path } as const),
      info: parameter ? `${info} (${parameter})` : info,
    })),
  )
}
