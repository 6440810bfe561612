import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../server/app.ts'
import type { WorkerFigures } from './figures.ts'
import { addDrafts } from './ids.ts'
import { median } from './load.ts'
import type { Stage } from './stage.ts'

const starts = 5
const papersMade = 8

/** Bytes of the modules that a deployment sends, as gzip makes them. */
export const bundleGzip = (bundle: string): number =>
  readdirSync(bundle)
    .filter((name) => !name.endsWith('.map') && name !== 'README.md')
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(bundle, name))).length, 0)

interface Profile {
  nodes: { id: number; callFrame: { functionName: string } }[]
  samples: number[]
  timeDeltas: number[]
}

/** Milliseconds of CPU that the Worker takes to start, as `wrangler check startup` profiles it. */
export function startUpTimes(): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'artisan-portal-startup-'))
  try {
    return Array.from({ length: starts }, (_, turn) => {
      const path = join(folder, `${turn}.cpuprofile`)
      const command = ['check', 'startup', '--args', 'src/worker.ts', '--outfile', path]
      const env = { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false' }
      execFileSync(`${root}node_modules/.bin/wrangler`, command, { cwd: root, stdio: 'ignore', env })
      return busyMilliseconds(JSON.parse(readFileSync(path, 'utf8')) as Profile)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function busyMilliseconds({ nodes, samples, timeDeltas }: Profile): number {
  const idle = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)').map(({ id }) => id))
  return samples.reduce((sum, id, at) => sum + (idle.has(id) ? 0 : (timeDeltas[at] ?? 0)), 0) / 1000
}

/** Times the PDFs of drafts, which are made anew each time; to be called before any other PDF is asked of the server. */
export async function timePapers(stage: Stage): Promise<WorkerFigures['pdf']> {
  const timed: WorkerFigures['pdf'] = []
  for (const lines of [10, 200]) {
    await addDrafts(stage, `paper-${lines}`, 1, lines)
    const times: number[] = []
    for (let made = 0; made < papersMade; made++) {
      const began = performance.now()
      const { status } = await stage.people.owner.get(`/admin/invoices/paper-${lines}-0/draft.pdf`)
      if (status !== 200) throw new Error(`A PDF was answered with ${status}.`)
      times.push(performance.now() - began)
    }
    const [first, ...later] = times
    timed.push({ lines, first: timed.length === 0 ? first : undefined, later: median(later) })
  }
  return timed
}
