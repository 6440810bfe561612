import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  faultsOfCreditNote,
  isRest,
  leftOf,
  linesLeft,
  type Stated,
  type Taking,
  vatTakenBack,
} from '../../src/invoices/credit-note.ts'
import type { DocumentLine } from '../../src/invoices/document.ts'
import { lineNetCents, totals, vatByRate } from '../../src/invoices/invoice.ts'

const rest = { description: 'The rest', unit: 'u' }

const lineOf = (line: Partial<DocumentLine>): DocumentLine => {
  const whole = {
    ...{ description: 'Joint', quantityThousandths: 1000, unit: 'u', unitPriceCents: 1000, discountBasisPoints: 0 },
    ...{ vatRateBasisPoints: 2000, netCents: 0, ...line },
  }
  return { ...whole, netCents: lineNetCents(whole) }
}

const stated = (lines: DocumentLine[]): Stated => ({ lines, vat: vatByRate(lines) })

const anyLine = fc
  .record({
    description: fc.constantFrom('Joint', 'Tuyau', 'Remise'),
    quantityThousandths: fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: -3000, max: -1 })),
    unitPriceCents: fc.oneof(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 30 })),
    discountBasisPoints: fc.constantFrom(0, 0, 500, 3333),
    vatRateBasisPoints: fc.constantFrom(2000, 1000, 550, 0),
  })
  .map(lineOf)
/** Any invoice that can be issued: one that is above zero, rates below zero included. */
const anyInvoice = fc
  .array(anyLine, { minLength: 1, maxLength: 6 })
  .filter((lines) => totals(lines).totalCents > 0)
  .map(stated)

interface Wish {
  picks: number[]
  share: number
  odd: DocumentLine | null
  isByAmount: boolean
}

/** What someone might take back: fewer lines, smaller quantities, other amounts, or something else altogether. */
const anyWish = fc.record({
  picks: fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }),
  share: fc.integer({ min: 1, max: 1200 }),
  odd: fc.option(anyLine, { freq: 8 }).map((line) => (line?.description === 'Remise' ? line : null)),
  isByAmount: fc.boolean(),
})

function wished(left: DocumentLine[], { picks, share, odd, isByAmount }: Wish) {
  const picked = [...new Set(picks)].flatMap((pick) => left[pick] ?? [])
  const part = (figure: number) => Math.trunc((figure * share) / 1000) || figure
  const lines = picked.map((line) =>
    isByAmount
      ? lineOf({ ...line, unitPriceCents: part(line.unitPriceCents) })
      : lineOf({ ...line, quantityThousandths: part(line.quantityThousandths) }),
  )
  return odd ? [...lines, odd] : lines
}

/** A credit note as it is issued. */
const issuedAs = (lines: DocumentLine[], taking: Taking): Stated => ({
  lines,
  vat: vatTakenBack(lines, leftOf(taking)),
})

const taken = (notes: Stated[], rate: number, of: 'netCents' | 'vatCents') =>
  notes
    .flatMap(({ vat }) => vat.filter(({ rateBasisPoints }) => rateBasisPoints === rate))
    .reduce((sum, one) => sum + one[of], 0)

const totalOf = (one: Stated) => one.vat.reduce((sum, { netCents, vatCents }) => sum + netCents + vatCents, 0)

describe('credit notes of an invoice', () => {
  it('never exceed it, at each rate and in total, and the rest of it brings it to zero', () => {
    let issued = 0
    fc.assert(
      fc.property(anyInvoice, fc.array(anyWish, { maxLength: 8 }), (invoice, wishes) => {
        const earlier: Stated[] = []
        for (const wish of wishes) {
          const taking = { invoice, earlier: [...earlier] }
          const lines = wished(linesLeft(taking, rest), wish)
          if (faultsOfCreditNote(lines, taking).length > 0) continue
          earlier.push(issuedAs(lines, taking))
          issued += 1
          for (const share of invoice.vat) {
            for (const of of ['netCents', 'vatCents'] as const) {
              const [sum, whole] = [taken(earlier, share.rateBasisPoints, of), share[of]]
              expect(Math.min(0, whole) <= sum && sum <= Math.max(0, whole)).toBe(true)
            }
          }
          const sum = earlier.reduce((all, note) => all + totalOf(note), 0)
          expect(sum).toBeLessThanOrEqual(totalOf(invoice))
          // Nothing is left in total where, and only where, nothing is left at any rate.
          expect(sum === totalOf(invoice)).toBe(leftOf({ invoice, earlier }).length === 0)
        }
        const taking = { invoice, earlier }
        const lines = linesLeft(taking, rest)
        if (leftOf(taking).length === 0) {
          expect(lines).toEqual([])
          return
        }
        expect(faultsOfCreditNote(lines, taking)).toEqual([])
        expect(isRest(lines, leftOf(taking))).toBe(true)
        const last = issuedAs(lines, taking)
        expect(leftOf({ invoice, earlier: [...earlier, last] })).toEqual([])
        expect([...earlier, last].reduce((all, note) => all + totalOf(note), 0)).toBe(totalOf(invoice))
        expect(faultsOfCreditNote(lines, { invoice, earlier: [...earlier, last] })).toEqual([{ is: 'creditGone' }])
      }),
      { numRuns: 500 },
    )
    // The property says nothing where every wish is refused.
    expect(issued).toBeGreaterThan(500)
  })

  it.each([
    ['a rate that the invoice has not', [{ vatRateBasisPoints: 550 }], [{ is: 'creditRate', rateBasisPoints: 550 }]],
    [
      'more at a rate than is left there, though not in total',
      [{ vatRateBasisPoints: 2000, unitPriceCents: 1001 }],
      [{ is: 'creditExceeds', rateBasisPoints: 2000, leftCents: 1000 }],
    ],
    [
      'what takes back nothing',
      [{ quantityThousandths: -1000 }],
      [{ is: 'creditExceeds', rateBasisPoints: 2000, leftCents: 1000 }],
    ],
    ['no lines', [], [{ is: 'creditNothing' }]],
    ['a whole rate', [{}], []],
  ] as [string, Partial<DocumentLine>[], unknown[]][])('of %s', (_, lines, faults) => {
    const invoice = stated([lineOf({}), lineOf({ vatRateBasisPoints: 1000 })])
    expect(faultsOfCreditNote(lines.map(lineOf), { invoice, earlier: [] })).toEqual(faults)
  })

  it('take no more than is left in total where a rate is below zero, and all of it only with each rate', () => {
    const invoice = stated([
      lineOf({ unitPriceCents: 10_000 }),
      lineOf({ vatRateBasisPoints: 0, unitPriceCents: -2000 }),
    ])
    const faults = (unitPriceCents: number) =>
      faultsOfCreditNote([lineOf({ unitPriceCents })], { invoice, earlier: [] })
    expect(faults(8334)).toEqual([{ is: 'creditTotal', leftCents: 10_000 }])
    expect(faults(8333)).toEqual([{ is: 'creditUneven' }])
    expect(faults(8000)).toEqual([])
  })

  it('of a cent each take back the VAT of the whole', () => {
    const invoice = stated([lineOf({ quantityThousandths: 30_000, unitPriceCents: 1 })])
    const earlier: Stated[] = []
    for (let part = 0; part < 10; part += 1) {
      earlier.push(
        issuedAs([lineOf({ quantityThousandths: 3000, unitPriceCents: 1 })], { invoice, earlier: [...earlier] }),
      )
    }
    // Each bears 0.6 cents of VAT.
    expect(taken(earlier, 2000, 'vatCents')).toBe(6)
    expect(earlier.map(({ vat }) => vat[0]?.vatCents)).toEqual([1, 0, 1, 0, 1, 1, 0, 1, 0, 1])
  })

  it('that take the rest copy what is left of each line, and say it in one where other amounts were taken', () => {
    const pipe = lineOf({ description: 'Tuyau', vatRateBasisPoints: 1000 })
    const invoice = stated([lineOf({ quantityThousandths: 3000 }), pipe])
    const part = stated([lineOf({ quantityThousandths: 1000 })])
    const byQuantity = linesLeft({ invoice, earlier: [part] }, rest)
    expect(byQuantity).toEqual([lineOf({ quantityThousandths: 2000 }), pipe])
    const other = stated([lineOf({ description: 'Geste commercial', unitPriceCents: 500 })])
    expect(linesLeft({ invoice, earlier: [other] }, rest)).toEqual([lineOf({ ...rest, unitPriceCents: 2500 }), pipe])
  })

  it.each([
    ['description', { description: 'Tuyau' }],
    ['unit', { unit: 'm' }],
    ['price', { unitPriceCents: 900 }],
    ['discount', { discountBasisPoints: 1000 }],
  ])('that take the rest tell lines apart by their %s, and leave out what is taken', (_, other) => {
    const invoice = stated([lineOf({ quantityThousandths: 3000 }), lineOf({ ...other, quantityThousandths: 3000 })])
    const some = stated([lineOf(other)])
    expect(linesLeft({ invoice, earlier: [some] }, rest)).toEqual([
      lineOf({ quantityThousandths: 3000 }),
      lineOf({ ...other, quantityThousandths: 2000 }),
    ])
    const all = stated([lineOf({ ...other, quantityThousandths: 2000 })])
    expect(linesLeft({ invoice, earlier: [some, all] }, rest)).toEqual([lineOf({ quantityThousandths: 3000 })])
  })

  it('that take the rest take quantities from line to line of the same work, and at its rate alone', () => {
    const invoice = stated([lineOf({}), lineOf({}), lineOf({ vatRateBasisPoints: 1000 })])
    const some = stated([lineOf({ quantityThousandths: 1500 })])
    expect(linesLeft({ invoice, earlier: [some] }, rest)).toEqual([
      lineOf({ quantityThousandths: 500 }),
      lineOf({ vatRateBasisPoints: 1000 }),
    ])
  })

  it('bear the VAT of their own net, but for a cent', () => {
    fc.assert(
      fc.property(anyInvoice, fc.array(anyWish, { minLength: 1, maxLength: 5 }), (invoice, wishes) => {
        const earlier: Stated[] = []
        for (const wish of wishes) {
          const taking = { invoice, earlier: [...earlier] }
          const lines = wished(linesLeft(taking, rest), wish)
          if (faultsOfCreditNote(lines, taking).length > 0) continue
          const note = issuedAs(lines, taking)
          for (const [index, share] of vatByRate(lines).entries())
            expect(Math.abs(share.vatCents - (note.vat[index]?.vatCents ?? 0))).toBeLessThanOrEqual(1)
          earlier.push(note)
        }
      }),
    )
  })
})

describe('the rest', () => {
  const at = (vatRateBasisPoints: number, netCents: number) => lineOf({ vatRateBasisPoints, unitPriceCents: netCents })
  const left = vatByRate([at(2000, 1000), at(1000, 500)])

  it('is taken by all of each rate that something is left at, and by nothing less', () => {
    expect(isRest([at(2000, 1000), at(1000, 500)], left)).toBe(true)
    expect(isRest([at(2000, 1000)], left)).toBe(false)
    expect(isRest([at(2000, 1000), at(1000, 499)], left)).toBe(false)
    expect(isRest([at(2000, 500), at(1000, 1000)], left)).toBe(false)
    expect(isRest([at(2000, 1000), at(1000, 500), at(550, 1)], left)).toBe(false)
  })

  it('is not less for lines that come to nothing at a rate of their own', () => {
    const nothing = [at(550, 300), at(550, -300)]
    expect(isRest([at(2000, 1000), at(1000, 500), ...nothing], left)).toBe(true)
    const taking = { invoice: stated([at(2000, 1000)]), earlier: [] }
    expect(faultsOfCreditNote([at(2000, 400), ...nothing], taking)).toEqual([])
    expect(faultsOfCreditNote([at(2000, 400), at(550, 300)], taking)).toEqual([
      { is: 'creditRate', rateBasisPoints: 550 },
    ])
  })
})
