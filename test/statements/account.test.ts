import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { mostOnPage } from '../../src/statements/reading.ts'
import { asCustomer, asStaff, type Visitor } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'
import { billAlice, owedByAlice } from './many.ts'

const year = 'from=2026-01-01&to=2026-12-31'

/** A page as it is read, its spaces plain. */
const read = async (who: Visitor, path: string) => (await (await who.get(path)).text()).replace(/[\u00a0\u202f]/g, ' ')
const sumsOn = (html: string) => [...html.matchAll(/<span class="money">([^<]+)<\/span>/g)].map(([, sum]) => sum)
const rowsOn = (html: string) =>
  [...html.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row = '']) =>
    row
      .replace(/<[^>]+>/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  )

/** What happens to Alice's first invoice, of 120.00 and paid by 20.00: paid, undone, paid in part, and taken back in part. */
async function makeHistory({ companyId, alice }: World): Promise<void> {
  const payment = (
    id: string,
    cents: number,
    on: string,
    counterOf: string | null = null,
    reference: string | null = null,
  ) =>
    env.DB.prepare(
      `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, reference, counter_of,
         created_at) values (?, ?, ?, ?, ?, ?, 'transfer', ?, ?, 0)`,
    ).bind(companyId, alice.id, id, alice.invoiceId, cents, on, reference, counterOf)
  await env.DB.batch([
    payment('p1', 10_000, '2026-02-20', null, 'VIR 77'),
    payment('p2', -10_000, '2026-02-25', 'p1'),
    payment('p3', 5_000, '2026-03-02'),
    env.DB.prepare(
      `insert into invoices (company_id, customer_id, id, kind, corrects_id, status, net_cents, vat_cents, total_cents, created_at)
       values (?, ?, 'credit', 'credit_note', ?, 'draft', 2500, 500, 3000, 0)`,
    ).bind(companyId, alice.id, alice.invoiceId),
    env.DB.prepare(
      `insert into invoice_lines (company_id, customer_id, invoice_id, position, description, quantity_thousandths, unit,
         unit_price_cents, vat_rate_basis_points, net_cents) values (?, ?, 'credit', 1, 'Geste', 1000, 'u', 2500, 2000, 2500)`,
    ).bind(companyId, alice.id),
    env.DB.prepare(
      `update invoices set status = 'issued', number = 'AV2603-0001', sequence = 1, issued_on = '2026-03-04',
         due_on = '2026-03-04', issued_at = 1, document = (select document from invoices where company_id = ?1 and id = ?2)
       where company_id = ?1 and id = 'credit'`,
    ).bind(companyId, alice.invoiceId),
  ])
}

describe('a statement of account', () => {
  it('says to customer and staff alike what was charged and paid, each with what is owed after it', async () => {
    const world = await makeWorld()
    await makeHistory(world)
    const alice = await read(await asCustomer(world, world.alice), `/portal/invoices/statement?${year}`)
    expect(rowsOn(alice)).toEqual([
      'Facture FA2602-0001 3 févr. 2026 120,00 € 120,00 €',
      'Règlement de la facture FA2602-0001 10 févr. 2026 · Virement 20,00 € 100,00 €',
      'Règlement de la facture FA2602-0001 20 févr. 2026 · Virement · VIR 77 100,00 € 0,00 €',
      'Annulation d’un règlement de la facture FA2602-0001 25 févr. 2026 · Virement 100,00 € 100,00 €',
      'Règlement de la facture FA2602-0001 2 mars 2026 · Virement 50,00 € 50,00 €',
      'Avoir AV2603-0001 4 mars 2026 30,00 € 20,00 €',
    ])
    // Closing, opening, charged, received.
    expect(sumsOn(alice).slice(0, 4)).toEqual(['20,00 €', '0,00 €', '90,00 €', '70,00 €'])
    expect(await owedByAlice(world)).toBe(2_000)
    const office = await read(await asStaff(world, 'office'), `/admin/customers/${world.alice.id}/statement?${year}`)
    expect(sumsOn(office).slice(0, 4)).toEqual(['€20.00', '€0.00', '€90.00', '€70.00'])
    expect(alice).toContain('C’est ce qui reste à régler à cette date')
    expect(alice).not.toContain('sous zéro')
    expect(office).toContain('what the customer still owes')
    expect(rowsOn(office)).toHaveLength(6)
    expect(office).toContain('/admin/invoices/credit')
  })

  it('opens in the middle of a month with what stood before it, and closes so', async () => {
    const world = await makeWorld()
    await makeHistory(world)
    const alice = await asCustomer(world, world.alice)
    const html = await read(alice, '/portal/invoices/statement?from=2026-02-21&to=2026-03-02')
    expect(sumsOn(html).slice(0, 4)).toEqual(['50,00 €', '0,00 €', '0,00 €', '-50,00 €'])
    expect(rowsOn(html)).toHaveLength(2)
    const even = await read(alice, '/portal/invoices/statement?from=2026-02-11&to=2026-02-20')
    expect(even).toContain('Il ne restait rien à régler à cette date.')
    const later = await read(alice, '/portal/invoices/statement?from=2026-03-03&to=2026-03-31')
    expect(sumsOn(later).slice(0, 2)).toEqual(['20,00 €', '50,00 €'])
  })

  it('of a period without entries says so, with the balance that stands', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const html = await read(alice, '/portal/invoices/statement?from=2026-05-01&to=2026-05-31')
    expect(html).toContain('Aucune opération sur cette période.')
    expect(sumsOn(html)).toEqual(['100,00 €', '100,00 €', '0,00 €', '0,00 €'])
  })

  it('never counts a draft, nor what is another’s', async () => {
    const world = await makeWorld()
    const bob = await read(await asCustomer(world, world.bob), `/portal/invoices/statement?${year}`)
    expect(rowsOn(bob)).toEqual([
      'Facture FA2602-0002 3 févr. 2026 120,00 € 120,00 €',
      'Règlement de la facture FA2602-0002 10 févr. 2026 · Virement 20,00 € 100,00 €',
    ])
  })

  it('of days that cannot be says so beside the field, keeps what was typed, and its files lead back to it', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const query = 'from=2026-02-30&to=2026-01-01'
    const answer = await alice.get(`/portal/invoices/statement?${query}`)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toMatch(/id="from"[^>]*value="2026-02-30"[^>]*aria-invalid="true" aria-describedby="from-error"/)
    expect(html).toContain('Indiquez un jour qui existe')
    for (const file of ['pdf', 'csv']) {
      const back = await alice.get(`/portal/invoices/statement.${file}?${query}`)
      expect([back.status, back.headers.get('Location')]).toEqual([303, `/portal/invoices/statement?${query}`])
    }
  })

  it('is reached from the customer’s list and from their page, with the years of the ZIP', async () => {
    const world = await makeWorld()
    await billAlice(world, 3, { from: '2024-06-01', days: 400 })
    const list = await read(await asCustomer(world, world.alice), '/portal/invoices')
    for (const href of ['statement"', 'year.zip?year=2026"', 'year.zip?year=2025"', 'year.zip?year=2024"'])
      expect(list).toContain(`href="/portal/invoices/${href}`)
    expect(list).not.toContain('year=2023')
    const page = await read(await asStaff(world, 'office'), `/admin/customers/${world.alice.id}`)
    for (const href of ['statement', 'invoices'])
      expect(page).toContain(`href="/admin/customers/${world.alice.id}/${href}"`)
  })
})

describe('an account of 5,000 invoices and 5,000 payments over ten years', () => {
  it('costs one round trip, and rows read in proportion to those shown and to the months before', async () => {
    const world = await makeWorld()
    await billAlice(world, 5_000, { from: '2017-01-01', days: 3650 })
    const alice = await asCustomer(world, world.alice)
    const office = await asStaff(world, 'office')
    await alice.get('/portal')
    const pages = [
      [alice, '/portal/invoices/statement'],
      [office, `/admin/customers/${world.alice.id}/statement`],
    ] as const
    // Measured: 1,623 rows for 1,000 entries of a year, 238 for 86 of a month, 358 for 84 that begin and end in mid-month.
    const periods = [
      { from: '2023-01-01', to: '2023-12-31', entries: 1000, most: 1_650 },
      { from: '2024-03-01', to: '2024-03-31', entries: 86, most: 260 },
      { from: '2024-03-16', to: '2024-04-15', entries: 84, most: 380 },
    ]
    for (const [who, path] of pages) {
      for (const { from, to, entries, most } of periods) {
        for (const file of ['', '.csv']) {
          const { answer, trips } = await tripsOf(() => who.get(`${path}${file}?from=${from}&to=${to}`))
          expect(trips).toHaveLength(1)
          expect(trips[0]?.rowsRead).toBeLessThanOrEqual(most)
          const text = await answer.text()
          // The header, and the balance before and after.
          expect(file ? text.trim().split('\r\n').length - 3 : rowsOn(text).length).toBe(entries)
        }
      }
    }
  })
})

describe('a period of more entries than a page shows', () => {
  it('shows the first, says so, and closes with all; files hold all', async () => {
    const world = await makeWorld()
    await billAlice(world, 600, { from: '2025-01-01', days: 300 })
    const alice = await asCustomer(world, world.alice)
    const query = 'from=2025-01-01&to=2025-12-31'
    const html = await read(alice, `/portal/invoices/statement?${query}`)
    expect(rowsOn(html)).toHaveLength(mostOnPage)
    expect(html).toContain('plus de 1 000 opérations')
    expect(sumsOn(html).slice(0, 4)).toEqual(['0,00 €', '0,00 €', '720,00 €', '720,00 €'])
    const csv = await (await alice.get(`/portal/invoices/statement.csv?${query}`)).text()
    expect(csv.trim().split('\r\n')).toHaveLength(1_200 + 3)
  })

  it('and more than a file holds leads to the page, which says what to do', async () => {
    const world = await makeWorld()
    await billAlice(world, 5_001, { from: '2025-01-01', days: 300 })
    const alice = await asCustomer(world, world.alice)
    const query = 'from=2025-01-01&to=2025-12-31'
    for (const file of ['pdf', 'csv']) {
      const answer = await alice.get(`/portal/invoices/statement.${file}?${query}`)
      expect([answer.status, answer.headers.get('Location')]).toEqual([
        303,
        `/portal/invoices/statement?${query}&file=too-long`,
      ])
    }
    const html = await read(alice, `/portal/invoices/statement?${query}&file=too-long`)
    expect(html).toContain('plus de 10 000 opérations, plus qu’un fichier n’en contient')
  })
})
