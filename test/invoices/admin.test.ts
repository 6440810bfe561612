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
