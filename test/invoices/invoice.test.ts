import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceCents, lineNetCents, paymentState, totals, vatByRate } from '../../src/invoices/invoice.ts'

const issued = {
  kind: 'invoice',
  status: 'issued',
  totalCents: 12_000,
  deductedCents: 0,
  creditedCents: 0,
  paidCents: 0,
  dueOn: '2026-03-05',
  retentionCents: 0,
  retentionDueOn: null,
} as const

describe('the payment state', () => {
  it.each([
    ['due until its last day', issued, '2026-03-05', 'due'],
    ['overdue the day after', issued, '2026-03-06', 'overdue'],
    ['partly paid', { ...issued, paidCents: 1 }, '2026-03-05', 'partly_paid'],
    ['overdue even when partly paid', { ...issued, paidCents: 1 }, '2026-03-06', 'overdue'],
    ['paid, however late', { ...issued, paidCents: 12_000 }, '2027-01-01', 'paid'],
    ['overpaid when too much was paid', { ...issued, paidCents: 12_001 }, '2026-01-01', 'overpaid'],
    ['cancelled', { ...issued, status: 'cancelled' as const }, '2027-01-01', 'cancelled'],
  ] as const)('is %s', (_, invoice, today, state) => {
    expect(paymentState(invoice, today)).toBe(state)
  })

  it('leaves nothing to pay on an overpaid or cancelled invoice', () => {
    expect(balanceCents({ ...issued, paidCents: 2_000 })).toBe(10_000)
    expect(balanceCents({ ...issued, paidCents: 13_000 })).toBe(0)
    expect(balanceCents({ ...issued, status: 'cancelled' })).toBe(0)
  })
})

describe('amounts', () => {
  it.each([
    [{ quantityThousandths: 1_500, unitPriceCents: 333, discountBasisPoints: 0 }, 500],
    [{ quantityThousandths: 1_000, unitPriceCents: 10_000, discountBasisPoints: 1_000 }, 9_000],
    [{ quantityThousandths: -1_500, unitPriceCents: 333, discountBasisPoints: 0 }, -500],
    [{ quantityThousandths: 9_999_999, unitPriceCents: 99_999_999, discountBasisPoints: 1 }, 999_899_890_011],
  ])('of a line are rounded once: %o is %i', (line, net) => {
    expect(lineNetCents(line)).toBe(net)
  })

  const lines = fc.array(
    fc.record({
      vatRateBasisPoints: fc.constantFrom(0, 550, 1000, 2000),
      netCents: fc.integer({ min: -10_000_000, max: 10_000_000 }),
    }),
    { maxLength: 60 },
  )

  it('add up to the cent for any lines', () => {
    fc.assert(
      fc.property(lines, (any) => {
        const { netCents, vatCents, totalCents } = totals(any)
        const shares = vatByRate(any)
        expect(netCents).toBe(any.reduce((sum, line) => sum + line.netCents, 0))
        expect(vatCents).toBe(shares.reduce((sum, share) => sum + share.vatCents, 0))
        expect(totalCents).toBe(netCents + vatCents)
        for (const share of shares) {
          expect(Math.abs(share.vatCents - (share.netCents * share.rateBasisPoints) / 10_000)).toBeLessThanOrEqual(0.5)
        }
      }),
    )
  })

  it('round VAT once a rate, not once a line', () => {
    const line = { vatRateBasisPoints: 2000, netCents: 2 }
    expect(totals([line, line, line]).vatCents).toBe(1)
  })
})
