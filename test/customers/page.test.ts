import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asCustomer, asStaff } from '../support/as.ts'
import { customerIn } from '../support/customers.ts'
import { tripsOf } from '../support/recorder.ts'
import { countIn } from '../support/runs.ts'
import { makeWorld, type World } from '../support/world.ts'

const open = async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  await office.get('/admin')
  return { world, office, at: `/admin/customers/${world.alice.id}` }
}
const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()

/** Gives Alice so many more jobs, visits and invoices, the newest of which are numbered highest; a few are to be paid. */
async function addWork({ companyId, alice }: World, count: number): Promise<void> {
  const many = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < ?3)'
  const bound = [companyId, alice.id, count]
  await run(
    `${many} insert into jobs (company_id, customer_id, id, type_id, title, status, created_at)
      select ?1, ?2, 'more-' || i, 'type', 'More ' || i, 'completed', i from n`,
    ...bound,
  )
  await run(
    `${many} insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at)
      select ?1, ?2, 'more-' || i, 'more-' || i, i * 1000, i * 1000 + 500, 'done', i from n`,
    ...bound,
  )
  await run(
    `${many} insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents,
        vat_cents, total_cents, paid_cents, document, created_at)
      select ?1, ?2, 'more-' || i, 'issued', 'M' || i, i + 10, '2026-03-01', '2026-03-31', 100, 20, 120,
        iif(i <= 3, 20, 120), '{}', i from n`,
    ...bound,
  )
}

describe('a customer’s page', () => {
  it('shows in one round trip how to reach them and all that is theirs', async () => {
    const { world, office, at } = await open()
    await run(
      "update customers set tags = '[\"bail\"]', mobile = '06 39 98 10 20' where company_id = ?",
      world.companyId,
    )
    const { answer, trips } = await tripsOf(() => office.get(at))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    for (const text of [
      'Job of alice',
      'Comment for alice',
      'Wish of alice',
      'FA2602-0001',
      'payer of alice',
      '06\u00a039',
    ])
      expect(html).toContain(text)
    for (const link of [
      `${at}/edit`,
      `${at}/trail`,
      `${at}/merge`,
      `/admin/jobs?customer=${world.alice.id}`,
      `/admin/visits?customer=${world.alice.id}`,
      `/admin/jobs/new?customer=${world.alice.id}`,
      `/admin/invoices/new?customer=${world.alice.id}`,
      '/admin/customers?tag=bail',
    ])
      expect(html).toContain(`href="${link}"`)
    // 120 € less the 20 € paid.
    expect(html.replaceAll('\u00a0', ' ')).toMatch(
      /Left to pay<\/dt><dd><span class="money">€100.00<\/span> · 1 invoice to pay/,
    )
    expect(html).not.toContain('bob')
  })

  it('reads no more of a customer with five thousand of each', async () => {
    const { world, office, at } = await open()
    const few = await tripsOf(() => office.get(at))
    await addWork(world, 5_000)
    const { answer, trips } = await tripsOf(() => office.get(at))
    const html = (await answer.text()).replaceAll('\u00a0', ' ')
    // Three more of 1 € each, on top of Alice’s 100.
    expect(html).toContain('€103.00</span> · 4 invoices to pay')
    expect(html).toContain('More 5000')
    expect(html).not.toContain('More 4990')
    const [before, after] = [few.trips[0]?.rowsRead ?? 0, trips[0]?.rowsRead ?? 0]
    expect([trips.length, after - before <= 60, after < 150]).toEqual([1, true, true])
  })
})

describe('archiving', () => {
  it('puts a customer out of the list and can be undone, both told in the trail', async () => {
    const { world, office, at } = await open()
    const done = await office.post(`${at}/archive`)
    expect([done.status, done.headers.get('Location')]).toEqual([303, `${at}?done=archived`])
    const page = await (await office.get(`${at}?done=archived`)).text()
    expect(page).toContain('This customer has been archived since')
    expect(page).toContain(`action="${at}/restoration"`)
    expect(page).toContain('Undo this')
    expect(page).not.toContain('/admin/jobs/new')
    expect(await (await office.get('/admin/customers')).text()).not.toContain('Customer alice')
    expect(await (await office.get('/admin/customers?show=archived')).text()).toContain('Customer alice')
    const undone = await office.post(`${at}/restoration`)
    expect(undone.headers.get('Location')).toBe(`${at}?done=restored`)
    expect(await (await office.get('/admin/customers')).text()).toContain('Customer alice')
    expect(await customerIn(world, world.alice.id)).toMatchObject({ archived_at: null, version: 1 })
    for (const did of ['customer_archived', 'customer_restored'])
      expect(await countIn('audit_events', world, `did = '${did}' and customer_id = '${world.alice.id}'`)).toBe(1)
  })

  it('by two at once is told once', async () => {
    const { world, office, at } = await open()
    const answers = await Promise.all([office.post(`${at}/archive`), office.post(`${at}/archive`)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await countIn('audit_events', world, "did = 'customer_archived'")).toBe(1)
    await Promise.all([office.post(`${at}/restoration`), office.post(`${at}/restoration`)])
    expect(await countIn('audit_events', world, "did = 'customer_restored'")).toBe(1)
  })

  it('leaves contacts their access, says so, and leads to where it is taken away', async () => {
    const { world, office, at } = await open()
    await office.post(`${at}/archive`)
    const alice = await asCustomer(world, world.alice)
    expect((await alice.get('/portal')).status).toBe(200)
    const html = await (await office.get(at)).text()
    expect(html).toContain('Their contacts can still sign in')
    expect(html).toContain(`href="/admin/contacts/${world.alice.contactId}"`)
    await run('update accounts set revoked_at = 1 where company_id = ? and customer_id is not null', world.companyId)
    expect(await (await office.get(at)).text()).not.toContain('Their contacts can still sign in')
  })

  it('takes the customer off the list of a tag, and restoring puts them back', async () => {
    const { world, office, at } = await open()
    await run(
      'update customers set tags = \'["bail"]\' where company_id = ? and id = ?',
      world.companyId,
      world.alice.id,
    )
    const tagged = async () => (await (await office.get('/admin/customers?tag=bail')).text()).includes('Customer alice')
    expect(await tagged()).toBe(true)
    await office.post(`${at}/archive`)
    expect([await tagged(), await countIn('customer_tags', world)]).toEqual([false, 0])
    await run("update customers set name = 'Customer alice' where company_id = ?", world.companyId)
    await office.post(`${at}/restoration`)
    expect([await tagged(), await countIn('customer_tags', world)]).toEqual([true, 1])
  })
})
