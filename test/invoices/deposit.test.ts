import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Asked, depositLines } from '../../src/invoices/deposit.ts'

const said = { description: 'Acompte', unit: 'u' }
const asked = (of: Partial<Asked>) =>
  depositLines(
    { shares: [{ rateBasisPoints: 2000, amountCents: 120_000 }], tax: 'incl', percentBasisPoints: 3000, ...of },
    said,
  )

describe('the lines of a deposit', () => {
  it('ask for a part of an amount with VAT by its net, or for the part itself where it is without', () => {
    const line = { ...said, quantityThousandths: 1000, discountBasisPoints: 0, vatRateBasisPoints: 2000 }
    expect(asked({})).toEqual([{ ...line, unitPriceCents: 30_000, netCents: 30_000 }])
    expect(asked({ tax: 'excl' })).toEqual([{ ...line, unitPriceCents: 36_000, netCents: 36_000 }])
    expect(asked({ percentBasisPoints: 10_000 })[0]?.netCents).toBe(100_000)
  })

  it('are one a rate, highest first, and none where less than a cent comes of it', () => {
    const shares = [
      { rateBasisPoints: 550, amountCents: 1000 },
      { rateBasisPoints: 2000, amountCents: 1000 },
      { rateBasisPoints: 0, amountCents: 1 },
      { rateBasisPoints: 210, amountCents: 0 },
      { rateBasisPoints: 850, amountCents: -1000 },
      { rateBasisPoints: 1000, amountCents: 1000 },
    ]
    const lines = asked({ shares, tax: 'excl' })
    expect(lines.map((line) => [line.vatRateBasisPoints, line.netCents])).toEqual([
      [2000, 300],
      [1000, 300],
      [550, 300],
    ])
    expect(asked({ shares: [{ rateBasisPoints: 2000, amountCents: 3 }] })[0]?.netCents).toBe(1)
    expect(asked({ shares: [] })).toEqual([])
  })

  it('leave what they are asked of as it stands', () => {
    const shares = [
      { rateBasisPoints: 0, amountCents: 100 },
      { rateBasisPoints: 2000, amountCents: 100 },
    ]
    asked({ shares })
    expect(shares.map(({ rateBasisPoints }) => rateBasisPoints)).toEqual([0, 2000])
  })

  it('never ask for more than what they are asked of', () => {
    const rate = fc.constantFrom(0, 550, 1000, 2000)
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        rate,
        fc.integer({ min: 1, max: 10_000 }),
        (amountCents, rateBasisPoints, part) => {
          const [line] = asked({ shares: [{ rateBasisPoints, amountCents }], tax: 'excl', percentBasisPoints: part })
          expect(line?.netCents ?? 0).toBeLessThanOrEqual(amountCents)
        },
      ),
    )
  })
})
