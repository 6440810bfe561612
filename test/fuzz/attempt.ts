import { vi } from 'vitest'
import { faultsOf, faultsOfRefusal, told } from './answers.ts'
import type { Case } from './cases.ts'
import type { Ground } from './ground.ts'
import { touched } from './owners.ts'
import { requestOf } from './request.ts'
import type { Route } from './routes.ts'
import type { Pages } from './shown-forms.ts'
import { strain } from './time.ts'
import { readingsOf } from './validators.ts'

let logged: string[] = []

/** Keeps what the app logs as errors, to be told beside the fault that it belongs to. */
export function keepLog(): void {
  vi.spyOn(console, 'error').mockImplementation((...said: unknown[]) => {
    logged.push(said.map(String).join(' '))
  })
}

/** What came of one case. */
export interface Attempt {
  faults: string[]
  status: number
  /** What handlers read past validators. */
  read: ReadonlySet<string>
  /** Whether whoever acted is signed out by it. */
  isOut: boolean
}

/** Sends the request of a case, and looks at the answer, at where it leads, at the time it took and at the rows it touched. */
export async function attempt(
  route: Route,
  ground: Ground,
  one: Case,
  { pages, within }: { pages: Pages; within: number },
): Promise<Attempt> {
  const { path, sent, body } = await requestOf(route, ground, pages, one)
  logged = []
  const ask = async () => {
    // The clock stands where what was last waited for has put it: before this by what it takes to think of a case.
    const begun = performance.now()
    const { outcome, read } = await readingsOf(async () => told(await ground.who.send(path, body)))
    const rows = await touched()
    return { answer: outcome, read, rows, took: performance.now() - begun }
  }
  try {
    const { answer, read, rows, took } = await ask()
    const faults = rows.map((row) => `touched ${JSON.stringify(row)}`)
    if (took > within && (await isSlow(ask, within))) faults.push(`took ${Math.round(took)} ms`)
    faults.push(...faultsOf(answer, { fragment: isFragment(sent) }))
    if (isAsSent(one)) faults.push(...faultsOfRefusal(answer, once(sent)))
    const location = answer.headers.get('Location') ?? answer.headers.get('HX-Redirect')
    const isOut = /\/sign-in/.test(location ?? '')
    if (answer.status === 303 && location?.startsWith('/') && !isOut) {
      const next = await told(await ground.who.get(location))
      faults.push(...faultsOf(next).map((fault) => `then ${location}: ${fault}`))
    }
    if (faults.length > 0) faults.push(...logged)
    return { faults, status: answer.status, read, isOut }
  } catch (error) {
    return { faults: [`threw ${(error as Error).stack}`, ...logged], status: 0, read: new Set(), isOut: false }
  }
}

// A machine that is busy with other things is slow now and then, a slow route each time.
async function isSlow(ask: () => Promise<{ took: number }>, within: number): Promise<boolean> {
  for (let again = 0; again < 2; again++) if ((await ask()).took <= within * (await strain())) return false
  return true
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
