import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asCustomer, asStaff } from '../support/as.ts'
import { openForm } from '../support/payments.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()
const many = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < ?3)'

/** Two hundred payments of a cent on Alice's invoice, each second one undone. */
async function addEntries({ companyId, alice }: World): Promise<void> {
  await run(
    `${many} insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at)
      select ?1, ?2, 'entry-' || i, ?4, 1, '2026-03-01', 'cash', i from n`,
    ...[companyId, alice.id, 200, alice.invoiceId],
  )
  await run(
    `${many} insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, counter_of, created_at)
      select ?1, ?2, 'counter-' || i, ?4, -1, '2026-03-02', 'cash', 'entry-' || (2 * i), i from n`,
    ...[companyId, alice.id, 100, alice.invoiceId],
  )
}

/** Five thousand invoices more of Alice, all paid, three of them too much. */
async function addInvoices({ companyId, alice }: World): Promise<void> {
  await run(
    `${many} insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents,
        vat_cents, total_cents, document, created_at)
      select ?1, ?2, 'many-' || i, 'issued', 'M' || i, i + 10, '2026-01-01', '2026-01-31', 100, 20, 120,
        (select document from invoices where company_id = ?1 and id = ?4), i from n`,
    ...[companyId, alice.id, 5000, alice.invoiceId],
  )
  await run(
    `${many} insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at)
      select ?1, ?2, 'of-' || i, 'many-' || i, iif(i % 2000 = 7, 130, 120), '2026-01-31', 'transfer', i from n`,
    ...[companyId, alice.id, 5000],
  )
}

describe('of an invoice with 200 payments of a customer with 5,000 invoices', () => {
  it('pages cost one trip and rows in proportion to what they show, and writes two', async () => {
    const world = await makeWorld()
    await addEntries(world)
    await addInvoices(world)
    const [office, alice] = [await asStaff(world, 'office'), await asCustomer(world, world.alice)]
    await office.get('/admin')
    await alice.get('/portal')
    const id = world.alice.invoiceId
    // That it was opened is noted once.
    await alice.get(`/portal/invoices/${id}`)
    const costs: Record<string, [trips: number, rows: number]> = {}
    const cost = async (name: string, act: () => Promise<Response>) => {
      const { answer, trips } = await tripsOf(act)
      costs[name] = [trips.length, trips.reduce((sum, { rowsRead }) => sum + rowsRead, 0)]
      return answer
    }
    const page = await cost('staff invoice', () => office.get(`/admin/invoices/${id}`))
    expect((await page.text()).match(/<li class="row" id="payment-/g)).toHaveLength(201)
    await cost('staff form', () => office.get(`/admin/invoices/${id}/payments`))
    await cost('staff customer', () => office.get(`/admin/customers/${world.alice.id}`))
    await cost('staff notices', () => office.get('/admin/payments/notices'))
    await cost('portal invoice', () => alice.get(`/portal/invoices/${id}`))
    await cost('portal list', () => alice.get('/portal/invoices'))
    await cost('portal form', () => alice.get(`/portal/invoices/${id}/paid`))
    const form = await openForm(office, id, { amount: '1' })
    const recorded = await cost('record', () => office.post(`/admin/invoices/${id}/payments`, form))
    expect(recorded.status).toBe(303)
    const used = await openForm(office, id, {}, 'credit')
    const credited = await cost('credit', () => office.post(`/admin/invoices/${id}/credit`, used))
    expect(credited.status).toBe(303)
    await cost('undo', () => office.post('/admin/payments/entry-1/undo'))
    process.stdout.write(`payments: trips and rows read ${JSON.stringify(costs)}\n`)
    for (const name of ['staff invoice', 'staff form', 'portal invoice', 'portal form']) {
      expect(costs[name]?.[0]).toBe(1)
      // The three hundred and one entries of the invoice, and a handful besides.
      expect(costs[name]?.[1]).toBeLessThanOrEqual(301 + 60)
    }
    expect(costs['staff notices']?.[1]).toBeLessThanOrEqual(20)
    expect(costs['staff customer']?.[1]).toBeLessThanOrEqual(150)
    expect(costs['portal list']?.[1]).toBeLessThanOrEqual(3 * 25 + 20)
    for (const name of ['record', 'credit', 'undo']) expect(costs[name]?.[0]).toBe(2)
    // The database adds them up to see that what was paid is what came in.
    expect(costs.undo?.[1]).toBeLessThanOrEqual(301 + 60)
  })

  it('what waits to be checked is read by age, a page at a time, however much was put aside', async () => {
    const world = await makeWorld()
    await addInvoices(world)
    const { companyId, alice } = world
    await run(
      `${many} insert into payment_notices (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, by_name,
          settled_at, created_at)
        select ?1, ?2, 'told-' || i, 'many-' || i, 120, '2026-03-01', 'transfer', 'Alice', iif(i > 160, 1, null), i from n`,
      ...[companyId, alice.id, 3000],
    )
    const office = await asStaff(world, 'office')
    await office.get('/admin/keys')
    const home = await tripsOf(() => office.get('/admin'))
    expect(home.trips).toHaveLength(1)
    expect(home.trips[0]?.rowsRead).toBeLessThanOrEqual(220)
    expect(await home.answer.text()).toContain('Payments announced (99+)')
    const seen: string[] = []
    let next: string | undefined = '/admin/payments/notices'
    while (next) {
      const { answer, trips }: Awaited<ReturnType<typeof tripsOf<Response>>> = await tripsOf(() =>
        office.get(next ?? ''),
      )
      expect(trips).toHaveLength(1)
      expect(trips[0]?.rowsRead).toBeLessThanOrEqual(3 * 26 + 10)
      const html = await answer.text()
      seen.push(...[...html.matchAll(/id="notice-told-(\d+)"/g)].map(([, number = '']) => number))
      next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen.map(Number)).toEqual(Array.from({ length: 160 }, (_, index) => index + 1))
  })
})
