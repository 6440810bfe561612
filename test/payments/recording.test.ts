import { describe, expect, it } from 'vitest'
import { todayIn } from '../../src/ui/format.ts'
import { asCustomer, asStaff } from '../support/as.ts'
import { linesOf } from '../support/jobs.ts'
import { addPayment, entriesOf, formIn, moneyOf, openForm } from '../support/payments.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

const open = async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  await office.get('/admin')
  const id = world.alice.invoiceId
  return { world, office, id, at: `/admin/invoices/${id}` }
}
const times = <T>(count: number, act: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)))

describe('a payment', () => {
  it('begins with what is due, today, and is recorded in two round trips', async () => {
    const { world, office, id, at } = await open()
    const { answer, trips } = await tripsOf(() => office.get(at))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    const form = formIn(html, `${at}/payments`)
    expect(form).toMatchObject({ amount: '100.00', seen: '10000', paidOn: todayIn('Europe/Paris') })
    const typed = { ...form, amount: '40', method: 'cheque', reference: 'CHQ 12' }
    const sent = await tripsOf(() => office.post(`${at}/payments`, typed))
    expect(sent.trips).toHaveLength(2)
    expect(sent.answer.status).toBe(303)
    expect(sent.answer.headers.get('Location')).toBe(`${at}?money=recorded`)
    expect(await moneyOf(world, id)).toMatchObject({ paid_cents: 6_000, balance_cents: 6_000 })
    const page = await (await office.get(`${at}?money=recorded`)).text()
    expect(page).toContain('Payment recorded.')
    expect(page).toContain('ref. CHQ 12')
    expect(page).toContain('Overdue')
    const [line] = await linesOf(world, 'payment_recorded')
    expect(line).toMatchObject({ subject: 'FA2602-0001', customer_id: world.alice.id })
    expect(line?.details).toContain('"amount":"40.00"')
  })

  it('settles the invoice when it is all that is left, on the customer’s page too', async () => {
    const { world, office, id, at } = await open()
    await office.post(`${at}/payments`, await openForm(office, id))
    expect(await (await office.get(at)).text()).toContain('badge good')
    const alice = await asCustomer(world, world.alice)
    const page = await (await alice.get(`/portal/invoices/${id}`)).text()
    expect(page).toContain('Payée')
    expect(page).not.toContain('/paid')
    expect(page).not.toContain('/undo')
  })

  it('that is too much is said before, and recorded once that was agreed to', async () => {
    const { world, office, id, at } = await open()
    const form = await openForm(office, id, { amount: '112' })
    const asked = await office.post(`${at}/payments`, form)
    expect(asked.status).toBe(422)
    const html = await asked.text()
    expect(html).toContain('€12.00 more than is left to pay')
    expect(html).toContain('Record it all the same')
    expect((await moneyOf(world, id)).paid_cents).toBe(2_000)
    const again: Record<string, string> = { ...formIn(html, `${at}/payments`), method: 'transfer' }
    expect(again).toMatchObject({ amount: '112', agreed: '1200', key: form.key })
    // Another amount is another excess, and is said anew.
    expect((await office.post(`${at}/payments`, { ...again, amount: '113' })).status).toBe(422)
    expect((await office.post(`${at}/payments`, again)).status).toBe(303)
    expect(await moneyOf(world, id)).toMatchObject({ paid_cents: 13_200, balance_cents: -1_200 })
    expect(await (await office.get(`${at}?money=recorded`)).text()).toContain(
      '€12.00 too much, kept as the customer’s credit',
    )
  })

  it.each([
    [{ amount: '' }, 'Enter the amount'],
    [{ amount: 'abc' }, 'cannot be read'],
    [{ amount: '0' }, 'more than zero'],
    [{ paidOn: '2999-01-01' }, 'still to come'],
    [{ paidOn: '1999-12-31' }, 'before the year 2000'],
    [{ paidOn: '' }, 'Enter the date'],
    [{ method: 'credit' }, 'Choose the method'],
    [{ reference: 'x'.repeat(101) }, 'too long'],
  ])('with %j is refused beside the field, and what was typed is kept', async (typed, said) => {
    const { world, office, id, at } = await open()
    const form = await openForm(office, id, { reference: 'Kept & safe', ...typed })
    const answer = await office.post(`${at}/payments`, form)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(said)
    if (!('reference' in typed)) expect(html).toContain('Kept &amp; safe')
    expect(await entriesOf(world, id)).toHaveLength(1)
  })

  it('sent fifty times at once is recorded once, and each press is answered as the first', async () => {
    const { world, office, id, at } = await open()
    const form = await openForm(office, id, { amount: '25' })
    const answers = await times(50, () => office.post(`${at}/payments`, form))
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.get('Location')}`))).toEqual(
      new Set([`303 ${at}?money=recorded`]),
    )
    expect((await entriesOf(world, id)).filter(({ amount_cents }) => amount_cents === 2_500)).toHaveLength(1)
    // And later once more.
    expect((await office.post(`${at}/payments`, form)).status).toBe(303)
    expect((await moneyOf(world, id)).paid_cents).toBe(4_500)
  })

  it('recorded by fifty people at once is recorded by one; the others are shown what came in, and keep what they typed', async () => {
    const { world, office, id, at } = await open()
    const forms = await times(50, (index) => openForm(office, id, { amount: '30', reference: `Mine ${index}` }))
    const answers = await Promise.all(forms.map((form) => office.post(`${at}/payments`, form)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    const late = answers.findIndex(({ status }) => status === 409)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49)
    expect((await moneyOf(world, id)).paid_cents).toBe(5_000)
    const html = (await answers[late]?.text()) ?? ''
    expect(html).toContain('€100.00 was left to pay, now it is €70.00')
    expect(html).toContain(`value="Mine ${late}"`)
    expect(html).toContain(`ref. Mine ${answers.findIndex(({ status }) => status === 303)}`)
    // Sent again, it is on the money as it is now shown.
    const again: Record<string, string> = { ...formIn(html, `${at}/payments`), method: 'transfer' }
    expect(again.seen).toBe('7000')
    expect((await office.post(`${at}/payments`, again)).status).toBe(303)
    expect((await moneyOf(world, id)).paid_cents).toBe(8_000)
  })

  it('is none of a draft, of a credit note, or of what is not there', async () => {
    const { world, office, id } = await open()
    const form = await openForm(office, id)
    for (const other of [world.alice.draftId, 'no-such-invoice'])
      for (const path of ['payments', 'refund', 'credit'])
        expect((await office.post(`/admin/invoices/${other}/${path}`, form)).status).toBe(404)
    expect(await (await office.get(`/admin/invoices/${world.alice.draftId}`)).text()).not.toContain('/payments')
  })

  it.each([
    ['amount', { amount: '30' }],
    ['day', { paidOn: '2026-01-02' }],
    ['method', { method: 'cheque' }],
    ['reference', { reference: 'CHQ 13' }],
  ])('sent again with another %s is not said to be recorded, and can be recorded as another', async (_, other) => {
    const { world, office, id, at } = await open()
    const form = await openForm(office, id, { amount: '40', reference: 'CHQ 12' })
    expect((await office.post(`${at}/payments`, form)).status).toBe(303)
    const before = await entriesOf(world, id)
    const again = await office.post(`${at}/payments`, { ...form, ...other })
    expect(again.status).toBe(409)
    expect(await entriesOf(world, id)).toEqual(before)
    const anew = formIn(await again.text(), `${at}/payments`)
    expect(anew).toMatchObject({ seen: '6000', ...('amount' in other && other) })
    expect(anew.key).not.toBe(form.key)
    expect((await office.post(`${at}/payments`, { ...form, ...anew, ...other })).status).toBe(303)
    expect(await entriesOf(world, id)).toHaveLength(before.length + 1)
  })

  it('whose key is that of another invoice’s payment is not taken for it', async () => {
    const { world, office, id, at } = await open()
    await addPayment(world, world.bob.invoiceId, 100, { id: 'taken-already', customer: world.bob })
    const form = await openForm(office, id, { key: 'taken-already' })
    const refused = await office.post(`${at}/payments`, form)
    expect(refused.status).toBe(409)
    expect((await moneyOf(world, id)).paid_cents).toBe(2_000)
    const again = { ...formIn(await refused.text(), `${at}/payments`), method: 'transfer' }
    expect((await office.post(`${at}/payments`, again)).status).toBe(303)
    expect((await moneyOf(world, id)).paid_cents).toBe(12_000)
  })
})

describe('undoing a payment', () => {
  it('writes a counter-entry dated today, and both stay to be read, struck out', async () => {
    const { world, office, id, at } = await open()
    expect(await (await office.get(at)).text()).toContain('action="/admin/payments/payment-alice/undo"')
    const { answer, trips } = await tripsOf(() => office.post('/admin/payments/payment-alice/undo'))
    expect(trips).toHaveLength(2)
    expect(answer.headers.get('Location')).toBe(`${at}?money=undone`)
    const [, counter] = await entriesOf(world, id)
    expect(counter).toMatchObject({ amount_cents: -2_000, counter_of: 'payment-alice', method: 'transfer' })
    expect(counter?.paid_on).toBe(todayIn('Europe/Paris'))
    expect(await moneyOf(world, id)).toMatchObject({ paid_cents: 0, balance_cents: 12_000 })
    const alice = await asCustomer(world, world.alice)
    for (const page of [await office.get(at), await alice.get(`/portal/invoices/${id}`)]) {
      const html = await page.text()
      expect(html).toMatch(/<li class="row" id="payment-payment-alice"><div class="grow"><s>/)
      expect(html).not.toContain('/undo')
    }
    expect(await linesOf(world, 'payment_undone')).toHaveLength(1)
  })

  it('fifty times at once undoes it once, and each press is answered as the first', async () => {
    const { world, office, id, at } = await open()
    const answers = await times(50, () => office.post('/admin/payments/payment-alice/undo'))
    expect(new Set(answers.map(({ headers }) => headers.get('Location')))).toEqual(new Set([`${at}?money=undone`]))
    expect(await entriesOf(world, id)).toHaveLength(2)
    expect(await linesOf(world, 'payment_undone')).toHaveLength(1)
    // Nor is the counter-entry undone in its turn.
    const [, counter] = await entriesOf(world, id)
    expect((await office.post(`/admin/payments/${counter?.id}/undo`)).status).toBe(303)
    expect((await moneyOf(world, id)).paid_cents).toBe(0)
  })

  it('is refused where what came in was given back, and says what to undo first', async () => {
    const { world, office, id, at } = await open()
    await addPayment(world, id, 12_000, { id: 'too-much' })
    const refund = await openForm(office, id, { amount: '20' }, 'refund')
    expect(refund).toMatchObject({ amount: '20', seen: '-2000' })
    expect((await office.post(`${at}/refund`, refund)).status).toBe(303)
    expect((await office.post('/admin/payments/payment-alice/undo')).status).toBe(303)
    const held = await office.post('/admin/payments/too-much/undo')
    expect(held.status).toBe(409)
    expect(await held.text()).toContain('Undo that refund or that use first')
    expect((await moneyOf(world, id)).paid_cents).toBe(10_000)
  })
})
