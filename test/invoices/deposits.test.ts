import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { deduct as deductTicked, findDeductions } from '../../src/invoices/admin/corrections/deductions-queries.ts'
import { findDraft, standingInTheWay } from '../../src/invoices/admin/drafts/queries.ts'
import { asStaff } from '../support/as.ts'
import { merge, openOffice } from '../support/customers.ts'
import { deduct, draft, issued, pay, rowOf, staffDb } from '../support/invoicing.ts'
import { tripsOf } from '../support/recorder.ts'
import type { World } from '../support/world.ts'

const linesOf = async ({ companyId }: World, id: string) =>
  (
    await env.DB.prepare(
      `select description, quantity_thousandths as quantity, unit_price_cents as price, vat_rate_basis_points as rate,
         net_cents as net from invoice_lines where company_id = ? and invoice_id = ? order by position`,
    )
      .bind(companyId, id)
      .all()
  ).results
const plain = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ')

describe('a deposit', () => {
  const path = '/admin/invoices/new-deposit'

  it('is asked of a percentage of amounts, each at its rate, in the customer’s language', async () => {
    const { world, office } = await openOffice()
    const page = await (await office.get(`${path}?job=${world.alice.jobId}`)).text()
    expect(page).toContain('name="amount-2000"')
    const fields = { job: world.alice.jobId, draft: 'deposit-01', tax: 'incl', percent: '30', description: '' }
    const { answer, trips } = await tripsOf(() =>
      office.post(path, { ...fields, 'amount-2000': '1,200.00', 'amount-1000': '550' }),
    )
    expect([answer.status, trips.length]).toEqual([303, 2])
    expect(answer.headers.get('Location')).toBe('/admin/invoices/deposit-01/edit')
    expect(await rowOf(world, 'deposit-01')).toMatchObject({
      ...{ kind: 'deposit', job_id: world.alice.jobId, net_cents: 45_000, vat_cents: 7500, total_cents: 52_500 },
    })
    const lines = await linesOf(world, 'deposit-01')
    expect(lines.map(({ price, rate }) => [price, rate])).toEqual([
      [30_000, 2000],
      [15_000, 1000],
    ])
    expect(String(lines[0]?.description).replace(/\s/g, ' ')).toBe('Acompte de 30 % sur : Job of alice')
    // Pressed twice it is made once.
    expect((await office.post(path, { ...fields, 'amount-2000': '1' })).status).toBe(303)
    expect(await linesOf(world, 'deposit-01')).toHaveLength(2)
  })

  it('of an amount before VAT is that amount, for a customer without a job', async () => {
    const { world, office } = await openOffice()
    const fields = {
      customer: world.bob.id,
      draft: 'deposit-02',
      tax: 'excl',
      'amount-550': '100',
      description: 'Dépôt',
    }
    expect((await office.post(path, fields)).status).toBe(303)
    expect(await rowOf(world, 'deposit-02')).toMatchObject({
      customer_id: world.bob.id,
      total_cents: 10_550,
      job_id: null,
    })
    expect((await linesOf(world, 'deposit-02'))[0]?.description).toBe('Dépôt')
  })

  it('says what cannot be read beside its field, and keeps it', async () => {
    const { world, office } = await openOffice()
    const answer = await office.post(path, { customer: world.bob.id, 'amount-2000': 'much', percent: '130' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('id="amount-2000-error"')
    expect(html).toContain('id="percent-error"')
    expect(html).toContain('value="much"')
    expect(await plain(office.post(path, { customer: world.bob.id }))).toContain('Say one amount at least.')
    expect((await office.post(path, {})).status).toBe(422)
    expect((await office.get(`${path}?customer=nobody`)).status).toBe(404)
    expect(await (await office.get(path)).text()).toContain(`customer=${world.bob.id}`)
  })

  it('never takes the address of the page that begins it', async () => {
    const { world, office } = await openOffice()
    const fields = { customer: world.alice.id, draft: 'new-deposit', tax: 'excl', 'amount-2000': '100' }
    const answer = await office.post(path, fields)
    expect(answer.headers.get('Location')).toMatch(/^\/admin\/invoices\/[0-9a-z]{20}\/edit$/)
  })

  it('says which sign of its description cannot be printed, and keeps no control character', async () => {
    const { world, office } = await openOffice()
    const fields = { customer: world.alice.id, draft: 'deposit-03', tax: 'excl', 'amount-2000': '100' }
    for (const [description, said] of [
      ['Dépôt 🙂', 'cannot print “🙂” (sign 7)'],
      ['a\u0000b', '(sign 2)'],
    ] as const) {
      const answer = await office.post(path, { ...fields, description })
      expect([answer.status, await plain(answer)]).toEqual([422, expect.stringContaining(said)])
    }
    expect(await linesOf(world, 'deposit-03')).toEqual([])
  })

  it('is offered on the page of a job', async () => {
    const { world, office } = await openOffice()
    expect(await (await office.get(`/admin/jobs/${world.alice.jobId}`)).text()).toContain(
      `${path}?job=${world.alice.jobId}`,
    )
  })
})

describe('a final invoice', () => {
  /** A customer with deposits of each standing, and a draft for the job. */
  async function openBooks() {
    const { world, office } = await openOffice()
    const job = world.alice.jobId
    for (const [id, of] of Object.entries({
      paid: { job },
      other: {},
      unpaid: { job },
      credited: { job },
      elsewhere: {},
    })) {
      await issued(world, id, { kind: 'deposit', shares: [[1000, 2000]], ...of })
      if (id !== 'unpaid') await pay(world, id, 1200)
    }
    await issued(world, 'taking', { kind: 'credit_note', corrects: 'credited', shares: [[100, 2000]] })
    await draft(world, 'their-final')
    await deduct(world, 'their-final', 'elsewhere')
    await draft(world, 'final', { job })
    return { world, office, path: '/admin/invoices/final/deductions' }
  }

  it('is offered the deposits that are paid, those of its job ticked and first, the others with why not', async () => {
    const { office, path } = await openBooks()
    const { answer, trips } = await tripsOf(() => office.get(path))
    expect(trips).toHaveLength(1)
    expect(trips[0]?.rowsRead).toBeLessThanOrEqual(60)
    const html = await answer.text()
    const boxes = [...html.matchAll(/<input id="tick-([^"]+)"([^>]*)>/g)].map(([, id, rest = '']) => [
      id,
      /checked/.test(rest),
      /disabled/.test(rest),
    ])
    expect(new Set(boxes.slice(0, 3).map(([id]) => id))).toEqual(new Set(['paid', 'unpaid', 'credited']))
    expect(boxes.toSorted()).toEqual([
      ['credited', false, true],
      ['elsewhere', false, true],
      ['other', false, false],
      ['paid', true, false],
      ['unpaid', false, true],
    ])
    const text = html.replace(/<[^>]+>/g, ' ')
    for (const why of ['Not paid yet', 'Taken back by a credit note', 'Already ticked on another draft'])
      expect(text).toContain(why)
  })

  it('deducts what is ticked and nothing else, and says so on its page, the total, what is deducted and what is to pay', async () => {
    const { world, office, path } = await openBooks()
    const post = (version: number, ids: string[]) => {
      const body = new URLSearchParams([['version', String(version)], ...ids.map((id) => ['deposit[]', id])])
      return office.send(path, { method: 'POST', body, headers: { Origin: `http://${world.host}` } })
    }
    const { answer, trips } = await tripsOf(() => post(1, ['paid', 'other']))
    expect([answer.status, answer.headers.get('Location'), trips.length]).toEqual([303, '/admin/invoices/final', 2])
    expect((await rowOf(world, 'final')).deducted_cents).toBe(2400)
    const page = await plain(office.get('/admin/invoices/final'))
    expect(page).toContain('Draft final invoice')
    expect(page).toMatch(/Deposits deducted -€24\.00/)
    expect((await post(1, [])).status).toBe(409)
    expect((await post(2, ['unpaid'])).status).toBe(422)
    expect((await post(2, ['elsewhere'])).status).toBe(422)
    expect((await rowOf(world, 'final')).deducted_cents).toBe(2400)
    expect((await post(2, ['other'])).status).toBe(303)
    expect((await rowOf(world, 'final')).deducted_cents).toBe(1200)
  })

  it('of two drafts that deduct one deposit at once is one, and the other is told', async () => {
    const { world, office } = await openBooks()
    await draft(world, 'second')
    const owner = await asStaff(world, 'owner')
    await owner.get('/admin')
    const answers = await Promise.all(
      [office, owner].map((who, at) =>
        who.post(`/admin/invoices/${['final', 'second'][at]}/deductions`, { version: '1', 'deposit[]': 'paid' }),
      ),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses[0]).toBe(303)
    expect([409, 422]).toContain(statuses[1])
    const { results } = await env.DB.prepare(
      'select invoice_id from invoice_deductions where company_id = ? and deposit_id = ?',
    )
      .bind(world.companyId, 'paid')
      .all()
    expect(results).toHaveLength(1)
  })

  it('of a deposit that is taken back, or a customer who turns out to be another, just before says so', async () => {
    const { world, office } = await openBooks()
    const db = staffDb(world)
    const found = await findDeductions(db, 'final')
    if (!found) throw new Error('The draft is gone.')
    const ticked = found.deposits.filter(({ id }) => id === 'paid')
    await issued(world, 'taking-back', { kind: 'credit_note', corrects: 'paid', shares: [[1000, 2000]] })
    expect(await deductTicked(db, found.draft, 1, ticked)).toBe('notFree')
    await merge(office, world.alice.id, world.bob.id)
    expect(await deductTicked(db, found.draft, 1, [])).toBe('changed')
    expect((await rowOf(world, 'final')).deducted_cents).toBe(0)
  })

  it('is told before it is issued of a deposit whose payment was undone', async () => {
    const { world } = await openBooks()
    await deduct(world, 'final', 'paid')
    const payment = await env.DB.prepare('select id from payments where company_id = ? and invoice_id = ?')
      .bind(world.companyId, 'paid')
      .first<string>('id')
    await pay(world, 'paid', -1200, { counterOf: payment ?? '' })
    const found = await findDraft(staffDb(world), world.companyId, 'final')
    if (!found) throw new Error('The draft is gone.')
    const faults = standingInTheWay(found, '2026-04-01').filter(({ is }) => is !== 'noAddress')
    expect(faults).toEqual([{ is: 'depositLost', number: (await rowOf(world, 'paid')).number }])
  })
})
