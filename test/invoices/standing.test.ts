import { describe, expect, it } from 'vitest'
import {
  balanceCents,
  dueNowCents,
  lastDayToPay,
  owedCents,
  type Payable,
  paymentState,
  seriesOf,
  vatByRate,
} from '../../src/invoices/invoice.ts'

const issued: Payable = {
  ...{ kind: 'invoice', status: 'issued', totalCents: 12_000, deductedCents: 0, creditedCents: 0, paidCents: 0 },
  ...{ dueOn: '2026-03-05', retentionCents: 0, retentionDueOn: null },
}
/** 600 of it may be kept back for a year. */
const kept: Payable = { ...issued, retentionCents: 600, retentionDueOn: '2027-02-03' }

describe('what is owed', () => {
  it('is the total less what deposits asked for, what was taken back and what was paid', () => {
    expect(owedCents({ ...issued, deductedCents: 3_000, creditedCents: 2_000, paidCents: 1_000 })).toBe(6_000)
  })

  it.each([
    ['a draft', { status: 'draft' }],
    ['a credit note', { kind: 'credit_note' }],
  ] as const)('is nothing on %s, whatever it comes to', (_, is) => {
    expect(owedCents({ ...issued, ...is })).toBe(0)
    expect(owedCents({ ...issued, ...is, paidCents: 500 })).toBe(0)
  })

  it('is below zero by what was paid on an invoice that was taken back whole', () => {
    expect(owedCents({ ...issued, status: 'cancelled', deductedCents: 3_000, paidCents: 700 })).toBe(-700)
    expect(balanceCents({ ...issued, status: 'cancelled', paidCents: 700 })).toBe(0)
  })
})

describe('a guarantee', () => {
  it('is not due before its day, and is on it', () => {
    expect(dueNowCents(kept, '2027-02-02')).toBe(11_400)
    expect(dueNowCents(kept, '2027-02-03')).toBe(12_000)
    // Without a day nothing is kept back.
    expect(dueNowCents({ ...kept, retentionDueOn: null }, '2026-03-05')).toBe(12_000)
    expect(dueNowCents({ ...kept, paidCents: 11_700 }, '2026-03-05')).toBe(0)
  })

  it('is all that is left once the rest is paid: then its own day is the last', () => {
    expect(lastDayToPay(kept, '2026-03-01')).toBe('2026-03-05')
    expect(lastDayToPay({ ...kept, paidCents: 11_399 }, '2026-03-01')).toBe('2026-03-05')
    expect(lastDayToPay({ ...kept, paidCents: 11_400 }, '2026-03-01')).toBe('2027-02-03')
    expect(lastDayToPay({ ...issued, paidCents: 12_000 }, '2026-03-01')).toBe('2026-03-05')
    expect(lastDayToPay({ ...issued, dueOn: null }, '2026-03-01')).toBe('2026-03-01')
  })

  it.each([
    [0, '2026-03-05', 'due'],
    [0, '2026-03-06', 'overdue'],
    [11_399, '2026-03-05', 'partly_paid'],
    [11_400, '2026-03-06', 'retained'],
    [11_400, '2027-02-02', 'retained'],
    [11_400, '2027-02-03', 'partly_paid'],
    [11_400, '2027-02-04', 'overdue'],
    [12_000, '2027-02-04', 'paid'],
  ])('with %i paid on %s is %s', (paidCents, today, state) => {
    expect(paymentState({ ...kept, paidCents }, today)).toBe(state)
  })
})

describe('the payment state', () => {
  it('of a credit note is its own, whatever was paid', () => {
    expect(paymentState({ ...issued, kind: 'credit_note', paidCents: 5 }, '2026-03-01')).toBe('credit')
  })

  it('of what was taken back whole after it was paid is overpaid, and of what was not, cancelled', () => {
    expect(paymentState({ ...issued, status: 'cancelled', paidCents: 5 }, '2026-03-01')).toBe('overpaid')
    expect(paymentState({ ...issued, status: 'cancelled' }, '2026-03-01')).toBe('cancelled')
  })

  it('of a draft is paid, as nothing is owed on it yet', () => {
    expect(paymentState({ ...issued, status: 'draft', paidCents: 13_000 }, '2026-03-01')).toBe('paid')
  })
})

it('each kind is numbered in a series of its own', () => {
  expect((['invoice', 'deposit', 'credit_note'] as const).map(seriesOf)).toEqual(['invoice', 'deposit', 'creditNote'])
})

it('VAT is listed from the highest rate down', () => {
  const rates = [550, 2000, 0, 1000]
  const shares = vatByRate(rates.map((vatRateBasisPoints) => ({ vatRateBasisPoints, netCents: 100 })))
  expect(shares.map(({ rateBasisPoints }) => rateBasisPoints)).toEqual([2000, 1000, 550, 0])
})
