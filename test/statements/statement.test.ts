import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { owedCents } from '../../src/invoices/invoice.ts'
import {
  type Charge,
  firstOfMonth,
  type Month,
  monthOf,
  owedAt,
  type Readings,
  type Receipt,
  stateAccount,
} from '../../src/statements/statement.ts'
import { daysAfter } from '../../src/time/days.ts'

/** What an account did over two years, as the database would hold it: the triggers' law, written once more. */
interface Account {
  charges: Charge[]
  receipts: Receipt[]
  months: Month[]
  /** What the balances of its invoices come to. */
  balances: number
}

const anyDay = fc.integer({ min: 0, max: 729 }).map((days) => daysAfter('2025-01-01', days))
const cents = fc.integer({ min: 1, max: 10_000_000 })

const anyInvoice = fc.record({
  totalCents: cents,
  deductedShare: fc.constantFrom(0, 0, 0, 0.3),
  creditedShares: fc.array(fc.constantFrom(0.1, 0.25, 0.5), { maxLength: 2 }),
  isTakenBack: fc.boolean(),
  days: fc.array(anyDay, { minLength: 8, maxLength: 8 }),
  payments: fc.array(fc.record({ cents, isUndone: fc.boolean() }), { maxLength: 3 }),
})

const anyAccount: fc.Arbitrary<Account> = fc
  .tuple(fc.array(anyInvoice, { maxLength: 12 }), fc.array(fc.record({ cents, day: anyDay }), { maxLength: 3 }))
  .map(([invoices, transfers]) => {
    const charges: Charge[] = []
    const receipts: Receipt[] = []
    let balances = 0
    const pay = (id: string, paidOn: string, amountCents: number, more: Partial<Receipt> = {}) =>
      receipts.push({
        ...{ id, paidOn, amountCents, method: 'transfer', reference: null, counterOf: null, transferId: null },
        ...{ invoiceId: 'any', invoiceNumber: 'any', ...more },
      })
    for (const [
      index,
      { totalCents, deductedShare, creditedShares, isTakenBack, days, payments },
    ] of invoices.entries()) {
      const [issuedOn = '', ...later] = days
      const deductedCents = Math.floor(totalCents * deductedShare)
      const id = `invoice-${index}`
      charges.push({ id, kind: 'invoice', number: id, issuedOn, totalCents, deductedCents })
      let creditedCents = 0
      const credit = (total: number, deducted: number, day: string) => {
        creditedCents += total
        charges.push({
          id: `${id}-${day}`,
          kind: 'credit_note',
          number: id,
          issuedOn: day,
          totalCents: total,
          deductedCents: deducted,
        })
      }
      if (!isTakenBack)
        for (const [i, share] of creditedShares.entries())
          credit(Math.floor((totalCents * share) / 2), 0, later[i] ?? '')
      else credit(totalCents, deductedCents, later[0] ?? '')
      let paidCents = 0
      for (const [i, { cents: amount, isUndone }] of payments.entries()) {
        const [paid, undone] = [later[2 + i] ?? '', later[3 + i] ?? '']
        pay(`${id}-${i}`, paid, amount)
        if (isUndone) pay(`${id}-${i}-undone`, undone, -amount, { counterOf: `${id}-${i}` })
        else paidCents += amount
      }
      const status = isTakenBack ? 'cancelled' : 'issued'
      balances += owedCents({ kind: 'invoice', status, totalCents, deductedCents, creditedCents, paidCents })
    }
    // Credit changes from one invoice to another: their balances move by the same.
    for (const [i, { cents: amount, day }] of transfers.entries()) {
      pay(`from-${i}`, day, -amount, { transferId: `t-${i}`, method: 'credit' })
      pay(`to-${i}`, day, amount, { transferId: `t-${i}`, method: 'credit' })
    }
    charges.sort((a, b) => ((a.issuedOn ?? '') < (b.issuedOn ?? '') ? -1 : 1))
    receipts.sort((a, b) => (a.paidOn < b.paidOn ? -1 : 1))
    return { charges, receipts, months: monthsOf(charges, receipts), balances }
  })

function monthsOf(charges: Charge[], receipts: Receipt[]): Month[] {
  const months = new Map<string, Month>()
  const at = (day: string) => {
    const month = months.get(monthOf(day)) ?? { month: monthOf(day), chargedCents: 0, receivedCents: 0 }
    months.set(month.month, month)
    return month
  }
  for (const { kind, totalCents, deductedCents, issuedOn } of charges)
    at(issuedOn ?? '').chargedCents += kind === 'credit_note' ? deductedCents - totalCents : totalCents - deductedCents
  for (const { amountCents, paidOn } of receipts) at(paidOn).receivedCents += amountCents
  return [...months.values()]
}

/** What the queries read of an account. */
function readingsOf({ charges, receipts, months }: Account, from: string, to: string, most: number): Readings {
  const between = (first: string, before: string) => ({
    charges: charges.filter(({ issuedOn }) => (issuedOn ?? '') >= first && (issuedOn ?? '') < before),
    receipts: receipts.filter(({ paidOn }) => paidOn >= first && paidOn < before),
  })
  const next = daysAfter(to, 1)
  const own = between(from, next)
  return {
    months: months.filter(({ month }) => month <= monthOf(next)),
    beforeOpening: between(firstOfMonth(from), from),
    beforeClosing: between(firstOfMonth(next), next),
    charges: own.charges.slice(0, most + 1),
    receipts: own.receipts.slice(0, most + 1),
  }
}

const stated = (account: Account, from: string, to: string, most = 10_000) =>
  stateAccount({ from, to }, readingsOf(account, from, to, most), most)

const anyPeriod = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 365 }))
  .map(([from, days]) => [from, daysAfter(from, days)] as const)

describe('a statement', () => {
  it('opens with what stood before it, and opening and entries come to what it closes with, for any account', () => {
    fc.assert(
      fc.property(anyAccount, anyPeriod, (account, [from, to]) => {
        const { opening, closing, lines } = stated(account, from, to)
        const moved = lines.reduce((sum, { movementCents }) => sum + movementCents, 0)
        expect(owedAt(opening) + moved).toBe(owedAt(closing))
        expect(lines.at(-1)?.balanceCents ?? owedAt(opening)).toBe(owedAt(closing))
      }),
      { numRuns: 500 },
    )
  })

  it('closes with what the next one opens with', () => {
    fc.assert(
      fc.property(anyAccount, anyPeriod, fc.integer({ min: 0, max: 365 }), (account, [from, to], days) => {
        const next = daysAfter(to, 1)
        expect(stated(account, next, daysAfter(next, days)).opening).toEqual(stated(account, from, to).closing)
      }),
      { numRuns: 500 },
    )
  })

  it('over everything closes with the sum of what the invoices are owed', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const { opening, closing } = stated(account, '2025-01-01', '2026-12-31')
        expect(owedAt(opening)).toBe(0)
        expect(owedAt(closing)).toBe(account.balances)
      }),
      { numRuns: 500 },
    )
  })

  it('is in the order of days, each balance the one before it and its own movement', () => {
    fc.assert(
      fc.property(anyAccount, anyPeriod, (account, [from, to]) => {
        const { opening, lines } = stated(account, from, to)
        let balance = owedAt(opening)
        for (const [i, line] of lines.entries()) {
          expect(line.day >= (lines[i - 1]?.day ?? from) && line.day <= to).toBe(true)
          balance += line.movementCents
          expect(line.balanceCents).toBe(balance)
        }
      }),
    )
  })

  it('cut after some entries shows the first of them, and closes with all', () => {
    fc.assert(
      fc.property(anyAccount, anyPeriod, fc.integer({ min: 1, max: 8 }), (account, [from, to], most) => {
        const [whole, cut] = [stated(account, from, to), stated(account, from, to, most)]
        expect(cut.closing).toEqual(whole.closing)
        const entries = readingsOf(account, from, to, 10_000)
        expect(cut.isCut).toBe(entries.charges.length + entries.receipts.length > most)
        // A transfer may be cut between its two sides; before it both are the same.
        const apart = cut.lines.findIndex((line) => line.what === 'receipt' && line.receipt.transferId !== null)
        const same = cut.lines.slice(0, apart < 0 ? undefined : apart)
        expect(same).toEqual(whole.lines.slice(0, same.length))
      }),
      { numRuns: 500 },
    )
  })
})

it('a month is told by its year and its number, and begins with its first day', () => {
  expect([monthOf('2026-03-02'), firstOfMonth('2026-03-02')]).toEqual(['2026-03', '2026-03-01'])
})
