import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest'
import worker from '../../src/worker.ts'
import { keepLog } from './attempt.ts'
import { hostileJson, hostileText, ids } from './values.ts'

/* Messages that nobody of this app has sent: each is done with, and takes none of its batch along. */

const { seed, cases } = inject('fuzz')

beforeEach(keepLog)
afterEach(() => {
  vi.restoreAllMocks()
})

const id = fc.oneof(hostileText, fc.constantFrom(...ids), hostileJson)
const body = fc.oneof(
  hostileJson,
  fc.record({ companyId: id, mailId: id, runId: id, importId: id }, { requiredKeys: ['companyId'] }),
)

it('each is acknowledged or tried again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 4 }), async (bodies) => {
      let done = 0
      const end = () => {
        done += 1
      }
      const messages = bodies.map((body) => ({
        id: 'one',
        timestamp: new Date(),
        attempts: 1,
        body,
        ack: end,
        retry: end,
      }))
      await worker.queue({ queue: 'any', messages } as never, env)
      expect(done).toBeGreaterThanOrEqual(bodies.length)
    }),
    { seed, numRuns: Math.ceil(cases / 10) },
  )
})
