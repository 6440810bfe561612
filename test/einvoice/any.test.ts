import fc from 'fast-check'
import { expect, it } from 'vitest'
import { facturXml } from '../../src/invoices/facturx/xml.ts'
import { invoiceKinds, lineNetCents } from '../../src/invoices/invoice.ts'
import { natures } from '../../src/invoices/terms.ts'
import { byrne, dupont, hartley, lepetit } from './companies.ts'
import { documentOf, firm, person } from './documents.ts'
import { brokenRules } from './rules/index.ts'
import { faultsOfSchema } from './schema.ts'

/** Any text that people may paste, with what XML cannot hold among it. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'<>&"\'\u0000\u0007\uFFFE \n\t'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})
const maybe = fc.option(text)

const line = (rates: number[]) =>
  fc
    .record({
      description: text,
      unit: fc.oneof(text, fc.constantFrom('h', 'm²', 'Forfait')),
      quantityThousandths: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      unitPriceCents: fc.integer({ min: -100_000_000, max: 100_000_000 }),
      discountBasisPoints: fc.integer({ min: 0, max: 10_000 }),
      vatRateBasisPoints: fc.constantFrom(...rates),
    })
    .map((one) => ({ ...one, netCents: lineNetCents(one) }))

const sellers = [
  { settings: dupont, rates: [2000, 1000, 550, 210, 0] },
  { settings: lepetit, rates: [2000, 0] },
  { settings: hartley, rates: [2000, 500, 0, 1234] },
  { settings: byrne, rates: [2300, 1350, 900, 0] },
]

const reference = fc.record({ number: fc.stringMatching(/^[A-Z0-9/_+-]{1,35}$/), issuedOn: fc.constant('2026-01-31') })

const documents = fc.constantFrom(...sellers).chain(({ settings, rates }) =>
  fc
    .record({
      kind: fc.constantFrom(...invoiceKinds),
      nature: fc.constantFrom(...natures),
      lines: fc.array(line(rates), { minLength: 1, maxLength: 8 }),
      deposits: fc.array(
        reference.map((one) => ({ ...one, totalCents: 100 })),
        { maxLength: 3 },
      ),
      deductedCents: fc.nat(1_000_000),
      corrects: reference,
      address: fc.array(text, { maxLength: 6 }),
      ...{ site: maybe, opening: maybe, purchaseOrder: maybe, isFirm: fc.boolean(), reverseCharge: fc.boolean() },
      retentionBasisPoints: fc.integer({ min: 0, max: 500 }),
    })
    .map(({ kind, lines, deposits, deductedCents, corrects, address, isFirm, reverseCharge, ...terms }) => ({
      ...documentOf({
        ...{ settings, kind, lines, buyer: { ...(isFirm ? firm : person), address } },
        ...(kind === 'invoice' ? { deposits, deductedCents: deposits.length > 0 ? deductedCents : 0 } : {}),
        ...(kind === 'credit_note' ? { corrects } : {}),
        terms: { ...terms, retentionDueOn: '2027-01-01', reverseCharge: reverseCharge && isFirm },
      }),
    })),
)

it('follows schema and rules, whatever is invoiced to whom', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(documents, (document) => {
      const xml = facturXml(document)
      expect(faultsOfSchema(xml)).toEqual([])
      expect(brokenRules(xml)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

it('gives the same bytes for the same document', () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(facturXml(structuredClone(document))).toBe(facturXml(document))
    }),
    { numRuns: 50 },
  )
})
