import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asStaff, type Visitor } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const add = (world: World, status: 'draft' | 'issued', count: number) =>
  env.DB.prepare(
    `insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents, vat_cents,
       total_cents, document, created_at)
     select i.company_id, i.customer_id, ?1 || '-' || value, ?1, iif(?1 = 'draft', null, 'X-' || value),
       iif(?1 = 'draft', null, 100 + value), iif(?1 = 'draft', null, date('2026-03-01', '+' || (value / 3) || ' days')),
       iif(?1 = 'draft', null, date('2026-04-01', '+' || (value / 3) || ' days')), 100, 20, 120,
       iif(?1 = 'draft', null, i.document), 0
     from invoices i, json_each(?2) where i.company_id = ?3 and i.id = ?4`,
  )
    .bind(
      status,
      JSON.stringify(Array.from({ length: count }, (_, index) => index)),
      world.companyId,
      world.alice.invoiceId,
    )
    .run()

/** The ids of a list, page by page to its end. */
async function pagesOf(who: Visitor, path: string): Promise<string[][]> {
  const pages: string[][] = []
  let next: string | undefined = path
  while (next) {
    const { answer, trips } = await tripsOf(() => who.get(next ?? path))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    pages.push([...html.matchAll(/id="invoice-([^"]+)"/g)].map(([, id = '']) => id))
    next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  return pages
}

/** As many rows as fit in one statement of `add`, spread over standings. */
async function addMany(world: World) {
  await add(world, 'issued', 3200)
  await env.DB.prepare(
    `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at)
     select company_id, customer_id, 'paid-' || id, id, total_cents, '2026-05-01', 'transfer', 0 from invoices
     where company_id = ?1 and id like 'issued-%' and sequence % 2 = 0`,
  )
    .bind(world.companyId)
    .run()
  await env.DB.prepare(
    `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at)
     select company_id, customer_id, 'over-' || id, id, 10, '2026-05-01', 'transfer', 0 from invoices
     where company_id = ?1 and id like 'issued-%' and sequence % 8 = 0`,
  )
    .bind(world.companyId)
    .run()
}

describe('an invoice', () => {
  it('opens for staff with its lines, its customer and its PDF, and that is not told to the customer', async () => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const page = await (await office.get(`/admin/invoices/${world.alice.invoiceId}`)).text()
    expect(page).toContain(`/admin/customers/${world.alice.id}`)
    expect(page).toContain(`/admin/invoices/${world.alice.invoiceId}/pdf`)
    const pdf = await office.get(`/admin/invoices/${world.alice.invoiceId}/pdf`)
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf')
    expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
    const told = await env.DB.prepare(
      "select count(*) as n from audit_events where company_id = ? and did = 'document_opened'",
    )
      .bind(world.companyId)
      .first('n')
    expect(told).toBe(0)
  }, 20_000)

  it('that is a draft has no PDF, and shows what its lines come to', async () => {
    const world = await makeWorld()
    await add(world, 'draft', 1)
    await env.DB.prepare(
      `insert into invoice_lines (company_id, customer_id, invoice_id, position, description, quantity_thousandths, unit,
         unit_price_cents, vat_rate_basis_points, net_cents) values (?1, ?2, 'draft-0', 1, 'Joint', 2000, 'u', 50, 2000, 100)`,
    )
      .bind(world.companyId, world.alice.id)
      .run()
    const office = await asStaff(world, 'office')
    const page = await (await office.get('/admin/invoices/draft-0')).text()
    expect(page).toContain('Joint')
    expect(page).toContain('1.20')
    expect(page).not.toContain('/pdf')
    expect((await office.get('/admin/invoices/draft-0/pdf')).status).toBe(404)
  })
})

describe('the list of invoices, filtered', () => {
  it.each([
    ['', 3204],
    ['?sort=oldest', 3202],
    ['?show=owed', 1602],
    ['?show=owed&sort=oldest', 1602],
    ['?show=paid', 1600],
    ['?show=overpaid', 400],
    ['?show=draft', 2],
    ['?show=cancelled', 0],
    ['?year=2026', 920],
    ['?year=2027&show=owed&sort=oldest', 547],
  ])(
    '%s costs one trip and reads in proportion to what it shows, on the first page and the hundredth',
    async (query, count) => {
      const world = await makeWorld()
      await addMany(world)
      const office = await asStaff(world, 'office')
      await office.get('/admin')
      let [path, seen, pages]: [string | undefined, number, number] = [`/admin/invoices${query}`, 0, 0]
      const ids = new Set<string>()
      while (path) {
        const { answer, trips }: Awaited<ReturnType<typeof tripsOf<Response>>> = await tripsOf(() =>
          office.get(path ?? ''),
        )
        const html = await answer.text()
        const shown = [...html.matchAll(/id="invoice-([^"]+)"/g)]
        for (const [, id = ''] of shown) ids.add(id)
        seen += shown.length
        pages += 1
        expect(trips).toHaveLength(1)
        expect(trips[0]?.rowsRead).toBeLessThanOrEqual(3 * 25 + 10)
        path = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
      }
      expect([seen, ids.size]).toEqual([count, count])
      expect(pages).toBe(Math.max(1, Math.ceil(count / 25)))
    },
  )

  it('is exported as it is filtered, with amounts as numbers', async () => {
    const world = await makeWorld()
    await addMany(world)
    const office = await asStaff(world, 'office')
    const file = await office.get('/admin/invoices/export?show=paid&sort=oldest')
    expect(file.headers.get('Content-Disposition')).toContain('invoices.csv')
    const lines = (await file.text()).trim().split('\r\n')
    expect(lines).toHaveLength(1601)
    expect(lines[1]).toMatch(/^X-0,Invoice,2026-03-01,2026-04-01,.*,1\.00,0\.20,1\.20,0\.00,0\.00,1\.20,0\.00,Paid$/)
  })

  it('of a customer holds that customer’s alone, drafts first', async () => {
    const world = await makeWorld()
    await add(world, 'draft', 3)
    const office = await asStaff(world, 'office')
    await office.get('/admin')
    const ids = (await pagesOf(office, `/admin/invoices?customer=${world.alice.id}`)).flat()
    expect(ids).toHaveLength(5)
    expect(ids).not.toContain(world.bob.invoiceId)
    // Which is which: what kind each is of, and when it was begun.
    expect(await (await office.get(`/admin/invoices?customer=${world.alice.id}`)).text()).toMatch(
      /Invoice · draft of 1 Jan 1970/,
    )
    expect((await office.get('/admin/invoices?customer=nobody')).status).toBe(404)
  })
})

describe('the company’s invoices', () => {
  it('are drafts first, then newest first, each once, one round trip a page', async () => {
    const world = await makeWorld()
    await add(world, 'draft', 30)
    await add(world, 'issued', 30)
    const office = await asStaff(world, 'office')
    await office.get('/admin')
    const pages = await pagesOf(office, '/admin/invoices')
    expect(pages.map(({ length }) => length)).toEqual([25, 25, 14])
    const ids = pages.flat()
    expect(new Set(ids).size).toBe(64)
    expect(ids.slice(0, 32).every((id) => id.startsWith('draft-'))).toBe(true)
    expect(ids.slice(32, 35)).toEqual(['issued-29', 'issued-28', 'issued-27'])
  })

  it('overdue are those unpaid past their day, longest first', async () => {
    const world = await makeWorld()
    await add(world, 'issued', 30)
    const office = await asStaff(world, 'office')
    await office.get('/admin')
    const ids = (await pagesOf(office, '/admin/invoices?show=overdue')).flat()
    expect(new Set(ids).size).toBe(32)
    expect(ids.slice(0, 2).sort()).toEqual([world.alice.invoiceId, world.bob.invoiceId])
  })

  it('are on the dashboard for the office and not for a technician', async () => {
    const world = await makeWorld()
    const dashboard = async (role: 'office' | 'technician') => (await (await asStaff(world, role)).get('/admin')).text()
    expect(await dashboard('office')).toContain(world.alice.invoiceId)
    expect(await dashboard('technician')).not.toMatch(/invoice|FA2602/i)
  })
})
