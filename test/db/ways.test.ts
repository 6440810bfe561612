import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { asCustomer, asStaff, type Visitor } from '../support/as.ts'
import { planOf, tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const alice = await asCustomer(world, world.alice)
const office = await asStaff(world, 'office')
// Whose host it is, is known.
await alice.get('/portal')

const many = 2000
const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${many})`
const soon = Date.now() + 3_600_000
await env.DB.batch(
  [
    `insert into customers (company_id, id, kind, name, language, address, created_at)
      ${numbers} select ?1, printf('many-%05d', i), 'person', printf('Other %05d', i), 'fr', '', 0 from n`,
    `insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at)
      ${numbers} select ?1, 'customer-bob', printf('many-%05d', i), 'job-bob', ${soon} + i, ${soon} + i + 600000, 'planned', 0 from n`,
  ].map((sql) => env.DB.prepare(sql).bind(world.companyId)),
)

/** How a page finds rows of a table: the steps on it, statement by statement, and all rows that were read. */
async function waysOf(who: Visitor, path: string, table: string) {
  const { answer, trips } = await tripsOf(() => who.get(path))
  expect(answer.status).toBe(200)
  const [page] = trips
  const from = (page?.statements ?? []).filter((sql) => new RegExp(`from "?${table}"?`).test(sql))
  const steps = (await Promise.all(from.map(planOf))).flat().filter((step) => step.includes(` ${table} `))
  return {
    steps: steps.map((step) => /USING (?:COVERING )?(?:INDEX (\w+)|PRIMARY KEY)/.exec(step)?.[1] ?? 'key'),
    rowsRead: page?.rowsRead ?? 0,
  }
}

// With so many of the company's the planner would walk all of them for the order, or for the status.
it('a customer’s next visit is found along their own visits', async () => {
  const { steps, rowsRead } = await waysOf(alice, '/portal', 'visits')
  expect(steps.length).toBeGreaterThan(0)
  expect(new Set(steps)).toEqual(new Set(['visits_of_customer']))
  expect(rowsRead).toBeLessThan(100)
})

it('customers who may be the same are found by their name and their address', async () => {
  const { steps, rowsRead } = await waysOf(office, `/admin/customers/${world.alice.id}/merge`, 'customers')
  expect(steps).toContain('customers_by_name')
  expect(steps).toContain('customers_by_email')
  expect(steps).not.toContain('customers_current')
  expect(rowsRead).toBeLessThan(100)
})

it.each(['customer=customer-alice', 'job=job-alice', 'visits=visit-alice'])(
  'what a draft from %s may begin with is found along the visits of its job',
  async (from) => {
    const { steps, rowsRead } = await waysOf(office, `/admin/invoices/new?${from}`, 'visits')
    expect(steps).toContain('visits_of_job')
    expect(steps.filter((step) => step !== 'visits_of_job' && step !== 'key')).toEqual([])
    expect(rowsRead).toBeLessThan(150)
  },
)
