import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../browser/support/chromium.ts'
import { freePort } from '../browser/support/server.ts'
import { furnish } from '../pages/scene.ts'
import { bundleInto, fill, root, type Server, start } from '../server/app.ts'
import { type Edge, edgeBefore } from './edge.ts'
import { slowestPress } from './interactions.ts'
import { type PortalPage, portalPages } from './portal-pages.ts'
import { become, categories, type Paints, type Score, scoreOf } from './score.ts'

/** Where `npm run bench` looks for what a browser measured: by route, in milliseconds. */
const vitalsAt = `${root}node_modules/.cache/proof/vitals.json`

/** How often a page that is not at 100 is looked at; what counts is the middle one. */
const runs = Number(process.env.LIGHTHOUSE_RUNS ?? 3)

/** Parts of routes to look at, parted by commas; all when nothing is said. */
const only = process.env.LIGHTHOUSE_ONLY?.split(',') ?? ['']

let [place, debuggingPort] = ['', 0]
let server: Server | undefined
let edge: Edge | undefined
let browser: Browser | undefined
let pages: PortalPage[] = []

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'artisan-portal-lighthouse-'))
  const port = await freePort()
  bundleInto(join(place, 'bundle'), 'src/dev/worker.ts')
  fill(place)
  server = await start(port, place, join(place, 'bundle'))
  await furnish(server, port)
  pages = await portalPages(port)
  edge = await edgeBefore(port)
  debuggingPort = await freePort()
  browser = await launchChromium(debuggingPort)
})

afterAll(async () => {
  await browser?.close()
  await edge?.close()
  await server?.kill()
  await rm(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
})

const say = (line: string) => void process.stdout.write(`${line}\n`)
const ms = (figure: number) => String(Math.round(figure)).padStart(6)

it('every page that customers see has 100 points for speed, access and practice', async () => {
  const looked = pages.filter(({ route }) => only.some((part) => route.includes(part)))
  expect(looked.length).toBeGreaterThan(0)
  const vitals: Record<string, Paints & { inp: number }> = {}
  const missed: string[] = []
  say(`${'page'.padEnd(38)} perf acc prac    LCP    FCP  speed    TBT    CLS    INP`)
  for (const { route, address, client } of looked) {
    if (!browser || !edge) throw new Error('Nothing is there to look with.')
    const host = client.host.replace(/\d+$/, String(edge.port))
    await become(browser, host, client.cookie)
    const { scores, paints, lost } = await middleScore(`http://${host}${address}`)
    const inp = await slowestPress(browser, `http://${host}${address}`, client.cookie)
    vitals[`GET ${route}`] = { ...paints, inp }
    const points = categories.map((category) => String(scores[category]).padStart(4)).join('')
    const times = [paints.lcp, paints.fcp, paints.speedIndex, paints.tbt].map((time) => ` ${ms(time)}`).join('')
    say(`${route.padEnd(38)}${points} ${times} ${paints.cls.toFixed(3).padStart(6)} ${ms(inp)}`)
    if (categories.some((category) => scores[category] < 100))
      missed.push(
        `${route}:${categories.map((category) => ` ${category} ${scores[category]}`)}\n  ${lost.join('\n  ')}`,
      )
  }
  if (only[0] === '') {
    await mkdir(dirname(vitalsAt), { recursive: true })
    await writeFile(vitalsAt, `${JSON.stringify(vitals, null, 2)}\n`)
  }
  expect(missed.join('\n')).toBe('')
})

/** The score of a page: the first when it is full, else that of the middle speed. */
async function middleScore(url: string): Promise<Score> {
  const found: Score[] = []
  while (found.length < runs) {
    const one = await scoreOf(url, debuggingPort)
    if (found.length === 0 && categories.every((category) => one.scores[category] === 100)) return one
    found.push(one)
  }
  const sorted = found.toSorted((one, other) => one.scores.performance - other.scores.performance)
  const middle = sorted[Math.floor(runs / 2)]
  if (!middle) throw new Error(`${url} was not looked at.`)
  return middle
}
