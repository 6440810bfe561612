import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { type Given, recordPayment, refund, settleNotice } from '../../src/payments/admin/deeds.ts'
import { findNotice } from '../../src/payments/admin/queries.ts'
import { run } from '../support/customers.ts'
import { staffDb } from '../support/invoicing.ts'
import { addInvoice, addPayment, entriesOf, moneyOf, noticesOf } from '../support/payments.ts'
import { readMoney, toldOf } from '../support/payments-read.ts'
import { makeWorld, type World } from '../support/world.ts'

const day = '2026-05-04'
const given: Given = { key: 'key-1', amountCents: 4000, paidOn: day, method: 'cheque', reference: 'CHQ 12' }

const versions = async ({ companyId }: World) =>
  Object.fromEntries(
    (
      await env.DB.prepare('select id, version from invoices where company_id = ?')
        .bind(companyId)
        .all<{ id: string; version: number }>()
    ).results.map(({ id, version }) => [id, version]),
  )

/** A message that an invoice was paid. */
const addNotice = ({ companyId, alice }: World, id: string, invoiceId: string, settledAt: number | null = null) =>
  run(
    `insert into payment_notices (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, by_name, settled_at,
       created_at) values (?, ?, ?, ?, 4000, ?, 'cash', 'Alice', ?, 0)`,
    ...[companyId, alice.id, id, invoiceId, day, settledAt],
  )

const settled = async (world: World) =>
  Object.fromEntries((await noticesOf(world)).map(({ id, settled_at }) => [String(id), settled_at]))

describe('a payment that is recorded', () => {
  it('is written as it was given, under the key of its form, and told with all that was said', async () => {
    const world = await makeWorld()
    const { id, invoiceId } = world.alice
    await addInvoice(world, 'as-much', 12_000)
    await addPayment(world, 'as-much', 2000)
    const { db, invoice } = await readMoney(world, invoiceId)
    const before = await versions(world)
    expect(await recordPayment(db, invoice, 10_000, given, '')).toBeDefined()
    expect((await entriesOf(world, invoiceId)).find((one) => one.id === 'key-1')).toMatchObject({
      ...{ amount_cents: 4000, paid_on: day, method: 'cheque', reference: 'CHQ 12', counter_of: null },
      transfer_id: null,
    })
    expect(await toldOf(world, 'payment_recorded')).toEqual([
      {
        ...{ subject: 'FA2602-0001', id: invoiceId, customer: id },
        details: { amount: '40.00', paidOn: day, method: 'cheque', reference: 'CHQ 12' },
      },
    ])
    // Whoever edits the invoice is told, and nobody who edits another with as much left to pay.
    expect(await versions(world)).toEqual({ ...before, [invoiceId]: (before[invoiceId] ?? 0) + 1 })
  })

  it('without a reference says none, and without a key has one of its own', async () => {
    const world = await makeWorld()
    const { db, invoice } = await readMoney(world, world.alice.invoiceId)
    await recordPayment(db, invoice, 10_000, { ...given, key: '', reference: null }, '')
    expect((await entriesOf(world, invoice.id)).map(({ id }) => id)).toEqual([
      'payment-alice',
      expect.stringMatching(/^\w{10,}$/),
    ])
    expect((await toldOf(world, 'payment_recorded'))[0]?.details).toEqual({
      ...{ amount: '40.00', paidOn: day, method: 'cheque' },
    })
  })

  it('is none where the money is another than was shown, the customer another, or it is a draft', async () => {
    const world = await makeWorld()
    const { invoiceId, draftId } = world.alice
    const { db, invoice } = await readMoney(world, invoiceId)
    expect(await recordPayment(db, invoice, 9999, given, '')).toBeUndefined()
    expect(await refund(db, invoice, 9999, given)).toBeUndefined()
    expect(await recordPayment(db, { ...invoice, customerId: world.bob.id }, 10_000, given, '')).toBeUndefined()
    const { balance_cents } = await moneyOf(world, draftId)
    expect(await recordPayment(db, { ...invoice, id: draftId }, balance_cents, given, '')).toBeUndefined()
    expect(await entriesOf(world, invoiceId)).toHaveLength(1)
    expect(await toldOf(world, 'payment_recorded')).toEqual([])
  })

  it('is none under a key that was used, and an error is passed on where it is another', async () => {
    const world = await makeWorld()
    const { db, invoice } = await readMoney(world, world.alice.invoiceId)
    expect(await recordPayment(db, invoice, 10_000, { ...given, key: 'payment-alice' }, '')).toBeUndefined()
    const nothing = { ...given, amountCents: 0 }
    await expect(recordPayment(db, invoice, 10_000, nothing, '')).rejects.toThrow('payments_amount')
  })

  it('settles the message that it answers, and no other', async () => {
    const world = await makeWorld()
    const { invoiceId } = world.alice
    await addInvoice(world, 'other', 9000)
    await addNotice(world, 'answered', invoiceId)
    await addNotice(world, 'of-another', 'other')
    const { db, invoice } = await readMoney(world, invoiceId)
    await recordPayment(db, invoice, 10_000, given, 'of-another')
    expect(await settled(world)).toEqual({ answered: null, 'of-another': null })
    await recordPayment(db, invoice, 6000, { ...given, key: 'key-2', amountCents: 1000 }, 'answered')
    expect(await settled(world)).toEqual({ answered: expect.any(Number), 'of-another': null })
  })

  it('leaves a message as it was settled before', async () => {
    const world = await makeWorld()
    const { invoiceId } = world.alice
    await addNotice(world, 'before', invoiceId, 7)
    const { db, invoice } = await readMoney(world, invoiceId)
    expect(await recordPayment(db, invoice, 10_000, given, 'before')).toBeDefined()
    expect(await settled(world)).toEqual({ before: 7 })
    const notice = await findNotice(db, 'before')
    expect(notice && (await settleNotice(db, notice))).toBeUndefined()
    expect(await toldOf(world, 'payment_settled')).toEqual([])
  })
})

it('a refund is written and told below zero, and none where it is more than there is', async () => {
  const world = await makeWorld()
  await addInvoice(world, 'over', 5000)
  await addPayment(world, 'over', 8000, { id: 'pay' })
  const { db, invoice } = await readMoney(world, 'over')
  expect(await refund(db, invoice, -3000, given)).toBeUndefined()
  expect(await refund(db, invoice, -3000, { ...given, amountCents: 3000 })).toBeDefined()
  expect(await entriesOf(world, 'over')).toMatchObject([{ id: 'pay' }, { id: 'key-1', amount_cents: -3000 }])
  expect(await toldOf(world, 'payment_recorded')).toMatchObject([
    { subject: 'N-over', id: 'over', details: { amount: '-30.00', method: 'cheque' } },
  ])
})

it('a message put aside is told with what it said, and the others wait on', async () => {
  const world = await makeWorld()
  const { id, invoiceId } = world.alice
  await addInvoice(world, 'other', 9000)
  await addNotice(world, 'one', invoiceId)
  await addNotice(world, 'two', 'other')
  const db = staffDb(world)
  const notice = await findNotice(db, 'one')
  expect(notice && (await settleNotice(db, notice))).toBeDefined()
  expect(await settled(world)).toEqual({ one: expect.any(Number), two: null })
  expect(await toldOf(world, 'payment_settled')).toEqual([
    {
      ...{ subject: 'FA2602-0001', id: invoiceId, customer: id },
      details: { amount: '40.00', paidOn: day, method: 'cash' },
    },
  ])
})
