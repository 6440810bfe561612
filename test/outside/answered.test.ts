import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import { answered, inTime, Late, patient, readPatience, Unanswered, writePatience } from '../../src/outside/answered.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const silent = new Promise<never>(() => {})
const lost = async () => {
  throw new Error('Network connection lost.')
}

/** Whether a call that is never answered is given up after so many milliseconds, and not before. */
async function isGivenUpAt(call: Promise<unknown>, milliseconds: number): Promise<unknown> {
  let outcome: unknown = 'waiting'
  call.catch((error: unknown) => {
    outcome = error
  })
  await vi.advanceTimersByTimeAsync(milliseconds - 1)
  expect(outcome).toBe('waiting')
  await vi.advanceTimersByTimeAsync(1)
  return outcome
}

describe('what lies outside', () => {
  it('is waited for as long as it has, and no timer is left behind', async () => {
    expect(await inTime(Promise.resolve('answer'), 100)).toBe('answer')
    await expect(inTime(lost(), 100)).rejects.toThrow('Network connection lost.')
    expect(vi.getTimerCount()).toBe(0)
    expect(await isGivenUpAt(inTime(silent, 100), 100)).toBeInstanceOf(Late)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('has ten seconds for a read and thirty for a write, of which nobody knows whether it was done', async () => {
    const read = await isGivenUpAt(
      answered('R2', () => silent, 'read'),
      readPatience,
    )
    expect(read).toMatchObject({ mayBeDone: false, message: 'R2: No answer within 10 seconds.' })
    const write = await isGivenUpAt(
      answered('R2', () => silent, 'write'),
      writePatience,
    )
    expect(write).toMatchObject({ mayBeDone: true, cause: expect.any(Late) })
  })

  it('is told from what is an answer, though it refuses', async () => {
    const no = new Error('UNIQUE constraint failed')
    const refusing = answered(
      'D1',
      async () => {
        throw no
      },
      'write',
      (error) => error === no,
    )
    await expect(refusing).rejects.toBe(no)
    await expect(answered('D1', lost, 'write')).rejects.toBeInstanceOf(Unanswered)
  })

  it('keeps its own ways, and what it gives takes as long as it takes', async () => {
    const bucket = patient(
      {
        name: 'bucket',
        get(key: string) {
          return Promise.resolve({ key, of: this.name, body: new Promise((done) => setTimeout(done, 60_000, 'bytes')) })
        },
      },
      'R2',
      ['get'],
    )
    const { body, ...file } = await bucket.get('a')
    expect(file).toEqual({ key: 'a', of: 'bucket' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await body).toBe('bytes')
  })
})

describe('the database', () => {
  /** A database of which each batch in its turn does what is said. */
  function databaseThat(...does: (() => Promise<unknown>)[]) {
    let asked = 0
    const binding = {
      prepare: () => ({ bind: () => ({}) }),
      batch: () => (does[asked++] ?? lost)(),
    } as unknown as D1Database
    return { d1: new D1(binding), asked: () => asked }
  }
  const rows = async () => [{ results: [{ n: 1 }], meta: {} }]
  const no = async () => {
    throw new Error('D1_ERROR: UNIQUE constraint failed: SQLITE_CONSTRAINT')
  }
  const reads = [{ sql: ' select 1', params: [] }]
  const writes = [...reads, { sql: 'update a set b = 1', params: [] }]

  it('is asked once more for what only reads', async () => {
    const { d1, asked } = databaseThat(lost, rows)
    expect(await d1.send(reads)).toEqual([[{ n: 1 }]])
    expect([asked(), d1.hasWritten]).toEqual([2, false])
  })

  it('is asked no third time', async () => {
    const { d1, asked } = databaseThat(lost, lost, rows)
    await expect(d1.send(reads)).rejects.toMatchObject({ mayBeDone: false })
    expect(asked()).toBe(2)
  })

  it('is never asked to write twice', async () => {
    const { d1, asked } = databaseThat(lost, rows)
    await expect(d1.send(writes)).rejects.toMatchObject({ mayBeDone: true })
    expect([asked(), d1.hasWritten]).toEqual([1, true])
  })

  it('is not asked again where it was silent, or has said no', async () => {
    const quiet = databaseThat(() => silent, rows)
    expect(await isGivenUpAt(quiet.d1.send(reads), readPatience)).toMatchObject({ cause: expect.any(Late) })
    const refusing = databaseThat(no, rows)
    await expect(refusing.d1.send(reads)).rejects.not.toBeInstanceOf(Unanswered)
    expect([quiet.asked(), refusing.asked()]).toEqual([1, 1])
  })
})
