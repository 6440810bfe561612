import { expect, it } from 'vitest'
import { asCustomer, asStaff, visitor } from '../support/as.ts'
import { run } from '../support/customers.ts'
import { makeFeed, readCalendar } from '../support/feeds.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

const all = 200_000
const step = 20_000

it('among 200,000 visits of a company, a calendar reads those it shows', { timeout: 300_000 }, async () => {
  const world = await makeWorld()
  const paths = {
    customer: await makeFeed(await asCustomer(world, world.alice), '/portal'),
    technician: await makeFeed(await asStaff(world, 'technician'), '/admin'),
  }
  // Every thousandth is Alice’s, the technician goes to those alone; all lie around now, half a minute apart.
  for (let from = 0; from < all; from += step) {
    await run(
      `with recursive n(i) as (select ?2 union all select i + 1 from n where i + 1 < ?2 + ${step})
          insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at)
          select ?1, iif(i % 1000 = 0, 'customer-alice', 'customer-bob'), printf('many-%06d', i),
            iif(i % 1000 = 0, 'job-alice', 'job-bob'), ?3 + i * 30000, ?3 + i * 30000 + 3600000, 'planned', 0 from n`,
      world.companyId,
      from,
      Date.now() - (all / 2) * 30_000,
    )
  }
  await run(
    `insert into visit_technicians (company_id, visit_id, staff_id, job_id, customer_id, start_at)
        select company_id, id, 'staff-technician', job_id, customer_id, start_at from visits
        where company_id = ? and customer_id = 'customer-alice' and id like 'many-%'`,
    world.companyId,
  )
  const told: string[] = []
  for (const [who, path, visits, each] of [
    // A row with its job.
    ['customer', paths.customer, 202, 2],
    // A row of who goes, the visit, whether it is theirs, its job and customer, and whether these are within reach.
    ['technician', paths.technician, 201, 7],
  ] as const) {
    const { answer, trips } = await tripsOf(() => visitor(world.host).get(path))
    const { events } = readCalendar(await answer.text())
    const rows = trips.reduce((sum, trip) => sum + trip.rowsRead, 0)
    told.push(`${who}: ${events.length} visits, ${trips.length} trips, ${rows} rows`)
    expect(events).toHaveLength(visits)
    expect(trips).toHaveLength(2)
    expect(rows).toBeLessThanOrEqual(visits * each + 20)
  }
  process.stdout.write(`calendars: ${told.join('; ')}\n`)
})
