import { describe, expect, it, vi } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import { Late, readPatience, Unanswered } from '../../src/outside/answered.ts'

/** A database that gives these outcomes, one a batch, and counts what it was asked. */
function database(...outcomes: (Error | 'never' | object[])[]) {
  const asked: unknown[][] = []
  const prepare = (sql: string) => ({ bind: (...params: unknown[]) => ({ sql, params }) })
  const batch = async (statements: unknown[]) => {
    asked.push(statements)
    const outcome = outcomes[asked.length - 1]
    if (outcome instanceof Error) throw outcome
    if (outcome === 'never') return new Promise(() => undefined)
    return statements.map(() => ({ results: outcome, meta: { rows_read: 3, rows_written: 2 } }))
  }
  return { asked, d1: new D1({ prepare, batch } as unknown as D1Database) }
}
const read = { sql: 'select 1', params: [] }
const write = { sql: 'delete from jobs where id in (select ?1)', params: ['a'] }
const lost = () => new Error('Network connection lost.')

describe('what fails on its way to the database', () => {
  it('is asked once more where it only reads', async () => {
    const { asked, d1 } = database(lost(), [{ one: 1 }])
    expect(await d1.send([read, { sql: '\n  SELECT 2', params: [] }])).toEqual([[{ one: 1 }], [{ one: 1 }]])
    expect([asked.length, d1.hasWritten]).toEqual([2, false])
    expect(d1.cost).toEqual({ trips: 1, statements: 2, rowsRead: 6, rowsWritten: 4 })
  })

  it('is told after the second time, and whether it may be done', async () => {
    const { asked, d1 } = database(lost(), lost())
    await expect(d1.send([read])).rejects.toMatchObject({
      ...{ message: 'D1: Network connection lost.', mayBeDone: false },
    })
    expect(asked).toHaveLength(2)
  })

  it.each([
    ['a write', [write]],
    ['a write among reads', [read, write, read]],
    ['what only looks like a read', [{ sql: 'selected', params: [] }]],
  ])('is not asked again where it is %s', async (_, statements) => {
    const { asked, d1 } = database(lost(), [{}])
    await expect(d1.send(statements)).rejects.toMatchObject({ mayBeDone: true })
    expect([asked.length, d1.hasWritten]).toEqual([1, true])
  })

  it.each(['SQLITE_CONSTRAINT', 'SQLITE_ERROR'])('is not asked again where the answer was %s', async (code) => {
    const refused = new Error(`D1_ERROR: no: ${code}`)
    const { asked, d1 } = database(refused, [{}])
    await expect(d1.send([read])).rejects.toBe(refused)
    expect(asked).toHaveLength(1)
    await expect(database(refused).d1.send([write])).rejects.toBe(refused)
  })

  it.each(['BUSY', 'LOCKED', 'IOERR', 'FULL', 'NOMEM', 'INTERRUPT'])(
    'is no answer where SQLite could not do its work: %s',
    async (code) => {
      const { asked, d1 } = database(new Error(`D1_ERROR: no: SQLITE_${code}`), [{ one: 1 }])
      expect(await d1.send([read])).toEqual([[{ one: 1 }]])
      expect(asked).toHaveLength(2)
    },
  )

  it('is an answer of nobody where what is thrown is no error', async () => {
    const batch = () => Promise.reject('SQLITE_ERROR')
    await expect(new D1({ batch } as unknown as D1Database).send([])).rejects.toBeInstanceOf(Unanswered)
  })

  it('is not asked again where nobody answered in time', async () => {
    vi.useFakeTimers()
    try {
      const { asked, d1 } = database('never', [{}])
      const sent = d1.send([read]).catch((error: unknown) => error)
      await vi.advanceTimersByTimeAsync(readPatience)
      expect(await sent).toMatchObject({ cause: expect.any(Late) })
      expect(asked).toHaveLength(1)
    } finally {
      vi.useRealTimers()
    }
  })
})
