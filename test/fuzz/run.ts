import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { afterEach, beforeEach, vi } from 'vitest'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import type { Fields } from '../support/presses.ts'
import { faultsOf, faultsOfRefusal, told } from './answers.ts'
import { type Case, type Change, casesOf } from './cases.ts'
import { type Ground, groundFor, groundForPress, needsGround, signedIn } from './ground.ts'
import { touched } from './owners.ts'
import { filledIn } from './page-forms.ts'
import type { Route } from './routes.ts'
import { bodyOf, changed, percent, spoilt } from './sending.ts'
import { formsFor, type Pages } from './shown-forms.ts'
import { readingsOf } from './validators.ts'

/** Milliseconds within which every answer must be there. */
const slow = 2_000
/** Cases after which a company is worn out. */
const worn = 40

let logged: string[] = []
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...said: unknown[]) => {
    logged.push(said.map(String).join(' '))
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** Milliseconds since whenever. The runtime's clock stands still while code runs, and goes on with what is waited for. */
async function clock(): Promise<number> {
  await env.DB.prepare('select 1').first()
  return performance.now()
}

/** How many times slower than a quiet one the machine is just now, by what it takes to hash a password. */
async function strain(): Promise<number> {
  const begun = await clock()
  await hashPassword('as long as it takes')
  return Math.max(1, ((await clock()) - begun) / 300)
}

/** How the cases of a route went. */
export interface Outcome {
  statuses: Map<number, number>
  /** What its handlers read past validators. */
  read: Set<string>
  cases: number
}

interface Setting {
  pages: Pages
  cases: number
  seed: number
  upload?: fc.Arbitrary<Change>
  /** What it is tried on, where that is not the app. */
  ground?: () => Promise<Ground>
}

/** Tries a route with so many cases. Throws with the seed and the smallest request that shows a fault. */
export async function fuzz(route: Route, { pages, cases, seed, upload, ground: given }: Setting): Promise<Outcome> {
  const outcome: Outcome = { statuses: new Map(), read: new Set(), cases: 0 }
  let ground: Ground | undefined
  let used = 0
  const attempt = async (one: Case): Promise<string[]> => {
    if (given) ground ??= await given()
    else if (one.begins === 'press' && route.method === 'POST') {
      const isOwn = ground === undefined || needsGround(route, ground.world)
      if (isOwn || !ground?.press) [ground, used] = [(await groundForPress(route)) ?? (await groundFor(route)), 0]
    }
    if (!ground || used >= worn) [ground, used] = [await groundFor(route), 0]
    used += 1
    const { faults, isOut, isGone } = await tryCase(route, ground, pages, one, outcome)
    if (isOut && !given) ground = await signedIn(route, ground)
    if (isGone && !given) ground = undefined
    return faults
  }
  const result = await fc.check(
    fc.asyncProperty(casesOf(route, upload), async (one) => {
      const faults = await attempt(one)
      if (faults.length > 0) throw new Error(faults.join('\n'))
    }),
    { numRuns: cases, seed: ownSeed(seed, route.key), endOnFailure: true, interruptAfterTimeLimit: 60_000 },
  )
  if (result.failed && result.counterexample) {
    const [shrunk] = result.counterexample
    const why = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance)
    const said = `${route.key}: ${why}\nreplay: FUZZ_SEED=${seed} FUZZ_ROUTE='${route.key}', path ${result.counterexamplePath}\n${written(shrunk)}`
    if (!given) process.stdout.write(`${said}\n`)
    throw new Error(said)
  }
  return outcome
}

// Of its own for each route, or the first cases of all would be the same.
const ownSeed = (seed: number, key: string) => [...key].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) | 0, seed)

async function tryCase(route: Route, ground: Ground, pages: Pages, one: Case, outcome: Outcome) {
  const { path, sent, body } = await requestOf(route, ground, pages, one)
  logged = []
  const begun = await clock()
  const faults: string[] = []
  outcome.cases += 1
  try {
    const { outcome: answer, read } = await readingsOf(async () => told(await ground.who.send(path, body)))
    let took = (await clock()) - begun
    for (const what of read) outcome.read.add(what)
    outcome.statuses.set(answer.status, (outcome.statuses.get(answer.status) ?? 0) + 1)
    // A machine that is busy with other things is slow now and then, a slow route each time.
    for (let again = 0; again < 2 && took > slow * (await strain()); again++) {
      const since = await clock()
      await told(await ground.who.send(path, body))
      took = (await clock()) - since
    }
    if (took > slow * (await strain())) faults.push(`took ${Math.round(took)} ms`)
    faults.push(...faultsOf(answer, { fragment: isFragment(sent) }))
    if (isAsSent(one)) faults.push(...faultsOfRefusal(answer, once(sent)))
    const location = answer.headers.get('Location') ?? answer.headers.get('HX-Redirect')
    const isOut = /\/sign-in/.test(location ?? '')
    if (answer.status === 303 && location?.startsWith('/') && !isOut) {
      const next = await told(await ground.who.get(location))
      faults.push(...faultsOf(next).map((fault) => `then ${location}: ${fault}`))
    }
    faults.push(...(await touched()).map((row) => `touched ${JSON.stringify(row)}`))
    if (faults.length > 0) faults.push(...logged)
    return { faults, isOut, isGone: route.method === 'POST' && answer.status === 404 && one.id === undefined }
  } catch (error) {
    return { faults: [...faults, `threw ${(error as Error).stack}`, ...logged], isOut: false, isGone: false }
  }
}

/** Whether a browser might send it so: nothing but what is typed is odd. */
const isAsSent = ({ begins, as, spoiling, type, id, changes }: Case): boolean =>
  begins !== 'schema' &&
  as === 'own' &&
  [spoiling, type, id].every((one) => one === undefined) &&
  changes.every(({ is }) => is === 'set' || is === 'mark')

/** Answers to scripts are parts of pages. */
const isFragment = (sent: readonly (readonly [string, unknown])[]) =>
  sent.some(([name, value]) => name === 'do' && value === 'auto')

// A name that is sent twice says nothing certain.
const once = (sent: readonly (readonly [string, unknown])[]) =>
  sent.filter(
    (one): one is readonly [string, string] =>
      typeof one[1] === 'string' && sent.filter(([name]) => name === one[0]).length === 1,
  )

async function requestOf(route: Route, ground: Ground, pages: Pages, one: Case) {
  const query = one.query.map(([name, value]) => `${percent(name)}=${percent(value)}`).join('&')
  const own = new Set(route.validators.filter(({ target }) => target === 'json').map(({ target }) => target))
  let { path } = ground
  let fields: [string, string | Extract<Change, { is: 'file' }>][] = Object.entries(one.drawn)
  let json = one.json
  let as = one.as === 'own' ? (own.size > 0 ? 'json' : 'urlencoded') : one.as
  if (one.begins === 'press' && ground.press) {
    const { fields: pressed, sent } = ground.press
    fields = await listed(pressed)
    if (one.as === 'own') as = sent === 'json' ? 'json' : sent === 'parts' ? 'multipart' : 'urlencoded'
    if (sent === 'json')
      json = one.changes.length === 0 ? pressed : { ...pressed, ...Object.fromEntries(changedJson(pressed, one)) }
  }
  const pagesOf = pages.get(route.key) ?? []
  if (route.method === 'POST' && one.begins === 'page' && pagesOf.length > 0) {
    const page = pagesOf[one.which % pagesOf.length] ?? ''
    const forms = await formsFor(route, ground, page)
    const form = forms[one.which % Math.max(1, forms.length)]
    if (form) {
      const filled = filledIn(form, (name) => one.drawn[name])
      fields = filled.fields.map(({ name, value }) => [name, value])
      path = form.path
      if (one.as === 'own' && form.isMultipart) as = 'multipart'
    }
  }
  if (one.id !== undefined)
    path = path.replace(/(?<=\/)[^/]*(?:alice|both|spare|category|type|item)[^/]*|(?<=\/)[\w-]{22,}/, () =>
      percent(one.id ?? ''),
    )
  const sent = changed(fields, one.changes, new Set(fields.map(([name]) => name)))
  const { bytes, type } = bodyOf(sent, as, json)
  const headers = new Headers(route.method === 'POST' ? { Origin: `http://${ground.world.host}` } : {})
  for (const [name, value] of one.headers) headers.set(name, value)
  const sentAs = one.type ?? type
  if (sentAs) headers.set('Content-Type', sentAs)
  const body = bytes && one.spoiling ? spoilt(bytes, one.spoiling) : bytes
  return {
    path: query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path,
    sent,
    body: { method: route.method, headers, ...(body && { body }) },
  }
}

/** The fields of a press one by one, files as what they hold. */
async function listed(fields: Fields): Promise<[string, string | Extract<Change, { is: 'file' }>][]> {
  const all = Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value] as const))
  return Promise.all(
    all.map(async ([name, value]) => [
      name,
      value instanceof File
        ? {
            is: 'file' as const,
            at: 0,
            name: value.name,
            type: value.type,
            bytes: new Uint8Array(await value.arrayBuffer()),
          }
        : value,
    ]),
  )
}

/** What takes the place of parts of JSON that a script would send. */
const changedJson = (pressed: Fields, { changes, json }: Case): [string, unknown][] =>
  changes.map((change) => {
    const names = Object.keys(pressed)
    const name = 'at' in change ? (names[change.at % names.length] ?? 'x') : change.name
    return [
      name,
      change.is === 'drop' ? undefined : change.is === 'nest' ? json : 'value' in change ? change.value : null,
    ]
  })

/** A case as it is read, with what is long cut short. */
const written = (one: Case): string =>
  JSON.stringify(one, (_, value) =>
    typeof value === 'string' && value.length > 120
      ? `${value.slice(0, 40)}… (${value.length})`
      : value instanceof Uint8Array
        ? `bytes ${Buffer.from(value.slice(0, 40)).toString('hex')} (${value.length})`
        : value,
  )
