import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Client } from '../server/client.ts'
import { routeTable } from '../support/routes.ts'
import type { World } from '../support/world.ts'
import { keepRatios, readBudget } from './budget.ts'
import type { Figures, RowFigures, SizeFigures } from './figures.ts'
import { judge, worded } from './judge.ts'
import { type Load, median, type Target } from './load.ts'
import { pagesOf } from './pages.ts'
import { besidePeer, peerTable } from './peer.ts'
import { openPlaces, type Served } from './places.ts'
import { PageRuns, type Stages, type Timed, withTimes } from './run.ts'
import { stageOf } from './stage.ts'
import { tableOf } from './table.ts'
import { lastVitals } from './vitals.ts'
import { bundleGzip, startUpTimes, timePapers } from './worker.ts'
import { measureWrite } from './write-run.ts'
import { writes } from './writes.ts'

/*
 * npm run bench -- [--only TEXT]... [--counts] [--json FILE] [--update] [--peer]
 *
 * Measures every page and write of the app at two sizes beside a bare handler, prints one table, and ends with 1 where
 * something is over test/bench/budget.json. `--only` measures the rows whose name has the text, and nothing of the Worker
 * as a whole; `--counts` leaves out all that takes a quiet machine and looks at trips, rows and bytes alone; `--update`
 * keeps the ratios measured as the new budget. `--peer` times a customer's list of invoices alone, beside a plain Node
 * server that shows the same.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    counts: { type: 'boolean', default: false },
    json: { type: 'string' },
    update: { type: 'boolean', default: false },
    peer: { type: 'boolean', default: false },
  },
})

const load: Load = { rounds: 3, each: { ms: 200 }, connections: 8 }
/** For what seems to be over the budget: a machine that was busy for a moment looks like a slow page. */
const closer: Load = { rounds: 9, each: { ms: 300 }, connections: 8 }

const note = (what: string) => process.stderr.write(`${what}\n`)

// The routes are those of the table that says who may reach each, which a test holds to the app's own.
const routes = Object.keys(routeTable({ alice: {}, staff: {} } as World))
const isWanted = ({ name }: { name: string }) =>
  values.only.length === 0 || values.only.some((text) => name.includes(text))
const pages = pagesOf(routes).filter(isWanted)
const written = writes.filter(({ route }) => isWanted({ name: route }))
const isWhole = values.only.length === 0 && !values.counts
const budget = readBudget()

const places = await openPlaces(note)
try {
  note('signing in')
  const stages: Stages = { small: await stageOf('small', places.small), large: await stageOf('large', places.large) }
  const bare = bareTarget(places.bare, stages)
  if (values.peer) process.stdout.write(`${peerTable(await besidePeer(stages, bare, closer))}\n`)
  else await measureAll(stages, bare)
} finally {
  await places.end()
}

/** Measures pages, writes and the Worker as a whole, prints what was found, and judges it. */
async function measureAll(stages: Stages, bare: Target): Promise<void> {
  const pdf = isWhole ? await timePapers(stages.small) : []
  const runs = new PageRuns(stages, bare)
  // All of them first: what does not answer is told before minutes are spent.
  const counted: RowFigures[] = []
  for (const page of pages) counted.push(await runs.count(page))
  const rows: RowFigures[] = []
  for (const [at, page] of pages.entries()) {
    const row = counted[at] as RowFigures
    note(`${at + 1}/${pages.length} ${page.name}`)
    rows.push(values.counts ? row : await inTwoLooks(row, (longer) => runs.time(page, longer)))
  }
  for (const write of written) {
    note(write.route)
    const { row, times } = await measureWrite(write, stages, values.counts ? undefined : bare)
    rows.push(times ? withTimes(row, times) : row)
  }
  const starts = isWhole ? startUpTimes() : []
  const figures: Figures = {
    at: new Date().toISOString(),
    bare: values.counts ? undefined : median(rows.map(({ sizes: { small } }) => bareRateOf(small))),
    rows,
    worker: isWhole ? { bundleGzip: bundleGzip(places.bundle), startUp: median(starts), starts, pdf } : undefined,
    vitals: lastVitals(),
  }
  process.stdout.write(`${tableOf(figures)}\n`)
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
  if (values.update) keepRatios(budget, rows, isWhole)
  const breaches = judge(figures, values.update ? readBudget() : budget)
  process.stdout.write(breaches.length > 0 ? `\nover the budget:\n` : '\nwithin the budget\n')
  for (const breach of breaches) process.stdout.write(`  ${worded(breach)}\n`)
  process.exitCode = breaches.length > 0 ? 1 : 0
}

/** What seems too slow is timed again, longer; what is counted is the same each time. */
async function inTwoLooks(row: RowFigures, time: (load: Load) => Promise<Timed>): Promise<RowFigures> {
  const first = withTimes(row, await time(load))
  const seems = judge({ rows: [first], worker: undefined }, budget).some(
    ({ figure, value }) => ['ratio', 'portalList', 'growth'].includes(figure) && !Number.isNaN(value),
  )
  return seems ? withTimes(row, await time(closer)) : first
}

function bareTarget({ port }: Served, { small: { companyId, ids } }: Stages): Target {
  const client = new Client(port, '')
  return { name: 'bare handler', send: () => client.get(`/?company=${companyId}&customer=${ids.customers}`) }
}

function bareRateOf({ timed }: SizeFigures): number {
  return timed ? timed.speed.rate / timed.ratio : Number.NaN
}
