import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { Bindings } from '../../src/http/env.ts'
import { readPatience, writePatience } from '../../src/outside/answered.ts'
import { toldQueue } from '../support/as.ts'
import { mailServer } from '../support/outbox.ts'

/** What the app reaches outside itself, by its bindings; DNS is the resolver that it fetches. */
export const outsides = ['DB', 'FILES', 'MAIL', 'RUNS', 'EMAIL', 'SIGN_IN_LIMIT', 'CHECK_LIMIT', 'LIVE', 'DNS'] as const
export type Outside = (typeof outsides)[number]

/** How a call goes wrong: it fails before its work, or after it, or never answers and does nothing. */
export type Way = 'before' | 'after' | 'hang'

/** A call on its way: the how manieth of its binding it is, and of the database whether it only reads, or is asked again. */
export interface Call {
  of: Outside
  name: string
  nth: number
  isRead: boolean
  isAgain: boolean
}

/** Says of each call how it goes wrong, if it does. */
export type Plan = (call: Call) => Way | undefined

/** What lies outside, real but for what a plan says. */
export interface Disturbed {
  bindings: Partial<Bindings>
  calls: Call[]
  /** Milliseconds that the app is about to wait for calls that never answer. */
  toWait: number
}

/** The bindings of the app, disturbed as the plan says. */
export function disturbed(plan: Plan = () => undefined): Disturbed {
  const state: Disturbed = { bindings: {}, calls: [], toWait: 0 }
  const through = async (
    of: Outside,
    name: string,
    work: () => unknown,
    more: Partial<Call> = {},
    silence: () => Promise<never> = () => new Promise(() => {}),
  ): Promise<unknown> => {
    const nth = state.calls.filter((call) => call.of === of && !call.isAgain).length + (more.isAgain ? 0 : 1)
    const call = { of, name, nth, isRead: false, isAgain: false, ...more }
    state.calls.push(call)
    const way = plan(call)
    if (way === undefined) return work()
    if (way === 'hang') {
      state.toWait += patienceWith(call)
      return silence()
    }
    if (way === 'after') await work()
    throw new Error('Network connection lost.')
  }
  const watched = <B extends object>(of: Outside, binding: B, names: string[]): B =>
    new Proxy(binding, {
      get: (target, name) => {
        const call: unknown = Reflect.get(target, name, target)
        if (typeof call !== 'function') return call
        if (!names.includes(String(name))) return call.bind(target)
        return (...given: unknown[]) => through(of, String(name), () => call.apply(target, given))
      },
    })
  state.bindings = {
    DB: watchedDatabase(through),
    FILES: watched('FILES', env.FILES, ['put', 'get', 'head', 'list', 'delete']),
    MAIL: watched('MAIL', toldQueue, ['send', 'sendBatch']),
    RUNS: watched('RUNS', { send: async () => {}, sendBatch: async () => {} } as never, ['send', 'sendBatch']),
    EMAIL: watched('EMAIL', mailServer().binding, ['send']),
    SIGN_IN_LIMIT: watched('SIGN_IN_LIMIT', { limit: async () => ({ success: true }) }, ['limit']),
    CHECK_LIMIT: watched('CHECK_LIMIT', { limit: async () => ({ success: true }) }, ['limit']),
    LIVE: {
      idFromName: (name: string) => env.LIVE.idFromName(name),
      get: (id: DurableObjectId) => ({
        fetch: (url: string, init: RequestInit) => through('LIVE', 'fetch', () => env.LIVE.get(id).fetch(url, init)),
      }),
    } as never,
  }
  resolver = (question, init) =>
    through(
      'DNS',
      'fetch',
      () => ask(question, init),
      {},
      () => silenceOf(init?.signal),
    ) as Promise<Response>
  return state
}

/** What is fetched ends with the signal that it was given, for which nobody waits here; without one it never ends. */
async function silenceOf(signal: AbortSignal | null | undefined): Promise<never> {
  if (signal) throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
  return new Promise(() => {})
}

const patienceWith = ({ of, name, isRead }: Call): number => {
  const isWrite = (of === 'DB' && !isRead) || of === 'EMAIL' || (of === 'FILES' && /^(put|delete)$/.test(name))
  return isWrite ? writePatience : readPatience
}

type Through = (of: Outside, name: string, work: () => unknown, more?: Partial<Call>) => Promise<unknown>

/** The database: what is sent is known by its statements, and what is sent again by being the same. */
function watchedDatabase(through: Through): D1Database {
  const sqlOf = new WeakMap<object, string>()
  const sent = new WeakSet<object>()
  return {
    prepare: (sql: string) => {
      const statement = env.DB.prepare(sql)
      return {
        bind: (...values: unknown[]) => {
          const bound = statement.bind(...values)
          sqlOf.set(bound, sql)
          return bound
        },
        first: () => through('DB', 'first', () => statement.first(), { isRead: true }),
      }
    },
    batch: (statements: D1PreparedStatement[]) => {
      const isAgain = sent.has(statements)
      sent.add(statements)
      const isRead = statements.every((statement) => /^\s*select/i.test(sqlOf.get(statement) ?? ''))
      return through('DB', 'batch', () => env.DB.batch(statements), { isRead, isAgain })
    },
  } as unknown as D1Database
}

const ask = globalThis.fetch
let resolver: typeof fetch = ask
// What is logged of faults that are made on purpose would drown what is not.
vi.spyOn(console, 'error').mockImplementation(() => {})
vi.stubGlobal('fetch', (...given: Parameters<typeof fetch>) => resolver(...given))

/** The outcome of `work`; once a call never answers, the clock goes on by itself, as far as anyone waits for it. */
export async function outlasting<T>(outside: Disturbed, mayHang: boolean, work: () => Promise<T>): Promise<T> {
  if (!mayHang) return work()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    let isOver = false
    const outcome = work().finally(() => {
      isOver = true
    })
    outcome.catch(() => {})
    while (!isOver) {
      await new Promise((resolve) => setImmediate(resolve))
      // What answers is given the little time that the app takes on purpose. More than is needed would pass over what the
      // test itself waits for.
      vi.advanceTimersByTime(outside.toWait || 20)
      outside.toWait = 0
    }
    return await outcome
  } finally {
    vi.useRealTimers()
  }
}
