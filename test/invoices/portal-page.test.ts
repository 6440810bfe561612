import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, it } from 'vitest'
import { invoiceDeductions } from '../../src/invoices/schema.ts'
import { payments } from '../../src/payments/schema.ts'
import { asCustomer } from '../support/as.ts'
import { issued } from '../support/documents.ts'
import { scanned } from '../support/qr.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const year = 365 * 24 * 60 * 60 * 1000
const nextYear = new Date(Date.now() + year).toISOString().slice(0, 10)
const lastYear = new Date(Date.now() - year).toISOString().slice(0, 10)
const kept = (dueOn: string) => ({ retention: { basisPoints: 500, cents: 600, dueOn } })
const reference = { number: 'FA2602-0001', issuedOn: '2026-02-03' }

/** The page as its customer reads it, with plain spaces. */
async function pageOf(world: World, id: string): Promise<string> {
  const answer = await (await asCustomer(world, world.alice)).get(`/portal/invoices/${id}`)
  expect(answer.status).toBe(200)
  return (await answer.text()).replace(/[\u00a0\u202f]/g, ' ')
}

const codeOf = (html: string): string | undefined => /<svg class="qr".*?<\/svg>/.exec(html)?.[0]

const pay = ({ companyId, alice }: World, invoiceId: string, amountCents: number) =>
  drizzle(env.DB)
    .insert(payments)
    .values({
      ...{ companyId, customerId: alice.id, id: `payment-${invoiceId}-${amountCents}`, invoiceId, amountCents },
      ...{ paidOn: '2026-02-10', method: 'transfer' },
    })

describe('the code to pay by', () => {
  it('holds the account, the number and exactly what is left to pay, whatever was paid, deducted or taken back', async () => {
    const world = await makeWorld()
    const ways: [string, Parameters<typeof issued>[2], Parameters<typeof issued>[3], number][] = [
      ['EUR120.00', {}, {}, 0],
      ['EUR99.99', {}, {}, 2001],
      ['EUR0.01', {}, {}, 11_999],
      ['EUR90.00', {}, { deductedCents: 3000 }, 0],
      ['EUR70.50', {}, { deductedCents: 3000, creditedCents: 1950 }, 0],
      ['EUR114.00', kept(nextYear), {}, 0],
      ['EUR120.00', kept(lastYear), {}, 0],
      ['EUR6.00', kept(lastYear), {}, 11_400],
    ]
    for (const [amount, says, row, paidCents] of ways) {
      const { id, document } = await issued(world, world.alice, says, row)
      if (paidCents > 0) await pay(world, id, paidCents)
      const html = await pageOf(world, id)
      expect(scanned(codeOf(html) ?? '')).toBe(
        `BCD\n002\n1\nSCT\nAGRIFRPP\nDupont\nFR7630006000011234567890189\n${amount}\n\n\n${document.number}`,
      )
      // What is written beside it, large, is the same.
      const figure = `${amount.slice(3).replace('.', ',')} €`
      expect(html).toContain(`À payer</span><span class="money">${figure}</span>`)
      expect(codeOf(html)).toContain(`role="img" aria-label="Code QR : virement de ${figure} à Dupont"`)
    }
  })

  it('is dark on white whatever the page is, with room around it', async () => {
    const world = await makeWorld()
    const { id } = await issued(world, world.alice)
    const code = codeOf(await pageOf(world, id)) ?? ''
    expect([...code.matchAll(/fill="(#\w+)"/g)].map(([, fill]) => fill)).toEqual(['#fff', '#000'])
    // Four modules at least are light on every side (ISO/IEC 18004).
    const [, ...starts] = [...code.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => [Number(x), Number(y)])
    expect(Math.min(...starts.flat())).toBe(4)
  })

  it('is not there where nothing is to pay now, for another currency, and without an account', async () => {
    const world = await makeWorld()
    const paid = await issued(world, world.alice)
    await pay(world, paid.id, 12_000)
    const overpaid = await issued(world, world.alice)
    await pay(world, overpaid.id, 13_000)
    const retained = await issued(world, world.alice, kept(nextYear))
    await pay(world, retained.id, 11_400)
    const { seller } = paid.document
    const others = [
      await issued(world, world.alice, {}, { status: 'cancelled', creditedCents: 12_000 }),
      await issued(
        world,
        world.alice,
        { kind: 'credit_note', corrects: reference },
        { correctsId: world.alice.invoiceId },
      ),
      await issued(world, world.alice, { seller: { ...seller, bank: null } }),
    ]
    for (const { id } of [paid, overpaid, retained, ...others]) {
      const html = await pageOf(world, id)
      expect(codeOf(html)).toBeUndefined()
      expect(html).not.toContain('data-copy')
    }
    // Pounds are paid by hand.
    const inPounds = await pageOf(world, (await issued(world, world.alice, { currency: 'GBP' })).id)
    expect(codeOf(inPounds)).toBeUndefined()
    expect(inPounds).toContain('data-copy="FR7630006000011234567890189"')
    expect(inPounds).toContain('120,00 £GB')
  })
})

describe('an invoice tells its customer', () => {
  it('what it is, in words, and what that means', async () => {
    const world = await makeWorld()
    const invoice = await issued(world, world.alice)
    expect(await pageOf(world, invoice.id)).toContain(
      `<h1 tabindex="-1">Facture <span class="unbroken">${invoice.document.number}</span></h1>`,
    )
    const deposit = await issued(world, world.alice, { kind: 'deposit' })
    expect(await pageOf(world, deposit.id)).toMatch(/Facture d’acompte .*il sera déduit/s)
    const correcting = { kind: 'credit_note' as const, corrects: reference }
    const creditNote = await issued(world, world.alice, correcting, { correctsId: world.alice.invoiceId })
    const html = await pageOf(world, creditNote.id)
    for (const text of [
      `Avoir <span class="unbroken">${creditNote.document.number}`,
      'Montant repris</span><span class="money">120,00 €',
      'Vous n’avez rien à payer.',
      `<a href="/portal/invoices/${world.alice.invoiceId}">FA2602-0001</a>`,
    ])
      expect(html).toContain(text)
    expect(html).not.toContain('Reste à régler')
  })

  it('until when to pay, that it is late, paid, cancelled or paid too much, and what is kept back until when', async () => {
    const world = await makeWorld()
    const due = await issued(world, world.alice, { dueOn: '2099-03-05' })
    expect(await pageOf(world, due.id)).toContain('Au plus tard le 5 mars 2099')
    const late = await issued(world, world.alice)
    expect(await pageOf(world, late.id)).toContain('C’était à payer au plus tard le 5 mars 2026.')
    await pay(world, late.id, 12_000)
    expect(await pageOf(world, late.id)).toContain('Tout est payé. Merci !')
    await pay(world, late.id, 500)
    expect(await pageOf(world, late.id)).toContain('Vous avez payé 5,00 € de trop. Vous n’avez rien à faire')
    const cancelled = await issued(world, world.alice, {}, { status: 'cancelled', creditedCents: 12_000 })
    expect(await pageOf(world, cancelled.id)).toContain('Cette facture est annulée : vous n’avez rien à payer.')
    const retained = await issued(world, world.alice, kept('2099-06-01'))
    const html = await pageOf(world, retained.id)
    expect(html).toContain('6,00 € sont retenus en garantie. Ils seront à payer le 1er juin 2099.')
    expect(html).toContain('Dont retenue de garantie')
    await pay(world, retained.id, 11_400)
    expect(await pageOf(world, retained.id)).toMatch(/rien à payer pour l’instant\.(?!.*\/paid")/s)
    await pay(world, cancelled.id, 500)
    expect(await pageOf(world, cancelled.id)).toMatch(/facture est annulée.*Vous avez payé 5,00.€ de trop/s)
  })

  it('the deposits and credit notes that lessen it, each with the way there, and back', async () => {
    const world = await makeWorld()
    const { companyId, alice } = world
    const deposit = await issued(world, alice, { kind: 'deposit', totalCents: 2000, netCents: 2000, vatCents: 0 })
    await pay(world, deposit.id, 2000)
    const { number, issuedOn } = deposit.document
    const says = { deposits: [{ number, issuedOn, totalCents: 2000 }] }
    const final = await issued(world, alice, says, { deductedCents: 2000, creditedCents: 1000 })
    await drizzle(env.DB)
      .insert(invoiceDeductions)
      .values({ companyId, customerId: alice.id, invoiceId: final.id, depositId: deposit.id, amountCents: 2000 })
    const amounts = { totalCents: 1000, netCents: 1000, vatCents: 0 }
    const creditNote = await issued(world, alice, { kind: 'credit_note', ...amounts }, { correctsId: final.id })
    const html = await pageOf(world, final.id)
    for (const text of [
      'Facture de solde',
      'Acomptes déduits</dt><dd><span class="money">-20,00',
      'Repris par avoir</dt><dd><span class="money">-10,00',
      `href="/portal/invoices/${deposit.id}">Facture d’acompte <span class="unbroken">${number}</span></a>`,
      `href="/portal/invoices/${creditNote.id}">Avoir <span class="unbroken">${creditNote.document.number}`,
      '90,00 €',
    ])
      expect(html).toContain(text)
    const deducted = await pageOf(world, deposit.id)
    expect(deducted).toContain(`Déduit de la facture</dt><dd><a href="/portal/invoices/${final.id}">`)
    expect(deducted).not.toContain('il sera déduit')
  })

  it('its texts, the number of their own order and where the work was done', async () => {
    const world = await makeWorld()
    const says = { opening: 'Merci de\nvotre confiance', closing: 'À bientôt', notes: ['Pas d’escompte'] }
    const { id } = await issued(world, world.alice, { ...says, purchaseOrder: 'BC-77', site: '3 quai Perrache' })
    const html = await pageOf(world, id)
    for (const text of ['Merci de\nvotre confiance', 'À bientôt', 'Pas d’escompte', 'BC-77', '3 quai Perrache']) {
      expect(html).toContain(text)
    }
  })

  it('where it can be checked, if it can', async () => {
    const world = await makeWorld()
    const check = { code: 'H2K79-MZC04', url: 'https://dupont.example/check/H2K79-MZC04' }
    const { id } = await issued(world, world.alice, { check })
    expect(await pageOf(world, id)).toContain('href="/check/H2K79-MZC04"')
    expect(await pageOf(world, world.alice.invoiceId)).not.toContain('/check/')
    const list = await (await asCustomer(world, world.alice)).get('/portal/invoices')
    expect(await list.text()).toContain('href="/check"')
  })

  it('in one round trip, of no more rows than it shows, however many the customer has', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const { id } = await issued(world, world.alice)
    await alice.get(`/portal/invoices/${id}`)
    const before = await tripsOf(() => alice.get(`/portal/invoices/${id}`))
    await env.DB.prepare(
      `insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents, vat_cents,
         total_cents, document, created_at, kind, corrects_id)
       select i.company_id, i.customer_id, 'more-' || value, 'issued', 'X-' || value, 5000 + value, '2026-03-01', '2026-12-31',
         100, 20, 120, i.document, 0, iif(value % 2, 'invoice', 'credit_note'), iif(value % 2, null, ?1)
       from invoices i, json_each(?2) where i.company_id = ?3 and i.id = ?1`,
    )
      .bind(world.alice.invoiceId, JSON.stringify(Array.from({ length: 5000 }, (_, at) => at)), world.companyId)
      .run()
    const { trips } = await tripsOf(() => alice.get(`/portal/invoices/${id}`))
    expect(trips).toHaveLength(1)
    expect(trips[0]?.rowsRead).toBeLessThanOrEqual(20)
    expect(trips[0]?.rowsRead).toBe(before.trips[0]?.rowsRead)
  })
})
