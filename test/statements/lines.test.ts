import { describe, expect, it } from 'vitest'
import { type Charge, linesOf, type Receipt, stateAccount } from '../../src/statements/statement.ts'

const receipt = (id: string, amountCents: number, more: Partial<Receipt> = {}): Receipt => ({
  ...{ id, paidOn: '2026-03-02', amountCents, method: 'transfer', reference: null, counterOf: null, transferId: null },
  ...{ invoiceId: `of-${id}`, invoiceNumber: `FA-${id}`, ...more },
})

const charge = (number: string, issuedOn: string): Charge => ({
  ...{ id: number, kind: 'invoice', number, issuedOn, totalCents: 500, deductedCents: 0 },
})

describe('the lines of a statement', () => {
  it('are the first of both lists, so many as were asked for', () => {
    const nothing = { charges: [], receipts: [] }
    const readings = {
      ...{ months: [], beforeOpening: nothing, beforeClosing: nothing },
      charges: [charge('FA-1', '2026-03-01'), charge('FA-2', '2026-03-03'), charge('FA-3', '2026-03-05')],
      receipts: [receipt('one', 200), receipt('two', 300, { paidOn: '2026-03-04' })],
    }
    const days = { from: '2026-03-01', to: '2026-03-31' }
    const shown = (most: number) => stateAccount(days, readings, most).lines.map(({ day }) => day.slice(-2))
    expect(shown(1)).toEqual(['01'])
    expect(shown(3)).toEqual(['01', '02', '03'])
    expect(shown(4)).toEqual(['01', '02', '03', '04'])
    expect(shown(5)).toEqual(['01', '02', '03', '04', '05'])
    expect(shown(9)).toEqual(['01', '02', '03', '04', '05'])
  })

  it('keep the order of each list on one day', () => {
    const charges = [charge('FA-1', '2026-03-02'), charge('FA-2', '2026-03-02')]
    const lines = linesOf(0, charges, [receipt('one', 200), receipt('two', 300)])
    expect(lines.map(({ balanceCents }) => balanceCents)).toEqual([500, 1000, 800, 500])
  })

  it('show a payment that was undone on the same day, and what undoes it', () => {
    const undone = receipt('back', -200, { counterOf: 'in' })
    expect(linesOf(0, [], [receipt('in', 200), undone]).map(({ movementCents }) => movementCents)).toEqual([-200, 200])
  })

  it('tell where a transfer comes from, whichever side stands first', () => {
    const sides = [
      receipt('to', 200, { transferId: 't', method: 'credit' }),
      receipt('from', -200, { transferId: 't', method: 'credit' }),
    ]
    expect(linesOf(0, [], sides)).toMatchObject([
      { what: 'transfer', transfer: { fromNumber: 'FA-from', toNumber: 'FA-to', cents: 200 } },
    ])
  })

  it('have the invoice before the payment of the same day', () => {
    expect(
      linesOf(0, [charge('FA-1', '2026-03-02')], [receipt('p', 500)]).map(({ what, balanceCents }) => [
        what,
        balanceCents,
      ]),
    ).toEqual([
      ['charge', 500],
      ['receipt', 0],
    ])
  })

  it('count a final invoice without its deposits, a credit note and a refund the other way', () => {
    const document = (kind: Charge['kind'], totalCents: number, deductedCents = 0): Charge => ({
      ...{ id: kind, kind, number: 'N', issuedOn: '2026-03-01', totalCents, deductedCents },
    })
    const charges = [document('deposit', 300), document('invoice', 1000, 300), document('credit_note', 1000, 300)]
    expect(linesOf(0, charges, [receipt('back', -300)]).map(({ balanceCents }) => balanceCents)).toEqual([
      300, 1000, 300, 600,
    ])
  })

  it('show both sides of a transfer on one day as one line that moves nothing', () => {
    const sides = [
      receipt('from', -200, { transferId: 't', method: 'credit' }),
      receipt('between', 50),
      receipt('to', 200, { transferId: 't', method: 'credit' }),
    ]
    expect(linesOf(100, [], sides)).toMatchObject([
      { what: 'transfer', transfer: { fromNumber: 'FA-from', toNumber: 'FA-to', cents: 200 }, balanceCents: 100 },
      { what: 'receipt', balanceCents: 50 },
    ])
  })

  it('show the sides apart where the period has one of them alone, or they stand on two days', () => {
    const from = receipt('from', -200, { transferId: 't', method: 'credit' })
    const to = receipt('to', 200, { transferId: 't', method: 'credit', paidOn: '2026-03-03' })
    expect(linesOf(0, [], [from]).map(({ movementCents }) => movementCents)).toEqual([200])
    expect(linesOf(0, [], [from, to]).map(({ movementCents }) => movementCents)).toEqual([200, -200])
  })

  it('show each entry of a transfer that was undone on the same day, once', () => {
    const credit = { transferId: 't', method: 'credit' } as const
    const [from, to] = [receipt('from', -200, credit), receipt('to', 200, credit)]
    const back = [receipt('from-back', 200, { ...credit, counterOf: 'from' })]
    back.push(receipt('to-back', -200, { ...credit, counterOf: 'to' }))
    expect(linesOf(0, [], [from, to, ...back]).map(({ what, movementCents }) => [what, movementCents])).toEqual([
      ['receipt', 200],
      ['receipt', -200],
      ['receipt', -200],
      ['receipt', 200],
    ])
    // Nor are two of them a transfer where a long account is cut off between.
    expect(linesOf(0, [], [to, ...back.slice(0, 1)]).map(({ what, movementCents }) => [what, movementCents])).toEqual([
      ['receipt', -200],
      ['receipt', -200],
    ])
  })
})
