import fc from 'fast-check'
import { afterEach, beforeEach, vi } from 'vitest'
import { attempt, keepLog } from './attempt.ts'
import { type Case, type Change, casesOf } from './cases.ts'
import { type Ground, groundOf, needsGround, signedIn } from './ground.ts'
import type { Route } from './routes.ts'
import type { Pages } from './shown-forms.ts'
import { slow } from './time.ts'

/** Cases after which a company is worn out. */
const worn = 60
/** How many smaller requests are tried once one has shown a fault. */
const smaller = 150

beforeEach(keepLog)
afterEach(() => {
  vi.restoreAllMocks()
})

/** How the cases of a route went. */
export interface Outcome {
  /** How often each status was answered. */
  statuses: Map<number, number>
  /** What its handlers read past validators. */
  read: Set<string>
  cases: number
}

interface Setting {
  pages: Pages
  cases: number
  seed: number
  /** Where a case stands that failed once, to try it alone. */
  path?: string
  upload?: fc.Arbitrary<Change>
  /** Milliseconds within which it is answered. */
  within?: number | undefined
  /** What it is tried on, where that is not the app. */
  ground?: () => Promise<Ground>
}

/** Tries a route with so many cases. Throws with the seed and the smallest request that shows a fault. */
export async function fuzz(route: Route, setting: Setting): Promise<Outcome> {
  const { pages, cases, seed, path, upload, within = slow, ground: given } = setting
  const outcome: Outcome = { statuses: new Map(), read: new Set(), cases: 0 }
  const make = given ?? (() => groundOf(route))
  let ground: Ground | undefined
  let used = 0
  let left = smaller
  const tried = async (one: Case): Promise<string[]> => {
    const isFirst = left === smaller
    if (!isFirst && left <= 0) return []
    // What is tried after a fault is tried on ground of its own, so that it tells the same when it is tried alone.
    if (!ground || used >= worn || !isFirst) [ground, used] = [await make(), 0]
    used += 1
    outcome.cases += 1
    const { faults, status, read, isOut } = await attempt(route, ground, one, { pages, within })
    for (const what of read) outcome.read.add(what)
    outcome.statuses.set(status, (outcome.statuses.get(status) ?? 0) + 1)
    if (!given) {
      const isDone = status < 400 && one.begins === 'press' && needsGround(route, ground.world)
      const isGone = status === 404 && one.id === undefined
      if (route.method === 'POST' && (isDone || isGone)) ground = undefined
      else if (isOut) ground = await signedIn(route, ground)
    }
    // Each try of what is slow takes its time.
    if (faults.length > 0 || !isFirst) left -= faults.some((fault) => fault.startsWith('took ')) ? smaller / 2 : 1
    return faults
  }
  const result = await fc.check(
    fc.asyncProperty(casesOf(route, upload), async (one) => {
      const faults = await tried(one)
      if (faults.length > 0) throw new Error(faults.join('\n'))
    }),
    { numRuns: cases, seed: ownSeed(seed, route.key), ...(path && { path }) },
  )
  if (result.failed && result.counterexample) {
    const [shrunk] = result.counterexample
    const why = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance)
    const replay = `FUZZ_SEED=${seed} FUZZ_ROUTE='${route.key}' FUZZ_PATH=${result.counterexamplePath} npm run fuzz`
    throw new Error(`${route.key}: ${why}\nto try it again: ${replay}\n${written(shrunk)}`)
  }
  if (!path && outcome.cases !== cases) throw new Error(`${route.key}: ${outcome.cases} cases instead of ${cases}`)
  return outcome
}

// Of its own for each route, or the first cases of all would be the same.
const ownSeed = (seed: number, key: string) => [...key].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) | 0, seed)

/** A case as it is read, with what is long cut short. */
const written = (one: Case): string =>
  JSON.stringify(one, (_, value) =>
    typeof value === 'string' && value.length > 120
      ? `${value.slice(0, 40)}… (${value.length})`
      : value instanceof Uint8Array
        ? `bytes ${Buffer.from(value.slice(0, 40)).toString('hex')} (${value.length})`
        : value,
  )
