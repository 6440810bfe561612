import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { merge, openOffice } from '../support/customers.ts'
import { deduct, draft, issue, pay, rowOf, type Share } from '../support/invoicing.ts'
import type { World } from '../support/world.ts'

/** What anyone may try to do, with figures to choose by; what the database refuses is not done. */
const step = fc.record({
  does: fc.constantFrom(...(['issue', 'deposit', 'deduct', 'credit', 'rest', 'pay', 'pay', 'undo', 'back'] as const)),
  isBob: fc.boolean(),
  pick: fc.nat(1000),
  cents: fc.integer({ min: 1, max: 20_000 }),
  month: fc.integer({ min: 4, max: 9 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Someone at a world's books, who remembers what there is. */
class Books {
  readonly documents: { id: string; kind: 'invoice' | 'deposit'; customer: string; shares: Share[] }[] = []
  readonly payments: { id: string; invoice: string; customer: string; cents: number }[] = []
  done = 0
  #made = 0
  #month = 4

  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  async try(step: Step): Promise<void> {
    // Documents of a series never go back in time.
    this.#month = Math.max(this.#month, step.month)
    try {
      await this.#do(step, `2026-0${this.#month}-15`)
      this.done += 1
    } catch (error) {
      if (!String(error).includes('CONSTRAINT')) throw error
    }
  }

  async #do({ does, isBob, pick, cents }: Step, on: string): Promise<void> {
    const world = this.#world
    this.#made += 1
    const id = `made-${this.#made}`
    const customer = isBob ? world.bob.id : world.alice.id
    const one = this.documents[pick % Math.max(1, this.documents.length)]
    if (does === 'issue' || does === 'deposit' || does === 'deduct') {
      const kind = does === 'deposit' ? 'deposit' : 'invoice'
      const shares: Share[] =
        kind === 'deposit'
          ? [[cents, 2000]]
          : [
              [cents, 2000],
              [(cents * pick) % 9000, 550],
            ]
      await draft(world, id, { kind, customer, shares })
      if (does === 'deduct') {
        const deposit = this.documents.find((other) => other.kind === 'deposit' && other.customer === customer)
        if (deposit) await deduct(world, id, deposit.id)
      }
      await issue(world, id, { on })
      this.documents.push({ id, kind, customer, shares })
    } else if (!one) return
    else if (does === 'credit' || does === 'rest') {
      const row = await rowOf(world, one.id)
      const shares: Share[] = does === 'rest' && row.credited_cents === 0 ? one.shares : [[Math.min(cents, 500), 2000]]
      await draft(world, id, { kind: 'credit_note', customer: one.customer, corrects: one.id, shares })
      await issue(world, id, { on, deducted: shares === one.shares ? Number(row.deducted_cents) : 0 })
    } else if (does === 'pay' || does === 'back') {
      const left = Number((await rowOf(world, one.id)).balance_cents)
      const amount = does === 'back' ? Math.min(-1, left) : pick % 2 ? cents : left
      this.payments.push({
        id: await pay(world, one.id, amount, { customer: one.customer, on }),
        invoice: one.id,
        customer: one.customer,
        cents: amount,
      })
    } else {
      const payment = this.payments[pick % Math.max(1, this.payments.length)]
      if (payment)
        await pay(world, payment.invoice, -payment.cents, { customer: payment.customer, on, counterOf: payment.id })
    }
  }
}

/** What invoices and payments come to by customer and month, and what the database has kept of it. */
async function accounts({ companyId }: World) {
  const asked = (sql: string) => env.DB.prepare(sql).bind(companyId).all<Record<string, string | number>>()
  const [summed, kept] = await Promise.all([
    asked(
      `select * from (select customer_id, month, sum(charge) as charged, sum(receipt) as received,
         sum(document) as documents from (
         select customer_id, substr(issued_on, 1, 7) as month, 1 as document, 0 as receipt,
           iif(kind = 'credit_note', deducted_cents - total_cents, total_cents - deducted_cents) as charge
         from invoices where company_id = ?1 and status <> 'draft'
         union all
         select customer_id, substr(paid_on, 1, 7), 0, amount_cents, 0 from payments where company_id = ?1
       ) group by 1, 2) where charged <> 0 or received <> 0 or documents <> 0 order by 1, 2`,
    ),
    asked(
      `select customer_id, month, charged_cents as charged, received_cents as received, documents from account_months
       where company_id = ?1 and (charged_cents <> 0 or received_cents <> 0 or documents <> 0) order by 1, 2`,
    ),
  ])
  return { summed: summed.results, kept: kept.results }
}

/** What customers owe by their invoices, and what the database has kept of it. */
async function dues({ companyId }: World) {
  const asked = (sql: string) => env.DB.prepare(sql).bind(companyId).all<Record<string, string | number>>()
  const [summed, kept] = await Promise.all([
    asked(
      `select customer_id, count(*) as invoices, sum(balance_cents) as owed from invoices
       where company_id = ? and balance_cents > 0 group by 1 order by 1`,
    ),
    asked(
      `select customer_id, invoices, owed_cents as owed from account_dues
       where company_id = ? and (invoices <> 0 or owed_cents <> 0) order by 1`,
    ),
  ])
  return { summed: summed.results, kept: kept.results }
}

/** What every customer owes by the invoices, and by the months of their account. */
async function owed({ companyId }: World) {
  const { results } = await env.DB.prepare(
    `select (select sum(balance_cents) from invoices where company_id = ?1) as invoices,
       (select sum(charged_cents - received_cents) from account_months where company_id = ?1) as account,
       (select count(*) from invoices i where company_id = ?1 and (
         paid_cents <> (select coalesce(sum(amount_cents), 0) from payments p where p.company_id = ?1 and p.invoice_id = i.id)
         or credited_cents > total_cents or credited_cents <> (
           select coalesce(sum(total_cents), 0) from invoices n
           where n.company_id = ?1 and n.corrects_id = i.id and n.status <> 'draft'))) as wrong`,
  )
    .bind(companyId)
    .all<{ invoices: number; account: number; wrong: number }>()
  return results[0]
}

it('after any history the account of each month is what invoices and payments come to, two customers made one included', async () => {
  let done = 0
  let owing = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 8, maxLength: 24 }),
      fc.array(step, { maxLength: 6 }),
      async (before, after) => {
        const { world, office } = await openOffice()
        const books = new Books(world)
        for (const one of before) await books.try(one)
        const first = await accounts(world)
        expect(first.kept).toEqual(first.summed)
        const firstDues = await dues(world)
        expect(firstDues.kept).toEqual(firstDues.summed)
        expect((await merge(office, world.alice.id, world.bob.id)).status).toBe(303)
        for (const one of [...books.documents, ...books.payments]) one.customer = world.bob.id
        for (const one of after) await books.try({ ...one, isBob: true })
        const { summed, kept } = await accounts(world)
        expect(kept).toEqual(summed)
        const lastDues = await dues(world)
        expect(lastDues.kept).toEqual(lastDues.summed)
        owing += lastDues.kept.length
        expect(new Set(kept.map((row) => row.customer_id))).toEqual(new Set([world.bob.id]))
        // A cancelled final invoice and its credit note leave deposits where they were: what is owed is one figure.
        const figures = await owed(world)
        expect(figures).toEqual({ invoices: figures?.account, account: figures?.account, wrong: 0 })
        done += books.done
      },
    ),
    { numRuns: 15, seed: 11 },
  )
  expect(done).toBeGreaterThan(100)
  expect(owing).toBeGreaterThan(5)
}, 240_000)
