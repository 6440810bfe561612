import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asCustomer, asStaff } from '../support/as.ts'
import { linesOf } from '../support/jobs.ts'
import { addInvoice, addPayment, entriesOf, formIn, moneyOf, openForm } from '../support/payments.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

/** Alice owes 100 euros on one invoice, and has paid 30 and 20 too much on two others. */
const open = async () => {
  const world = await makeWorld()
  await addInvoice(world, 'over-1', 5_000)
  await addPayment(world, 'over-1', 8_000, { id: 'pay-1' })
  await addInvoice(world, 'over-2', 5_000)
  await addPayment(world, 'over-2', 7_000, { id: 'pay-2' })
  const office = await asStaff(world, 'office')
  await office.get('/admin')
  const id = world.alice.invoiceId
  return { world, office, id, at: `/admin/invoices/${id}` }
}
const balances = async (world: World, ...ids: string[]) =>
  Promise.all(ids.map(async (id) => (await moneyOf(world, id)).balance_cents))

describe('what was paid too much', () => {
  it('is told on the customer’s page, beside what is due, and to the customer in a line', async () => {
    const { world, office, at } = await open()
    const { answer, trips } = await tripsOf(() => office.get(`/admin/customers/${world.alice.id}`))
    expect(trips).toHaveLength(1)
    expect(await answer.text()).toMatch(/<dt>Credit<\/dt><dd><span class="money">€50.00/)
    const html = await (await office.get(at)).text()
    expect(html).toContain('The customer has €50.00 of credit from other invoices.')
    expect(html).toContain('Use €50.00 of credit')
    const alice = await asCustomer(world, world.alice)
    expect(await (await alice.get('/portal/invoices')).text()).toMatch(/Vous avez un crédit de 50,00.€ chez nous/)
    const bob = await asCustomer(world, world.bob)
    expect(await (await bob.get('/portal/invoices')).text()).not.toContain('crédit')
    expect(await (await office.get(`/admin/invoices/${world.bob.invoiceId}`)).text()).not.toContain('of credit')
  })

  it('pays another invoice by two entries a source, in one batch of a second round trip', async () => {
    const { world, office, id, at } = await open()
    const form = await openForm(office, id, {}, 'credit')
    const { answer, trips } = await tripsOf(() => office.post(`${at}/credit`, form))
    expect(trips).toHaveLength(2)
    expect(answer.headers.get('Location')).toBe(`${at}?money=credited`)
    expect(await balances(world, id, 'over-1', 'over-2')).toEqual([5_000, 0, 0])
    const [here, there] = [await entriesOf(world, id), await entriesOf(world, 'over-1')]
    const [given, taken] = [here.find(({ amount_cents }) => amount_cents === 3_000), there[1]]
    expect(taken).toMatchObject({ amount_cents: -3_000, method: 'credit' })
    expect(taken?.transfer_id).toBe(given?.transfer_id)
    expect(await linesOf(world, 'credit_used')).toMatchObject([{ subject: 'FA2602-0001' }])
    // Sent again, it answers as it did.
    expect((await office.post(`${at}/credit`, form)).headers.get('Location')).toBe(`${at}?money=credited`)
    expect(await balances(world, id, 'over-1', 'over-2')).toEqual([5_000, 0, 0])
  })

  it('is used no further than what is due, the oldest first', async () => {
    const { world, office } = await open()
    await addInvoice(world, 'small', 3_500)
    await office.post('/admin/invoices/small/credit', await openForm(office, 'small', {}, 'credit'))
    expect(await balances(world, 'small', 'over-1', 'over-2')).toEqual([0, 0, -1_500])
  })

  it('asked for fifty times at once, by one form and by many, is used once', async () => {
    const { world, office, id, at } = await open()
    const forms = await Promise.all(Array.from({ length: 25 }, () => openForm(office, id, {}, 'credit')))
    const answers = await Promise.all([...forms, ...forms].map((form) => office.post(`${at}/credit`, form)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(2)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(48)
    expect(await balances(world, id, 'over-1', 'over-2')).toEqual([5_000, 0, 0])
    expect(await linesOf(world, 'credit_used')).toHaveLength(1)
  })

  it('used for two invoices at once pays one of them, and the other is told that it is gone', async () => {
    const { world, office, id } = await open()
    await addInvoice(world, 'other', 9_000)
    const both = await Promise.all(
      [id, 'other'].map(async (one) => [one, await openForm(office, one, {}, 'credit')] as const),
    )
    const answers = await Promise.all(both.map(([one, form]) => office.post(`/admin/invoices/${one}/credit`, form)))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const late = answers.find(({ status }) => status === 409)
    expect(await late?.text()).toContain('has just been used or given back')
    const [here, other, ...over] = await balances(world, id, 'other', 'over-1', 'over-2')
    expect((here ?? 0) + (other ?? 0)).toBe(14_000)
    expect(over).toEqual([0, 0])
  })

  it('that was used is undone on both sides by undoing either', async () => {
    const { world, office, id, at } = await open()
    await office.post(`${at}/credit`, await openForm(office, id, {}, 'credit'))
    const taken = (await entriesOf(world, 'over-1')).find(({ method }) => method === 'credit')
    const given = (await entriesOf(world, id)).find(({ transfer_id }) => transfer_id === taken?.transfer_id)
    const { trips } = await tripsOf(() => office.post(`/admin/payments/${taken?.id}/undo`))
    expect(trips).toHaveLength(2)
    expect(await balances(world, id, 'over-1', 'over-2')).toEqual([8_000, -3_000, 0])
    expect((await office.post(`/admin/payments/${given?.id}/undo`)).status).toBe(303)
    expect(await balances(world, id, 'over-1', 'over-2')).toEqual([8_000, -3_000, 0])
  })

  it('undone on both sides at once, fifty times, is undone once', async () => {
    const { world, office, id, at } = await open()
    await office.post(`${at}/credit`, await openForm(office, id, {}, 'credit'))
    const taken = (await entriesOf(world, 'over-1')).find(({ method }) => method === 'credit')
    const given = (await entriesOf(world, id)).find(({ transfer_id }) => transfer_id === taken?.transfer_id)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        office.post(`/admin/payments/${index % 2 === 0 ? taken?.id : given?.id}/undo`),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(await balances(world, id, 'over-1', 'over-2')).toEqual([8_000, -3_000, 0])
  })

  it('in another currency pays nothing here', async () => {
    const { world, office, at } = await open()
    await env.DB.prepare(
      `insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents, vat_cents,
         total_cents, document, created_at)
       select company_id, customer_id, 'pounds', 'issued', 'P-1', 501, issued_on, due_on, 1, 0, 1,
         json_set(document, '$.currency', 'GBP'), 0 from invoices where company_id = ?1 and id = ?2`,
    )
      .bind(world.companyId, world.alice.invoiceId)
      .run()
    await addPayment(world, 'pounds', 1_001)
    expect(await (await office.get(at)).text()).toContain('Use €50.00 of credit')
  })
})

describe('a refund', () => {
  it('gives back what was paid too much, in two round trips, and no more', async () => {
    const { world, office } = await open()
    const at = '/admin/invoices/over-1'
    const form = await openForm(office, 'over-1', {}, 'refund')
    expect(form).toMatchObject({ amount: '30.00', seen: '-3000' })
    const much = await office.post(`${at}/refund`, { ...form, amount: '30.01' })
    expect(much.status).toBe(422)
    expect(await much.text()).toContain('Give back €30.00 at most')
    const { answer, trips } = await tripsOf(() => office.post(`${at}/refund`, { ...form, amount: '10' }))
    expect(trips).toHaveLength(2)
    expect(answer.headers.get('Location')).toBe(`${at}?money=refunded`)
    expect(await balances(world, 'over-1')).toEqual([-2_000])
    expect(await (await office.get(at)).text()).toContain('Refund, bank transfer')
  })

  it('of an invoice that was not overpaid is refused', async () => {
    const { world, office, id, at } = await open()
    const form = { ...(await openForm(office, id)), amount: '5' }
    expect((await office.post(`${at}/refund`, form)).status).toBe(422)
    expect(await entriesOf(world, id)).toHaveLength(1)
  })

  it('made fifty times at once is made once, by one form and by many', async () => {
    const { world, office } = await open()
    const at = '/admin/invoices/over-1'
    const forms = await Promise.all(
      Array.from({ length: 25 }, () => openForm(office, 'over-1', { amount: '30' }, 'refund')),
    )
    const answers = await Promise.all([...forms, ...forms].map((form) => office.post(`${at}/refund`, form)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(2)
    // What is left to give back is nothing: the amount is refused beside what came in between.
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(48)
    expect(await balances(world, 'over-1')).toEqual([0])
  })

  it('and credit of the same money at once: one of them holds', async () => {
    const { world, office, id } = await open()
    await office.post('/admin/payments/pay-2/undo')
    const refund = await openForm(office, 'over-1', { amount: '30' }, 'refund')
    const credit = await openForm(office, id, {}, 'credit')
    expect(
      formIn(await (await office.get(`/admin/invoices/${id}`)).text(), `/admin/invoices/${id}/credit`),
    ).toBeTruthy()
    const answers = await Promise.all([
      office.post('/admin/invoices/over-1/refund', refund),
      office.post(`/admin/invoices/${id}/credit`, credit),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await balances(world, 'over-1')).toEqual([0])
  })
})
