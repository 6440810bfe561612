import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Invoicing, usualInvoicing } from '../../src/companies/invoicing.ts'
import { netIn } from '../../src/invoices/deposit.ts'
import type { Buyer, InvoiceDocument } from '../../src/invoices/document.ts'
import { totals, vatByRate } from '../../src/invoices/invoice.ts'
import { faultsOfIssue, type InTheWay } from '../../src/invoices/issue/faults.ts'
import { type Freezing, freeze } from '../../src/invoices/issue/freeze.ts'
import { noTerms, retentionDay } from '../../src/invoices/terms.ts'
import { documentOf } from '../support/document.ts'

const lines = documentOf('alice', 'FA-1').lines
const firm: Buyer = {
  ...{ kind: 'firm', name: 'Bâti SAS', address: ['1 rue'], country: 'FR', siren: '732829320' },
  ...{ vatNumber: null, email: null },
}
const plainDraft: Freezing = {
  ...{ kind: 'invoice', language: 'fr', terms: noTerms, buyer: firm, job: null, lines, corrects: null },
  ...{ deposits: [], deductedCents: 0 },
}
const saying = (texts: Partial<Invoicing['texts']['fr']>, regime: Invoicing['vatRegime'] = 'normal'): Invoicing => ({
  ...usualInvoicing,
  vatRegime: regime,
  texts: { fr: { ...usualInvoicing.texts.fr, ...texts }, en: usualInvoicing.texts.en },
})
const clear: InTheWay = { deductedIn: null, lost: [] }
const today = '2026-04-01'
const settings = {
  ...{
    name: 'Dupont',
    email: 'a@example.com',
    phone: null,
    colour: '#0b5cad',
    country: 'FR',
    logo: null,
    currency: 'EUR',
  },
  legal: {
    ...{ legalForm: null, address: ['1 rue des Eaux'], registrations: [], insurance: null, bank: null },
    notes: { fr: [], en: [] },
  },
} as unknown as Parameters<typeof freeze>[1]
const faults = (draft: Partial<Freezing>, invoicing: Invoicing | null = null, around = clear) =>
  faultsOfIssue({ ...plainDraft, ...draft }, around, { ...settings, invoicing }, today).map(({ is }) => is)

const frozen = (draft: Partial<Freezing>, invoicing: Invoicing | null = null): InvoiceDocument =>
  freeze({ ...plainDraft, ...draft }, { ...settings, invoicing }, 'https://dupont.example/portal', {
    ...{ number: 'FA-2', issuedOn: today, check: null },
  })

const autoliquidation = 'Autoliquidation, art. 283, 2 nonies du CGI.'
const reverse = { terms: { ...noTerms, reverseCharge: true } }

describe('the reverse charge', () => {
  it('is for a firm known by a number, from a company that charges VAT and has written its text', () => {
    expect(faults(reverse, saying({ reverseCharge: autoliquidation }))).toEqual([])
    expect(faults(reverse)).toEqual(['reverseText'])
    const text = { reverseCharge: autoliquidation }
    expect(faults({ ...reverse, buyer: { ...firm, siren: null } }, saying(text))).toEqual(['reverseBuyer'])
    expect(faults({ ...reverse, buyer: { ...firm, siren: null, vatNumber: 'FR40303265045' } }, saying(text))).toEqual(
      [],
    )
    expect(faults({ ...reverse, buyer: { ...firm, kind: 'person' } }, saying(text))).toEqual(['reverseBuyer'])
    expect(faults(reverse, saying(text, 'franchise'))).toEqual(['reverseRegime'])
    // The text is needed in the language of the invoice.
    expect(faults({ ...reverse, language: 'en' }, saying(text))).toEqual(['reverseText'])
  })

  it('charges no VAT whatever the lines say, and is printed', () => {
    const document = frozen(reverse, saying({ reverseCharge: autoliquidation }))
    expect(document).toMatchObject({
      vatTreatment: 'reverse_charge',
      vatCents: 0,
      totalCents: 10_000,
      dueCents: 10_000,
    })
    expect(document.notes).toContain(autoliquidation)
  })
})

describe('a regime without VAT', () => {
  it.each(['franchise', 'other'] as const)('%s says why, in the company’s words', (regime) => {
    expect(faults({}, saying({}, regime))).toEqual(['regimeText'])
    expect(faults({}, saying({ regime: 'TVA non applicable, art. 293 B du CGI.' }, regime))).toEqual([])
  })
})

describe('a retention', () => {
  const keeping = (retentionBasisPoints: number, retentionDueOn: string | null = null) => ({
    terms: { ...noTerms, retentionBasisPoints, retentionDueOn },
  })

  it('is five hundredths at most, of an invoice, and released after its issue', () => {
    expect(faults(keeping(500))).toEqual([])
    expect(faults(keeping(501))).toEqual(['retentionMost'])
    expect(faults({ ...keeping(500), kind: 'deposit' })).toEqual(['retentionKind'])
    expect(faults(keeping(500, today))).toEqual(['retentionEarly'])
    expect(faults(keeping(500, '2026-04-02'))).toEqual([])
    expect(faults({ ...keeping(500), deductedCents: 11_800 })).toEqual(['retentionTooMuch'])
  })

  it('is kept for a year where no day was said, of the total with its VAT', () => {
    expect(frozen(keeping(500)).retention).toEqual({ basisPoints: 500, cents: 600, dueOn: '2027-04-01' })
    expect(frozen(keeping(500, '2026-12-31')).retention?.dueOn).toBe('2026-12-31')
    expect(frozen({ ...keeping(500), kind: 'deposit' }).retention).toBeNull()
    expect(retentionDay(noTerms, '2028-02-29')).toBe('2029-02-28')
  })
})

describe('what a final invoice deducts', () => {
  it('is still paid, not taken back, and no more than it comes to', () => {
    expect(faults({}, null, { ...clear, lost: ['AC-1'] })).toEqual(['depositLost'])
    expect(faults({ deductedCents: 12_001 })).toEqual(['deductedTooMuch'])
    expect(frozen({ deductedCents: 2000 })).toMatchObject({ totalCents: 12_000, dueCents: 10_000 })
  })
})

describe('a credit note', () => {
  const invoice = { ...documentOf('alice', 'FA-1'), vat: vatByRate(lines) }
  const note: Partial<Freezing> = {
    ...{ kind: 'credit_note', taking: { invoice, earlier: [] }, terms: { ...noTerms, retentionBasisPoints: 900 } },
  }

  it('has the faults of what it takes back, and none of an invoice', () => {
    expect(faults(note, saying({}, 'franchise'))).toEqual([])
    expect(faults({ ...note, lines: lines.map((line) => ({ ...line, netCents: 10_001 })) })).toEqual(['creditExceeds'])
    expect(faults(note, null, { ...clear, deductedIn: 'FA-9' })).toEqual(['depositDeducted'])
  })

  it('charges VAT as its invoice did, and says so in the invoice’s words, whatever the company does today', () => {
    const legal = { ...invoice.legal, reverseCharge: autoliquidation }
    const vat = [{ rateBasisPoints: 0, netCents: 10_000, vatCents: 0 }]
    const under: InvoiceDocument = { ...invoice, legal, vatTreatment: 'reverse_charge', vat }
    expect(frozen({ ...note, taking: { invoice: under, earlier: [] } }, saying({}, 'franchise'))).toMatchObject({
      ...{ vatTreatment: 'reverse_charge', vatCents: 0, retention: null },
      ...{ notes: [autoliquidation], legal: { regime: null, reverseCharge: autoliquidation } },
    })
    expect(frozen(note, saying({ regime: 'TVA non applicable' }, 'franchise'))).toMatchObject({
      ...{ vatTreatment: 'normal', vatCents: 2000, notes: [] },
    })
  })
})

it('the net of an amount with VAT comes back to it, or a cent beside', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.constantFrom(0, 550, 1000, 2000, 2100), (gross, rate) => {
      const { totalCents } = totals([{ netCents: netIn(gross, rate), vatRateBasisPoints: rate }])
      expect(Math.abs(totalCents - gross)).toBeLessThanOrEqual(1)
    }),
  )
  expect(netIn(12_000, 2000)).toBe(10_000)
})

it('no other net comes nearer to an amount with VAT', () => {
  const grossOf = (netCents: number, rate: number) => totals([{ netCents, vatRateBasisPoints: rate }]).totalCents
  for (const rate of [0, 210, 550, 1000, 2000, 2100, 10_000])
    for (let gross = 0; gross < 500; gross++) {
      const net = netIn(gross, rate)
      const away = [net - 1, net, net + 1].map((one) => Math.abs(grossOf(one, rate) - gross))
      expect(away[1]).toBe(Math.min(...away))
    }
})
