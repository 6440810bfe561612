import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { beforeSignIn } from '../../src/db/scope.ts'
import { merged, underWay } from '../../src/visits/order.ts'
import { visits } from '../../src/visits/schema.ts'
import { longestVisit, spans } from '../../src/visits/visit.ts'
import { recordedDb } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const minute = 60_000
const hour = 60 * minute
const at = Date.UTC(2030, 2, 13, 11)

/** Lengths around those that spans end with, and any others. */
const length = fc.oneof(
  fc.constantFrom(...spans.flatMap((span) => [span - minute, span, Math.min(span + minute, longestVisit)])),
  fc.integer({ min: 1, max: longestVisit / minute }).map((minutes) => minutes * minute),
)
/** Visits that begin, end or go on about the instant. */
const placed = fc.record({
  lasts: length,
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  edge: fc.constantFrom(-1, 0, 1, 2),
})

async function put({ companyId }: World, rows: [id: string, start: number, end: number][]) {
  await env.DB.prepare(
    `insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at)
     select ?1, 'customer-alice', value ->> 0, 'job-alice', value ->> 1, value ->> 2, 'planned', 0 from json_each(?2)`,
  )
    .bind(companyId, JSON.stringify(rows))
    .run()
}

/** Ids of the visits under way, soonest first, and how many rows were read for them. */
async function found({ companyId }: World) {
  const db = beforeSignIn(companyId)
  const queries = underWay(new Date(at)).map((those) =>
    db.from(visits, { id: visits.id, startAt: visits.startAt }).where(those).orderBy(visits.startAt, visits.id),
  )
  const answers = await recordedDb.batch<Record<string, unknown>>(
    queries.map((query) => {
      const { sql, params } = query.statement()
      return recordedDb.prepare(sql).bind(...params)
    }),
  )
  const rows = answers.map(({ results }, place) => results.map((row) => queries[place]?.decode(row)))
  return {
    ids: merged(rows as { id: string; startAt: Date }[][]).map(({ id }) => id),
    read: answers.reduce((sum, { meta }) => sum + (meta.rows_read ?? 0), 0),
  }
}

it('visits under way are those that began before and are not over, however long they last', async () => {
  let underWayOnce = 0
  await fc.assert(
    fc.asyncProperty(fc.array(placed, { minLength: 5, maxLength: 40 }), async (some) => {
      const world = await makeWorld()
      const rows = some.map(({ lasts, share, edge }, place): [string, number, number] => {
        // At its edges, to the millisecond, or anywhere around.
        const start =
          edge === 2
            ? at - Math.round(share * 2 * lasts) + Math.round(lasts / 2)
            : at + edge - (share < 0.5 ? lasts : 0)
        return [`placed-${place}`, start, start + lasts]
      })
      await put(world, rows)
      const expected = rows
        .filter(([, start, end]) => start < at && end >= at)
        .sort(([id, start], [otherId, other]) => start - other || (id < otherId ? -1 : 1))
      const { ids } = await found(world)
      expect(ids.filter((id) => id.startsWith('placed-'))).toEqual(expected.map(([id]) => id))
      underWayOnce += expected.length
    }),
    { numRuns: 12, seed: 3 },
  )
  expect(underWayOnce).toBeGreaterThan(50)
})

it('hundreds of short ones that are over are not looked at', async () => {
  const world = await makeWorld()
  await put(
    world,
    Array.from({ length: 400 }, (_, place): [string, number, number] => {
      const start = at - (place + 2) * 10 * minute
      return [`over-${place}`, start, start + 15 * minute]
    }),
  )
  await put(world, [['still', at - 20 * minute, at + hour]])
  const { ids, read } = await found(world)
  expect(ids).toEqual(['still'])
  // What began within the hour, and the one that goes on.
  expect(read).toBeLessThan(20)
})
