import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineNetCents, vatByRate } from '../../src/invoices/invoice.ts'
import { draftFields, openDraft, sendDraft, storedDraft, type TypedLine } from '../support/drafts.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

/** Sets how Alice's company charges VAT, and where it is. */
const invoicing = ({ companyId }: World, set: Record<string, unknown>, country = 'FR') =>
  env.DB.prepare('update companies set country = ?1, invoicing = ?2 where id = ?3')
    .bind(
      country,
      JSON.stringify({
        ...{ patterns: { invoice: 'FA-{0000}', creditNote: 'AV-{0000}', deposit: 'AC-{0000}' }, vatRegime: 'normal' },
        ...{ vatRates: [2000, 1000, 550, 0], dueDays: 30, endOfMonth: false, vatOnDebits: false, sendsByMail: true },
        ...{ texts: { fr: {}, en: {} }, ...set },
      }),
      companyId,
    )
    .run()

const auto = (lines: TypedLine[], more = {}) => draftFields(lines, { do: 'auto', ...more })
const errorsIn = (html: string) => [...html.matchAll(/id="([\w-]+)-error" class="error"/g)].map(([, name]) => name)

describe('saving a draft', () => {
  it('takes two round trips, and one where nothing has changed', async () => {
    const { world, office, id } = await openDraft()
    await office.get('/admin')
    const first = await tripsOf(() => sendDraft(office, world, id, draftFields([{ quantity: '1.5', price: '45.50' }])))
    expect([first.answer.status, first.trips.length]).toEqual([303, 2])
    expect(first.answer.headers.get('Location')).toBe(`/admin/invoices/${id}?done=saved`)
    expect(await storedDraft(world, id)).toMatchObject({
      draft: { version: 2, net_cents: 6825, vat_cents: 1365, total_cents: 8190 },
      lines: [{ quantity_thousandths: 1500, unit_price_cents: 4550, net_cents: 6825, position: 1 }],
    })
    const again = draftFields([{ quantity: '1.5', price: '45.50' }], { version: '2' })
    const second = await tripsOf(() => sendDraft(office, world, id, again))
    expect([second.answer.status, second.trips.length]).toEqual([303, 1])
    expect((await storedDraft(world, id)).draft?.version).toBe(2)
  })

  it('reads figures as the reader writes them', async () => {
    const world = await makeWorld()
    await env.DB.prepare("update staff set language = 'fr' where company_id = ?").bind(world.companyId).run()
    const { office, id } = await openDraft(undefined, world)
    await sendDraft(
      office,
      world,
      id,
      draftFields([{ quantity: '1,125', price: '1 234,5', discount: '12,5', rate: '5,5' }]),
    )
    expect((await storedDraft(world, id)).lines).toMatchObject([
      { quantity_thousandths: 1125, unit_price_cents: 123450, discount_basis_points: 1250, vat_rate_basis_points: 550 },
    ])
    const html = await (await office.get(`/admin/invoices/${id}/edit`)).text()
    for (const shown of ['1,125', '1234,50', '12,5']) expect(html).toContain(`value="${shown}"`)
    expect(html).toMatch(/<option value="5,5" selected/)
  })

  it('comes to the sum of the rates to the cent, whatever the lines', async () => {
    const { world, office, id } = await openDraft()
    const line = fc.record({
      quantity: fc.integer({ min: -500_000, max: 5_000_000 }),
      price: fc.integer({ min: 0, max: 9_999_999 }),
      discount: fc.integer({ min: 0, max: 10_000 }),
      rate: fc.constantFrom(2000, 1000, 550, 0),
    })
    const typed = ({
      quantity,
      price,
      discount,
      rate,
    }: {
      quantity: number
      price: number
      discount: number
      rate: number
    }) => ({
      ...{ quantity: (quantity / 1000).toFixed(3), price: (price / 100).toFixed(2) },
      ...{ discount: (discount / 100).toFixed(2), rate: String(rate / 100) },
    })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const { draft } = await storedDraft(world, id)
        const answer = await sendDraft(office, world, id, auto(lines.map(typed), { version: String(draft?.version) }))
        const nets = lines.map(({ quantity, price, discount, rate }) => ({
          netCents: lineNetCents({
            quantityThousandths: quantity,
            unitPriceCents: price,
            discountBasisPoints: discount,
          }),
          vatRateBasisPoints: rate,
        }))
        const shares = vatByRate(nets)
        const sum = (of: 'netCents' | 'vatCents') => shares.reduce((all, share) => all + share[of], 0)
        const sums = { net_cents: sum('netCents'), vat_cents: sum('vatCents') }
        const total = sums.net_cents + sums.vat_cents
        expect(answer.status).toBe(200)
        // Stored as one writes, and told that it cannot be issued so.
        expect((await answer.text()).includes('The total is below zero.')).toBe(total < 0)
        const now = await storedDraft(world, id)
        expect(now.lines.map(({ net_cents }) => net_cents)).toEqual(nets.map(({ netCents }) => netCents))
        expect(now.draft).toMatchObject({ ...sums, total_cents: total })
      }),
      { numRuns: 40 },
    )
  })

  it('holds 500 lines, in two round trips, and refuses one more', async () => {
    const { world, office, id } = await openDraft()
    await office.get('/admin')
    const lines = Array.from({ length: 500 }, (_, index) => ({ description: 'é'.repeat(1000), price: String(index) }))
    const { answer, trips } = await tripsOf(() => sendDraft(office, world, id, draftFields(lines)))
    expect([answer.status, trips.length]).toEqual([303, 2])
    const stored = await storedDraft(world, id)
    expect(stored.lines.map(({ unit_price_cents }) => unit_price_cents)).toEqual(
      lines.map(({ price }) => Number(price) * 100),
    )
    const page = await tripsOf(() => office.get(`/admin/invoices/${id}/edit`))
    expect(page.trips).toHaveLength(1)
    expect(page.trips[0]?.rowsRead).toBeLessThanOrEqual(500 + 20)
    process.stdout.write(`draft of 500 lines: ${page.trips[0]?.rowsRead} rows read\n`)
    const more = await sendDraft(office, world, id, draftFields([...lines, {}], { version: '2' }))
    expect(more.status).toBe(422)
    expect(await more.text()).toContain('An invoice has 500 lines at most.')
  }, 60_000)

  it('says beside the very field what is wrong, keeps what was typed, and stores nothing of it', async () => {
    const { world, office, id } = await openDraft()
    const lines = [{}, { quantity: 'many', price: '1.234', discount: '101' }, { description: '', price: '5' }]
    const terms = { dueOn: '2020-01-01', servedOn: '2026-02-30', retention: '6' }
    const answer = await sendDraft(office, world, id, draftFields(lines, terms))
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(errorsIn(html)).toEqual(['quantity-2', 'price-2', 'discount-2', 'description-3', 'servedOn'])
    for (const typed of ['many', '1.234', '101', '2026-02-30']) expect(html).toContain(`value="${typed}"`)
    const again = await sendDraft(office, world, id, draftFields([{}], { ...terms, servedOn: '' }))
    expect(errorsIn(await again.text())).toEqual(['dueOn', 'retention'])
    expect(await storedDraft(world, id)).toMatchObject({ draft: { version: 1 }, lines: [] })
  })

  it('refuses a sign that the invoice cannot print, and names it and its place', async () => {
    const { world, office, id } = await openDraft()
    const answer = await sendDraft(office, world, id, draftFields([{ description: 'Pipe 🔧' }], { closing: '謝謝' }))
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toMatch(/id="description-1-error"[^>]*>The invoice cannot print “🔧” \(sign 6\)/)
    expect(html).toMatch(/id="closing-error"[^>]*>The invoice cannot print “謝” \(sign 1\)/)
  })

  it('takes the rates of the settings in France, any elsewhere, and charges none under franchise or reverse charge', async () => {
    const { world, office, id } = await openDraft()
    const refused = await sendDraft(office, world, id, auto([{ rate: '7' }]))
    expect([refused.status, errorsIn(await refused.text())]).toEqual([422, ['rate-1']])
    await sendDraft(office, world, id, draftFields([{ price: '100' }], { reverseCharge: 'yes' }))
    expect(await storedDraft(world, id)).toMatchObject({
      draft: { vat_cents: 0, total_cents: 10_000 },
      lines: [{ vat_rate_basis_points: 2000 }],
    })
    await invoicing(world, {}, 'DE')
    await sendDraft(office, world, id, draftFields([{ price: '100', rate: '7' }], { version: '2' }))
    expect((await storedDraft(world, id)).draft).toMatchObject({ vat_cents: 700, total_cents: 10_700 })
    await invoicing(world, { vatRegime: 'franchise' })
    await sendDraft(office, world, id, draftFields([{ price: '200', rate: '7' }], { version: '3' }))
    expect((await storedDraft(world, id)).draft).toMatchObject({ vat_cents: 0, total_cents: 20_000 })
    expect(await (await office.get(`/admin/invoices/${id}/edit`)).text()).not.toMatch(/<select id="rate-1"/)
  })

  it('keeps the visit of a line, and takes none that the draft does not bill', async () => {
    const { world, office, id } = await openDraft(({ alice }) => ({ job: alice.jobId, visits: alice.visitId }))
    const lines = [{ visit: world.bob.visitId }, { visit: world.alice.visitId }]
    await sendDraft(office, world, id, draftFields(lines))
    expect((await storedDraft(world, id)).lines).toMatchObject([{ visit_id: null }, { visit_id: world.alice.visitId }])
  })
})
