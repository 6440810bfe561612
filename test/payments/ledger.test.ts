import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { owedCents, paymentState } from '../../src/invoices/invoice.ts'
import { asStaff, type Visitor } from '../support/as.ts'
import { addInvoice, type EntryInTable, entriesOf, moneyOf, openForm } from '../support/payments.ts'
import { makeWorld, type World } from '../support/world.ts'

/*
 * Whatever staff press in whichever order, through the pages: the sums that the database keeps are those of its entries, no
 * invoice has less than nothing, and credit moves between invoices without a cent more or less.
 */

type Step =
  | { do: 'record'; invoice: number; cents: number }
  /** How much of what was paid too much, in hundredths: more than all of it is refused. */
  | { do: 'refund'; invoice: number; share: number }
  | { do: 'credit'; invoice: number }
  | { do: 'undo'; entry: number }

const invoice = fc.nat(2)
const doing = <D extends Step['do']>(name: D) => fc.constant(name)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: doing('record'), invoice, cents: fc.integer({ min: 1, max: 15_000 }) }) },
  { weight: 3, arbitrary: fc.record({ do: doing('refund'), invoice, share: fc.integer({ min: 1, max: 120 }) }) },
  { weight: 3, arbitrary: fc.record({ do: doing('credit'), invoice }) },
  { weight: 3, arbitrary: fc.record({ do: doing('undo'), entry: fc.nat(40) }) },
)

const totals = [4_000, 7_000, 10_000]
const ids = totals.map((_, index) => `ledger-${index}`)

async function take(world: World, office: Visitor, taken: Step): Promise<void> {
  if (taken.do === 'undo') {
    const entries = (await Promise.all(ids.map((id) => entriesOf(world, id)))).flat()
    const entry = entries[taken.entry % Math.max(1, entries.length)]
    if (entry) await office.post(`/admin/payments/${entry.id}/undo`)
    return
  }
  const id = ids[taken.invoice] ?? ''
  const kind = { record: 'payments', refund: 'refund', credit: 'credit' }[taken.do]
  const { balance_cents } = await moneyOf(world, id)
  const cents = centsOf(taken, balance_cents)
  await office.post(`/admin/invoices/${id}/${kind}`, {
    ...(await openForm(office, id, {}, kind)),
    ...{ seen: String(balance_cents), paidOn: '2026-05-03' },
    ...(cents !== undefined && { amount: (cents / 100).toFixed(2), agreed: String(cents - balance_cents) }),
  })
}

function centsOf(taken: Step, balanceCents: number): number | undefined {
  if (taken.do === 'record') return taken.cents
  return taken.do === 'refund' ? Math.ceil((Math.max(100, -balanceCents) * taken.share) / 100) : undefined
}

const sumOf = (entries: EntryInTable[]) => entries.reduce((sum, { amount_cents }) => sum + amount_cents, 0)

/** What must hold after each step. */
async function look(world: World): Promise<EntryInTable[]> {
  const all: EntryInTable[] = []
  for (const [index, id] of ids.entries()) {
    const entries = await entriesOf(world, id)
    const money = await moneyOf(world, id)
    const total = totals[index] ?? 0
    all.push(...entries)
    expect(money.paid_cents).toBe(sumOf(entries))
    expect(money.paid_cents).toBeGreaterThanOrEqual(0)
    expect(money.balance_cents).toBe(total - money.paid_cents)
    const payable = {
      ...{ kind: 'invoice' as const, status: 'issued' as const, totalCents: total, paidCents: money.paid_cents },
      ...{ deductedCents: 0, creditedCents: 0, retentionCents: 0, retentionDueOn: null, dueOn: '2026-05-01' },
    }
    expect(owedCents(payable)).toBe(money.balance_cents)
    const left = money.balance_cents
    expect(paymentState(payable, '2026-05-01')).toBe(
      left < 0 ? 'overpaid' : left === 0 ? 'paid' : money.paid_cents > 0 ? 'partly_paid' : 'due',
    )
  }
  // Each transfer, and each undoing of one, moves what it moves.
  const transfers = Map.groupBy(
    all.filter(({ transfer_id }) => transfer_id !== null),
    ({ transfer_id, counter_of }) => `${transfer_id} ${counter_of !== null}`,
  )
  for (const pair of transfers.values()) {
    expect(pair).toHaveLength(2)
    expect(sumOf(pair)).toBe(0)
  }
  for (const { counter_of, amount_cents } of all) {
    if (counter_of === null) continue
    expect(all.filter(({ counter_of: other }) => other === counter_of)).toHaveLength(1)
    expect(all.find(({ id }) => id === counter_of)?.amount_cents).toBe(-amount_cents)
  }
  return all
}

it('any sequence of payments, refunds, credit and counter-entries keeps its sums', async () => {
  const seen = { steps: 0, credited: 0, refunded: 0, undone: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const world = await makeWorld()
      const office = await asStaff(world, 'office')
      for (const [index, id] of ids.entries()) await addInvoice(world, id, totals[index] ?? 0)
      // Alice's first invoice is owed nothing of, and takes no part.
      await env.DB.prepare(
        `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at)
         values (?, ?, 'rest', ?, 10000, '2026-05-02', 'transfer', 0)`,
      )
        .bind(world.companyId, world.alice.id, world.alice.invoiceId)
        .run()
      for (const one of steps) {
        await take(world, office, one)
        await look(world)
        seen.steps += 1
      }
      const all = await look(world)
      seen.credited += all.filter(({ method, counter_of }) => method === 'credit' && counter_of === null).length
      seen.refunded += all.filter(
        ({ method, amount_cents, counter_of }) => method !== 'credit' && amount_cents < 0 && counter_of === null,
      ).length
      seen.undone += all.filter(({ counter_of }) => counter_of !== null).length
      const months = await env.DB.prepare(
        `select sum(received_cents) as received from account_months where company_id = ? and customer_id = ?`,
      )
        .bind(world.companyId, world.alice.id)
        .first<{ received: number }>()
      expect(months?.received).toBe(sumOf(all) + 12_000)
    }),
    { numRuns: 30, seed: 20_261_125 },
  )
  process.stdout.write(`ledger: ${JSON.stringify(seen)}\n`)
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10)
}, 240_000)
