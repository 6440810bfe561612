import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asCustomer } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const issue = (world: World, count: number) =>
  env.DB.prepare(
    `insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents, vat_cents,
       total_cents, document, created_at)
     select i.company_id, i.customer_id, 'more-' || value, 'issued', 'X-' || value, 100 + value,
       date('2026-03-01', '+' || (value / 3) || ' days'), '2026-12-31', 100, 20, 120, i.document, 0
     from invoices i, json_each(?) where i.company_id = ? and i.id = ?`,
  )
    .bind(JSON.stringify(Array.from({ length: count }, (_, index) => index)), world.companyId, world.alice.invoiceId)
    .run()

describe('a customer’s invoices', () => {
  it('page by keyset: each once, newest first, none lost', async () => {
    const world = await makeWorld()
    await issue(world, 60)
    const alice = await asCustomer(world, world.alice)
    const seen: string[] = []
    let next: string | undefined = '/portal/invoices'
    const sizes: number[] = []
    while (next) {
      const html: string = await (await alice.get(next)).text()
      const ids = [...html.matchAll(/id="invoice-([^"]+)"/g)].map(([, id = '']) => id)
      sizes.push(ids.length)
      seen.push(...ids)
      next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(sizes).toEqual([25, 25, 11])
    expect(new Set(seen).size).toBe(61)
    expect(seen.slice(0, 3)).toEqual(['more-59', 'more-58', 'more-57'])
    expect(seen.at(-1)).toBe(world.alice.invoiceId)
  })

  it('keep their filter from page to page', async () => {
    const world = await makeWorld()
    await issue(world, 30)
    const alice = await asCustomer(world, world.alice)
    const html = await (await alice.get('/portal/invoices?show=to-pay')).text()
    expect(html).toMatch(/rel="next" href="\/portal\/invoices\?show=to-pay&amp;after=/)
  })

  it('cost rows read in proportion to rows shown, however many there are', async () => {
    const world = await makeWorld()
    await issue(world, 2000)
    const alice = await asCustomer(world, world.alice)
    await alice.get('/portal')
    for (const path of ['/portal/invoices', '/portal/invoices?show=to-pay', '/portal']) {
      const { trips } = await tripsOf(() => alice.get(path))
      expect(trips).toHaveLength(1)
      expect(trips[0]?.rowsRead).toBeLessThanOrEqual(3 * 25 + 10)
    }
  })

  it('never show a draft, in the list, on its page or as PDF', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const { draftId } = world.alice
    expect(await (await alice.get('/portal/invoices')).text()).not.toContain(draftId)
    expect((await alice.get(`/portal/invoices/${draftId}`)).status).toBe(404)
    expect((await alice.get(`/portal/invoices/${draftId}/pdf`)).status).toBe(404)
  })

  it('show lines, VAT by rate, payments and what is left to pay', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const html = (await (await alice.get(`/portal/invoices/${world.alice.invoiceId}`)).text()).replace(
      /[\u00a0\u202f]/g,
      ' ',
    )
    for (const text of [
      'FA2602-0001',
      'Work for alice',
      'TVA 20 %',
      '120,00 €',
      '20,00 €',
      '100,00 €',
      'FR76 3000 6000',
    ]) {
      expect(html).toContain(text)
    }
  })
})

describe('the PDF of an invoice', () => {
  it('comes with a name that keeps its accents, and is never cached', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const response = await alice.get(`/portal/invoices/${world.alice.invoiceId}/pdf`)
    expect(response.headers.get('Content-Type')).toBe('application/pdf')
    expect(response.headers.get('Content-Disposition')).toBe(
      `attachment; filename="Facture FA2602-0001 - Dupont _ Fils.pdf"; filename*=UTF-8''Facture%20FA2602-0001%20-%20Dupont%20%26%20Fils.pdf`,
    )
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
    const bytes = await response.bytes()
    expect(Number(response.headers.get('Content-Length'))).toBe(bytes.length)
    expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-')
  })

  it('is stored once, and made again with the same bytes when the file is lost', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const path = `/portal/invoices/${world.alice.invoiceId}/pdf`
    const key = `${world.companyId}/documents/${world.alice.invoiceId}`
    const first = await (await alice.get(path)).bytes()
    // From then on it costs the one round trip that asks whose it is; that it was opened is noted behind the answer.
    const again = await tripsOf(async () => (await alice.get(path)).bytes())
    expect(again.trips.map(({ statements }) => /^insert into "audit_events"/.test(statements[0] ?? ''))).toEqual([
      false,
      true,
    ])
    expect(again.answer).toEqual(first)
    const stored = await env.FILES.get(key)
    expect(await stored?.bytes()).toEqual(first)
    await env.FILES.delete(key)
    expect(await (await alice.get(path)).bytes()).toEqual(first)
    expect(await env.FILES.head(key)).not.toBeNull()
  })

  it('asked for ten times at once is one file and one record', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => alice.get(`/portal/invoices/${world.alice.invoiceId}/pdf`)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    await Promise.all(answers.map((answer) => answer.bytes()))
    const { results } = await env.DB.prepare('select id from stored_files where company_id = ?')
      .bind(world.companyId)
      .all()
    expect(results).toHaveLength(1)
  })

  it('that would come out with other bytes than were recorded is refused, not given out', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    await env.DB.prepare(
      `insert into stored_files (company_id, customer_id, id, content_type, size_bytes, sha256, created_at)
       values (?, ?, ?, 'application/pdf', 1, ?, 0)`,
    )
      .bind(world.companyId, world.alice.id, world.alice.invoiceId, '0'.repeat(64))
      .run()
    expect((await alice.get(`/portal/invoices/${world.alice.invoiceId}/pdf`)).status).toBe(500)
  })
})
