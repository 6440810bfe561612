import { describe, expect, it } from 'vitest'
import { undoPayment, useCredit } from '../../src/payments/admin/deeds.ts'
import { run } from '../support/customers.ts'
import { staffDb } from '../support/invoicing.ts'
import { addInvoice, addPayment, entriesOf, moneyOf } from '../support/payments.ts'
import { readMoney, readPayment, toldOf } from '../support/payments-read.ts'
import { makeWorld, type World } from '../support/world.ts'

const today = '2026-05-04'

/** Alice owes 100 euros on one invoice, and has paid 30 and 20 too much on two others. */
async function open() {
  const world = await makeWorld()
  for (const [id, cents] of [
    ['over-1', 8000],
    ['over-2', 7000],
  ] as const) {
    await addInvoice(world, id, 5000)
    await addPayment(world, id, cents, { id: `pay-${id}` })
  }
  const id = world.alice.invoiceId
  return { world, id, ...(await readMoney(world, id)) }
}
const using = { key: 'key-1', seen: 10_000, dueCents: 4000, today }
const balances = (world: World, ...ids: string[]) =>
  Promise.all(ids.map(async (id) => (await moneyOf(world, id)).balance_cents))
/** The entries by which credit came to an invoice or left it, the larger first. */
const creditIn = async (world: World, id: string) =>
  (await entriesOf(world, id))
    .filter(({ method }) => method === 'credit')
    .toSorted((one, other) => Math.abs(other.amount_cents) - Math.abs(one.amount_cents))

describe('credit that is used', () => {
  it('stands on both sides as one transfer a source, today, the first under the key of its form', async () => {
    const { world, id, db, found } = await open()
    expect(await useCredit(db, found, using)).toBeDefined()
    expect(await balances(world, id, 'over-1', 'over-2')).toEqual([6000, 0, -1000])
    const [here, one, two] = [
      await creditIn(world, id),
      ...[await creditIn(world, 'over-1'), await creditIn(world, 'over-2')],
    ]
    const common = { paid_on: today, method: 'credit', reference: null, counter_of: null }
    expect(here).toMatchObject([
      { ...common, id: 'key-1', amount_cents: 3000, transfer_id: one?.[0]?.transfer_id },
      { ...common, id: expect.stringMatching(/^\w{10,}$/), amount_cents: 1000, transfer_id: two?.[0]?.transfer_id },
    ])
    expect([one, two]).toMatchObject([[{ ...common, amount_cents: -3000 }], [{ ...common, amount_cents: -1000 }]])
    const transfers = here.map(({ transfer_id }) => transfer_id)
    expect(new Set(transfers).size).toBe(2)
    expect(transfers).not.toContain(null)
  })

  it('is told with how much of which invoices it was, however much is due', async () => {
    const { world, id, db, found } = await open()
    await useCredit(db, found, { ...using, dueCents: 10_000 })
    expect(await toldOf(world, 'credit_used')).toEqual([
      {
        ...{ subject: 'FA2602-0001', id, customer: world.alice.id },
        details: { amount: '50.00', from: 'N-over-1, N-over-2' },
      },
    ])
    expect(await balances(world, id)).toEqual([5000])
  })

  it('has keys of its own where the form has lost its own', async () => {
    const { world, id, db, found } = await open()
    await useCredit(db, found, { ...using, key: '' })
    for (const entry of await creditIn(world, id)) expect(entry.id).toMatch(/^\w{10,}$/)
    expect(await toldOf(world, 'credit_used')).toMatchObject([{ details: { amount: '40.00' } }])
  })

  it('is none where the money here is another than was shown, nor where it has gone from there', async () => {
    const { world, id, db, found } = await open()
    expect(await useCredit(db, found, { ...using, seen: 9999 })).toBeUndefined()
    await undoPayment(staffDb(world), await readPayment(world, 'pay-over-1'), today)
    expect(await useCredit(db, found, using)).toBeUndefined()
    expect(await creditIn(world, id)).toEqual([])
    expect(await toldOf(world, 'credit_used')).toEqual([])
  })
})

describe('a payment that is undone', () => {
  it('has a counter-entry of today with all that it had, and is told by its amount', async () => {
    const { world, id } = await open()
    await run(
      `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, reference, created_at)
       values (?, ?, 'cheque', ?, 1500, '2026-05-01', 'cheque', 'CHQ 7', 0)`,
      ...[world.companyId, world.alice.id, id],
    )
    expect(await undoPayment(staffDb(world), await readPayment(world, 'cheque'), today)).toBe(true)
    expect((await entriesOf(world, id)).find(({ counter_of }) => counter_of === 'cheque')).toMatchObject({
      ...{ amount_cents: -1500, paid_on: today, method: 'cheque', reference: 'CHQ 7', transfer_id: null },
    })
    expect(await toldOf(world, 'payment_undone')).toEqual([
      {
        ...{ subject: 'FA2602-0001', id, customer: world.alice.id },
        details: { amount: '15.00', method: 'cheque' },
      },
    ])
  })

  it('takes the other side of its transfer with it, and neither is undone twice', async () => {
    const { world, id, db, found } = await open()
    await useCredit(db, found, { ...using, dueCents: 3000 })
    const [there] = await creditIn(world, 'over-1')
    const read = await readPayment(world, 'key-1')
    expect(await undoPayment(db, read, today)).toBe(true)
    expect(await balances(world, id, 'over-1')).toEqual([10_000, -3000])
    const counters = [...(await creditIn(world, id)), ...(await creditIn(world, 'over-1'))].filter(
      ({ counter_of }) => counter_of !== null,
    )
    expect(counters).toMatchObject([
      { counter_of: 'key-1', amount_cents: -3000, transfer_id: there?.transfer_id },
      { counter_of: there?.id, amount_cents: 3000, transfer_id: there?.transfer_id },
    ])
    expect(await undoPayment(db, read, today)).toBe(false)
    // Nor beside another that stands.
    await addPayment(world, id, 100, { id: 'later' })
    const later = await readPayment(world, 'later')
    expect(await undoPayment(db, { ...later, others: read.others }, today)).toBe(false)
    expect(await balances(world, id)).toEqual([9900])
    expect(await toldOf(world, 'payment_undone')).toHaveLength(1)
  })

  it('is held while what it brought in is used, and an error is passed on where it is another', async () => {
    const { world, db, found } = await open()
    await useCredit(db, found, using)
    const payment = await readPayment(world, 'pay-over-1')
    expect(await undoPayment(db, payment, today)).toBe('held')
    expect(await balances(world, 'over-1')).toEqual([0])
    const other = { ...payment, payment: { ...payment.payment, id: 'no-such-payment' } }
    await expect(undoPayment(db, other, today)).rejects.toThrow('mirrors its payment')
  })
})
