import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  balanceCents,
  dueNowCents,
  invoiceKinds,
  invoiceStatuses,
  owedCents,
  type Payable,
  paymentState,
} from '../../src/invoices/invoice.ts'
import { run } from '../support/customers.ts'
import { makeWorld } from '../support/world.ts'

const day = fc.constantFrom('2026-01-15', '2026-03-01', '2026-03-02', '2026-08-31', '2027-03-01', '2027-03-02')

/** Any document that the database would hold: figures within each other, a retention with its day. */
const anyPayable: fc.Arbitrary<Payable> = fc
  .record({
    kind: fc.constantFrom(...invoiceKinds),
    status: fc.constantFrom(...invoiceStatuses),
    totalCents: fc.integer({ min: 0, max: 30_000 }),
    shares: fc.tuple(
      ...Array.from({ length: 4 }, () => fc.oneof(fc.constantFrom(0, 1000), fc.integer({ min: 0, max: 1000 }))),
    ),
    dueOn: day,
    retentionDueOn: day,
  })
  .map(({ totalCents, shares: [deducted = 0, credited = 0, paid = 0, kept = 0], retentionDueOn, ...facts }) => {
    const part = (share: number, of: number) => Math.floor((share * of) / 1000)
    const deductedCents = facts.kind === 'invoice' ? part(deducted, totalCents) : 0
    const retentionCents =
      facts.kind === 'invoice' ? part(kept, Math.min(totalCents - deductedCents, totalCents / 20)) : 0
    const creditedCents =
      facts.status === 'cancelled' ? totalCents : facts.status === 'draft' ? 0 : part(credited, totalCents)
    return {
      ...{ ...facts, totalCents, deductedCents, creditedCents, retentionCents },
      // Some pay too much.
      paidCents: facts.status === 'draft' ? 0 : part(paid * 1.2, totalCents),
      retentionDueOn: retentionCents > 0 ? retentionDueOn : null,
    }
  })

describe('what is left to pay', () => {
  it('is the same in the database, for any document', async () => {
    const world = await makeWorld()
    const all = fc.sample(anyPayable, { numRuns: 400, seed: 7 })
    const keys = ['number', 'sequence', 'issued_on', 'due_on', 'document'] as const
    await run(
      `insert into invoices (company_id, customer_id, id, kind, corrects_id, status, ${keys.join(', ')}, net_cents, vat_cents,
         total_cents, deducted_cents, credited_cents, paid_cents, retention_cents, retention_due_on, created_at)
       select ?1, ?2, 'any-' || key, value ->> 'kind', iif(value ->> 'kind' = 'credit_note', ?3, null), value ->> 'status',
         iif(value ->> 'status' = 'draft', null, 'ANY-' || key), iif(value ->> 'status' = 'draft', null, 1000 + key),
         iif(value ->> 'status' = 'draft', null, '2026-01-15'), iif(value ->> 'status' = 'draft', null, value ->> 'dueOn'),
         iif(value ->> 'status' = 'draft', null, '{}'), value ->> 'totalCents', 0, value ->> 'totalCents',
         value ->> 'deductedCents', value ->> 'creditedCents', value ->> 'paidCents', value ->> 'retentionCents',
         value ->> 'retentionDueOn', 0
       from json_each(?4)`,
      ...[world.companyId, world.alice.id, world.alice.invoiceId, JSON.stringify(all)],
    )
    const { results } = await env.DB.prepare(
      `select substr(id, 5) as place, balance_cents as balance, payable, standing from invoices
       where company_id = ? and id like 'any-%'`,
    )
      .bind(world.companyId)
      .all<{ place: string; balance: number; payable: number; standing: string }>()
    expect(results).toHaveLength(400)
    for (const { place, balance, payable, standing } of results) {
      const invoice = all[Number(place)] as Payable
      expect([place, balance]).toEqual([place, owedCents(invoice)])
      expect(payable).toBe(balanceCents(invoice) > 0 ? 1 : 0)
      expect(standing).toBe(standingOf(invoice))
    }
    expect(new Set(results.map(({ standing }) => standing))).toEqual(
      new Set(['draft', 'owed', 'paid', 'cancelled', 'credit']),
    )
  })

  it('is told by its state as it is by its figures, on any day', () => {
    fc.assert(
      fc.property(anyPayable, day, (invoice, today) => {
        if (invoice.status === 'draft') return
        const state = paymentState(invoice, today)
        const [owed, now] = [owedCents(invoice), dueNowCents(invoice, today)]
        expect(now).toBeGreaterThanOrEqual(0)
        expect(now).toBeLessThanOrEqual(balanceCents(invoice))
        // What is not due now is the guarantee, and nothing else.
        expect(balanceCents(invoice) - now).toBeLessThanOrEqual(invoice.retentionCents)
        if (invoice.retentionDueOn !== null && today >= invoice.retentionDueOn) expect(now).toBe(balanceCents(invoice))
        expect(state === 'credit').toBe(invoice.kind === 'credit_note')
        if (state === 'credit') return
        expect(state === 'overpaid').toBe(owed < 0)
        expect(['paid', 'cancelled', 'overpaid'].includes(state)).toBe(owed <= 0)
        expect(state === 'retained').toBe(owed > 0 && now === 0)
        expect(['due', 'partly_paid', 'overdue'].includes(state)).toBe(now > 0)
        if (state === 'partly_paid') expect(invoice.paidCents).toBeGreaterThan(0)
        if (state === 'due') expect(invoice.paidCents).toBe(0)
      }),
      { numRuns: 3000 },
    )
  })

  it('is no longer kept back from the day of the retention on, and overdue the day after', () => {
    const invoice: Payable = {
      ...{
        kind: 'invoice',
        status: 'issued',
        totalCents: 12_000,
        deductedCents: 2000,
        creditedCents: 0,
        paidCents: 9400,
      },
      ...{ dueOn: '2026-03-05', retentionCents: 600, retentionDueOn: '2027-02-03' },
    }
    const on = (today: string) => [dueNowCents(invoice, today), paymentState(invoice, today)]
    expect(on('2026-03-06')).toEqual([0, 'retained'])
    expect(on('2027-02-02')).toEqual([0, 'retained'])
    expect(on('2027-02-03')).toEqual([600, 'partly_paid'])
    expect(on('2027-02-04')).toEqual([600, 'overdue'])
    expect(dueNowCents({ ...invoice, paidCents: 0 }, '2026-03-05')).toBe(9400)
  })
})

function standingOf(invoice: Payable): string {
  if (invoice.status === 'draft') return 'draft'
  if (invoice.kind === 'credit_note') return 'credit'
  if (invoice.status === 'cancelled') return 'cancelled'
  return owedCents(invoice) > 0 ? 'owed' : 'paid'
}
