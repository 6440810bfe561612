import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { D1, type Row, type Statement } from '../../src/db/d1.ts'
import type { MailToSend } from '../../src/mail/outbox.ts'
import { expireRequests } from '../../src/requests/expiry.ts'
import { makeWorld } from '../support/world.ts'

const now = new Date('2031-03-03T09:00Z')
let companyId: string
beforeAll(async () => {
  companyId = (await makeWorld()).companyId
})

/** So many requests of a company that have run out, each of a customer of its own or all of one. */
const requests = (count: number, of = companyId) =>
  Array.from({ length: count }, (_, n) => ({
    ...{ companyId: of, customerId: 'customer', id: `r-${n}`, kind: 'visit', turn: 1, startAt: 1, endAt: 2 },
    ...{ expiresAt: 3, job: 'Tap', customer: 'Alice' },
  }))
const reader = (n: number): Row => ({
  ...{ contactId: `c-${n}`, name: 'x', email: `${n}@example.com`, language: 'fr', mayRequest: 1, muted: '[]' },
})

/**
 * A run over what has run out, a list for each time it looks, with so many people to tell of each request; companies other
 * than the one there is fail. Each request takes three statements, and one more for each of those people.
 */
async function run(looks: Row[][], readers: number) {
  const real = new D1(env.DB)
  const asked: unknown[] = []
  const swept: unknown[] = []
  const batches: number[] = []
  const queued: string[] = []
  const told: string[][] = []
  const send = async (statements: Statement[]): Promise<Row[][]> => {
    const [first] = statements
    if (first?.sql.includes('from visit_requests r')) {
      asked.push(first.params)
      swept.push(statements[1]?.params)
      return [looks[asked.length - 1] ?? [], []]
    }
    if (first?.sql.includes('from companies')) {
      if (first.params[0] !== companyId) throw new Error(`${first.params[0]} fails`)
      const [company = []] = await real.send([first])
      return [company, ...statements.slice(1).map(() => Array.from({ length: readers }, (_, n) => reader(n)))]
    }
    batches.push(statements.length)
    return statements.map(() => [])
  }
  const MAIL = {
    sendBatch: async (messages: Iterable<{ body: MailToSend }>) => {
      queued.push(...Array.from(messages, ({ body }) => JSON.stringify(body)))
    },
  } as unknown as Queue<MailToSend>
  const error = await expireRequests(
    { send } as unknown as D1,
    { DATA_KEYS: env.DATA_KEYS, MAIL },
    now,
    async (...of) => {
      told.push([of[0], ...of[1]])
    },
  ).then(
    () => undefined,
    (thrown: Error) => thrown.message,
  )
  return { looks: asked.length, asked, swept, batches, queued: queued.length, told, error }
}

describe('a run', () => {
  it('looks once where all that it finds is ended, and tells their pages and mails once', async () => {
    const done = await run([requests(100), requests(100)], 1)
    // Twenty-five requests a batch, of four statements each.
    expect(done).toMatchObject({ looks: 1, batches: [100, 100, 100, 100], told: [[companyId, 'customer']] })
    expect(done.error).toBeUndefined()
    expect(done.queued).toBe(200)
    expect(done.asked).toEqual([[now.getTime(), '[]']])
    // Links say for thirty days more that they have run out.
    expect(done.swept).toEqual([[now.getTime() - 30 * 24 * 3_600_000]])
  })

  it('looks once where a company fails but all that has run out was seen', async () => {
    const done = await run([[...requests(98), ...requests(1, 'bad')], requests(100)], 1)
    expect([done.looks, done.error]).toEqual([1, 'bad fails'])
    expect(done.told).toEqual([[companyId, 'customer']])
  })

  it('looks past companies that fail, five times at most, and says what was wrong with the first', async () => {
    const failing = Array.from({ length: 9 }, (_, n) => requests(100, `bad-${n}`))
    const done = await run(failing, 1)
    expect([done.looks, done.error, done.batches]).toEqual([5, 'bad-0 fails', []])
    expect(done.asked[4]).toEqual([now.getTime(), JSON.stringify(['bad-0', 'bad-1', 'bad-2', 'bad-3'])])
  })

  it('goes on with what is left of its statements, and looks no more once nothing is', async () => {
    // Ten statements each: seventy requests are all that a run ends.
    const first = [...requests(69), ...requests(31, 'bad')]
    const some = await run([first, requests(5), requests(5)], 7)
    expect([some.looks, some.batches.reduce((sum, size) => sum + size)]).toEqual([2, 700])
    const all = await run([[...requests(70), ...requests(30, 'bad')], requests(5)], 7)
    expect([all.looks, all.batches.reduce((sum, size) => sum + size)]).toEqual([1, 700])
    const more = await run([requests(71)], 7)
    expect(more.batches.reduce((sum, size) => sum + size)).toBe(700)
  })

  it('puts no more statements into a batch than are sure to be done in time', async () => {
    // Eight statements each, and nine.
    expect((await run([requests(26)], 5)).batches).toEqual([200, 8])
    expect((await run([requests(26)], 6)).batches).toEqual([198, 36])
  })
})
