// npm run load -- [--minutes 5] [--pace 1] [--customers 200] [--staff 10] [--large] [--place DIR] [--plant NAME] [--seed N]
// [--json FILE]
// Two hundred customers and ten staff at once, for some minutes. Ends with 1 on any error, on growing memory, and where
// rows and files do not agree afterwards.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { freePort } from '../browser/support/server.ts'
import { brokenAtRest } from '../consistency/rest.ts'
import { bundlePlanted } from '../crash/planted.ts'
import { bundleInto, fill, type Server, start } from '../server/app.ts'
import { Client } from '../server/client.ts'
import { customerReads, customerWrites } from '../traffic/customers.ts'
import { moneyWrites } from '../traffic/money.ts'
import { recordWrites, staffReads } from '../traffic/records.ts'
import { Figures, tableOf } from './figures.ts'
import { growth, type Sample, valleysOf } from './memory.ts'
import { Visitor } from './visitor.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    pace: { type: 'string', default: '1' },
    customers: { type: 'string', default: '200' },
    staff: { type: 'string', default: '10' },
    large: { type: 'boolean', default: false },
    place: { type: 'string' },
    plant: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
})
const [customers, staff] = [Number(values.customers), Number(values.staff)]
/** Milliseconds that people think between two things they do, on average, at pace 1. */
const thought = { customer: 12_000 / Number(values.pace), staff: 5_000 / Number(values.pace) }
/** Megabytes a minute by which what the Worker holds may grow once warm. */
const mostGrowth = 1
/** People who sign in at once. */
const atTheDoor = 4

/** What was held in the course of a run. */
interface Looks {
  resident: Sample[]
  /** Of the Worker alone. */
  heap: Sample[]
}

const say = (line: string) => process.stdout.write(`${line}\n`)

const [slug, size] = values.large ? (['large', 'large'] as const) : (['medium', 'medium'] as const)
const own = await mkdtemp(join(tmpdir(), 'artisan-portal-load-'))
// Data that is there already is served as it is, and written to.
const place = values.place ?? own
if (values.plant) bundlePlanted(join(own, 'bundle'), values.plant)
else bundleInto(join(own, 'bundle'))
if (!values.place) fill(place, size)
const port = await freePort()
const server = await start(port, place, join(own, 'bundle'), { inspected: true })
const figures = new Figures()
let failed = false
try {
  failed = await run(server)
} finally {
  await server.kill()
  await rm(own, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}
process.exit(failed ? 1 : 0)

/** Whether something was not as it should be. */
async function run(server: Server): Promise<boolean> {
  const since = Date.now()
  const visitors = await letIn(server)
  say(`${visitors.length} people signed in within ${Math.round((Date.now() - since) / 1000)} s`)
  const [began, end] = [Date.now(), Date.now() + Number(values.minutes) * 60_000]
  const memory: Looks = { resident: [], heap: [] }
  const watching = watch(server, memory, began, end)
  const [asCustomer, asStaff] = [
    seldom(customerReads, customerWrites, 3),
    seldom(staffReads, [...recordWrites, ...moneyWrites], 1),
  ]
  await Promise.all(
    visitors.map(({ visitor, door }) =>
      door === 'portal'
        ? visitor.act(asCustomer, thought.customer, end, port, '/portal/live')
        : visitor.act(asStaff, thought.staff, end, port, '/admin/live'),
    ),
  )
  await watching
  const seconds = (Date.now() - began) / 1000
  const rows = figures.rows()
  const grown = growth(memory.heap)
  const left = await brokenAtRest(server, since)
  const rate = (rows.at(-1)?.count ?? 0) / seconds
  say(tableOf(rows))
  say(`${rate.toFixed(1)} requests a second for ${Math.round(seconds)} s; times in milliseconds`)
  say(`the Worker holds, every ten seconds at the least: ${told(memory.heap)} MB`)
  say(`it grows by ${grown.toFixed(2)} MB a minute after the warm-up, ${mostGrowth} at most`)
  say(`all of workerd, with its database, bucket and queues: ${told(memory.resident)} MB`)
  for (const [kind, count] of Object.entries(figures.errors)) say(`error: ${kind}, ${count} times`)
  for (const fault of left) say(fault)
  const isBad = Object.keys(figures.errors).length > 0 || grown > mostGrowth || left.length > 0
  if (values.json)
    await writeFile(values.json, JSON.stringify({ rows, rate, memory, grown, errors: figures.errors, left }))
  say(isBad ? 'Not as it should be.' : 'No error, memory flat, rows and files agree.')
  return isBad
}

/** Megabytes at the least, every ten seconds. */
function told(samples: Sample[]): string {
  return valleysOf(samples)
    .map(({ bytes }) => (bytes / 1e6).toFixed(0))
    .join(' ')
}

/** The acts of both lists, those of the first so many times as often as they say. */
function seldom<T extends { often: number }>(reads: T[], writes: T[], times: number): T[] {
  return [...reads.map((act) => ({ ...act, often: act.often * times })), ...writes]
}

/** Signs everyone in by their password, as they would: each customer another, staff on ten devices of the owner. */
async function letIn(server: Server) {
  const [company] = await server.rows('select id from companies where slug = ?1', slug)
  const waiting = [
    ...Array.from({ length: customers }, (_, at) => ({
      door: 'portal' as const,
      email: `customer-${at}@${slug}.example`,
    })),
    ...Array.from({ length: staff }, () => ({ door: 'admin' as const, email: `owner@${slug}.example` })),
  ].map((one, at) => ({ ...one, name: `${at} ${one.email}` }))
  const inside: { visitor: Visitor; door: 'portal' | 'admin' }[] = []
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { door, email, name } = next
      const client = await new Client(port, slug).signIn(door, email)
      inside.push({ visitor: new Visitor(name, client, String(company?.id), Number(values.seed), figures), door })
    }
  }
  await Promise.all(Array.from({ length: atTheDoor }, one))
  return inside
}

/** Looks at the memory every second, and has the clock come by every minute. */
async function watch(server: Server, memory: Looks, began: number, end: number): Promise<void> {
  for (let look = 1; Date.now() < end; look++) {
    const at = Date.now() - began
    const { resident, heap = Number.NaN } = await server.memory()
    memory.resident.push({ at, bytes: resident })
    memory.heap.push({ at, bytes: heap })
    if (look % 60 === 0) await server.clock(Date.now())
    await sleep(1000)
  }
}
