import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openOffice } from '../support/site-visits.ts'
import type { World } from '../support/world.ts'

const hour = 3_600_000
const first = Date.UTC(2030, 2, 1)

/** A visit that is planned, moved or deleted; quarters of an hour from the first of March on. */
const step = fc.record({
  does: fc.constantFrom(...(['plan', 'plan', 'plan', 'move', 'delete'] as const)),
  pick: fc.nat(30),
  quarter: fc.nat(40 * 24 * 4),
})

async function make(
  { companyId }: World,
  { does, pick, quarter }: typeof step extends fc.Arbitrary<infer S> ? S : never,
) {
  const start = first + (quarter * hour) / 4
  const run = (sql: string, ...values: number[]) =>
    env.DB.prepare(sql)
      .bind(companyId, `planned-${pick}`, ...values)
      .run()
  if (does === 'plan')
    await run(
      `insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at)
       values (?1, 'customer-alice', ?2, 'job-alice', cast(?3 as integer), cast(?3 + 1800000 as integer), 'planned', 0)
       on conflict do nothing`,
      start,
    )
  else if (does === 'move')
    await run(
      `update visits set start_at = cast(?3 as integer), end_at = cast(?3 + 1800000 as integer)
       where company_id = ?1 and id = ?2`,
      start,
    )
  else await run('delete from visits where company_id = ?1 and id = ?2')
}

const rowsOf = async ({ companyId }: World, sql: string) =>
  (await env.DB.prepare(sql).bind(companyId).all<Record<string, number>>()).results

it.each(['Europe/Paris', 'Asia/Kolkata', 'Asia/Kathmandu', 'America/Guadeloupe'])(
  'whatever becomes of visits, the month in %s counts those that begin on each day there',
  async (zone) => {
    let most = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 50 }), async (steps) => {
        const { world, office } = await openOffice(zone)
        for (const one of steps) await make(world, one)
        expect(
          await rowsOf(world, 'select hour, visits from visit_hours where company_id = ? and visits <> 0 order by 1'),
        ).toEqual(
          await rowsOf(
            world,
            'select start_at / 3600000 as hour, count(*) as visits from visits where company_id = ? group by 1 order by 1',
          ),
        )
        const begun = await rowsOf(world, 'select start_at from visits where company_id = ?')
        const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
        const html = await (await office.get('/admin/calendar?view=month&day=2030-03-13')).text()
        const shown = html
          .split('<li class="day')
          .slice(1)
          .map((cell): [string, number] => [
            /data-day="([^"]+)"/.exec(cell)?.[1] ?? '',
            Number(/class="total[^"]*">(\d+)/.exec(cell)?.[1] ?? 0),
          ])
        expect(shown).toHaveLength(35)
        expect(shown).toEqual(
          shown.map(([day]) => [day, begun.filter(({ start_at = 0 }) => dayOf.format(start_at) === day).length]),
        )
        most = Math.max(most, ...shown.map(([, count]) => count))
      }),
      { numRuns: 4, seed: 8 },
    )
    expect(most).toBeGreaterThan(1)
  },
  60_000,
)
