import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Settings } from '../../src/companies/directory.ts'
import { type InvoiceText, invoiceTexts, usualInvoicing, vatRegimes } from '../../src/companies/invoicing.ts'
import { lacksOf } from '../../src/invoices/facturx/lacks.ts'
import { facturXml } from '../../src/invoices/facturx/xml.ts'
import { lineNetCents } from '../../src/invoices/invoice.ts'
import { byrne, dupont, hartley } from './companies.ts'
import { documentOf, firm, person } from './documents.ts'
import { brokenRules } from './rules/index.ts'
import { faultsOfSchema } from './schema.ts'

/** A value that may not have been given. */
const given = <T>(value: T) => fc.constantFrom(value, null)

const settings = fc
  .record({
    company: fc.constantFrom(dupont, hartley, byrne),
    vatRegime: fc.constantFrom(...vatRegimes),
    currency: fc.constantFrom('EUR', 'GBP', 'XPF', 'TND'),
    siret: fc.constantFrom('81234567800021', '812345678', null),
    ...{ hasVatNumber: fc.boolean(), hasBank: fc.boolean(), hasRegister: fc.boolean(), hasAddress: fc.boolean() },
    written: fc.subarray([...invoiceTexts]),
  })
  .map(({ company, vatRegime, currency, siret, hasVatNumber, hasBank, hasRegister, hasAddress, written }): Settings => {
    const { legal } = company
    const texts = Object.fromEntries(
      invoiceTexts.map((name) => [name, written.includes(name) ? `Texte ${name}` : null]),
    ) as Record<InvoiceText, string | null>
    return {
      ...company,
      currency,
      legal: {
        ...legal,
        siret: company.country === 'FR' ? siret : null,
        vatNumber: hasVatNumber ? (legal.vatNumber ?? null) : null,
        bank: hasBank ? legal.bank : null,
        registrations: hasRegister ? legal.registrations : [],
        address: hasAddress ? legal.address : [],
      },
      invoicing: { ...usualInvoicing, vatRegime, texts: { fr: texts, en: texts } },
    }
  })

const buyer = fc.record({
  kind: fc.constantFrom('firm' as const, 'person' as const),
  name: fc.constantFrom(firm.name, person.name),
  address: fc.constantFrom(firm.address, []),
  country: fc.constantFrom('FR', 'DE', 'GB'),
  ...{ siren: given(firm.siren), vatNumber: given(firm.vatNumber), email: given(firm.email) },
})

const line = fc
  .record({
    ...{ description: fc.constant('Pose'), unit: fc.constant('h'), quantityThousandths: fc.constant(1000) },
    ...{ unitPriceCents: fc.constant(5000), discountBasisPoints: fc.constant(0) },
    vatRateBasisPoints: fc.constantFrom(2000, 0, 1234),
  })
  .map((one) => ({ ...one, netCents: lineNetCents(one) }))

const documents = fc
  .record({ settings, buyer, lines: fc.array(line, { maxLength: 2 }), reverseCharge: fc.boolean() })
  .map(({ reverseCharge, ...draft }) => documentOf({ ...draft, terms: { reverseCharge } }))

// A private person's invoice is told less: it does not travel between platforms, and there the rules ask for as much.
const amongFirms = ['BR-FR-05']

it('says that something must be there just where EN 16931 fails, and that it should be where the French rules do', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const lacks = lacksOf(document)
      const xml = facturXml(document)
      const broken = brokenRules(xml)
      const european = broken.filter((name) => !name.startsWith('BR-FR'))
      expect([european.length > 0, lacks]).toEqual([lacks.some(({ severity }) => severity === 'must'), lacks])
      if (document.lines.length > 0) expect(faultsOfSchema(xml)).toEqual([])
      if (lacks.length > 0) return
      expect(broken.filter((name) => document.buyer.kind === 'firm' || !amongFirms.includes(name))).toEqual([])
    }),
    { numRuns: 400 },
  )
}, 120_000)
