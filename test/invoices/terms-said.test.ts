import { describe, expect, it } from 'vitest'
import { usualInvoicing } from '../../src/companies/invoicing.ts'
import { faultsOfTerms, noTerms, retentionDay } from '../../src/invoices/terms.ts'

type Stating = Parameters<typeof faultsOfTerms>[0]
const today = '2026-04-01'
const plain: Stating = {
  ...{ kind: 'invoice', terms: noTerms, language: 'fr', invoicing: null, issuedOn: today },
  ...{ buyer: { kind: 'firm', siren: '732829320', vatNumber: null }, retentionCents: 0, dueCents: 12_000 },
}
const faults = (stating: Partial<Stating>) => faultsOfTerms({ ...plain, ...stating }).map(({ is }) => is)
const keeping = (retentionBasisPoints: number, retentionDueOn: string | null = null) => ({
  terms: { ...noTerms, retentionBasisPoints, retentionDueOn },
})
const inRegime = (vatRegime: 'normal' | 'franchise', regime: string | null, reverseCharge: string | null) => ({
  invoicing: {
    ...usualInvoicing,
    ...{ vatRegime, texts: { ...usualInvoicing.texts, fr: { ...usualInvoicing.texts.fr, regime, reverseCharge } } },
  },
})

it('a draft that says nothing is for services, without reverse charge or guarantee', () => {
  expect(noTerms).toEqual({
    ...{ servedOn: null, dueOn: null, purchaseOrder: null, site: null, billingAddress: null, opening: null },
    ...{ closing: null, nature: 'services', reverseCharge: false, retentionBasisPoints: 0, retentionDueOn: null },
  })
  expect(faults({})).toEqual([])
})

describe('what is kept back', () => {
  it('is between nothing and five hundredths', () => {
    expect(faults(keeping(-1))).toEqual(['retentionMost'])
    expect(faults(keeping(0))).toEqual([])
    expect(faults(keeping(500))).toEqual([])
    expect(faults(keeping(501))).toEqual(['retentionMost'])
  })

  it('may be all that is due, and no cent more', () => {
    expect(faults({ ...keeping(500), retentionCents: 600, dueCents: 600 })).toEqual([])
    expect(faults({ ...keeping(500), retentionCents: 600, dueCents: 599 })).toEqual(['retentionTooMuch'])
  })

  it('has a day after the issue, which matters only where something is kept', () => {
    expect(faults(keeping(1, today))).toEqual(['retentionEarly'])
    expect(faults(keeping(1, '2026-04-02'))).toEqual([])
    expect(faults(keeping(0, '2026-03-01'))).toEqual([])
  })

  it('is said of invoices alone: elsewhere that is the one thing wrong with it', () => {
    const early = { ...keeping(500, '2026-03-01'), retentionCents: 600, dueCents: 0 }
    expect(faults({ ...early, kind: 'deposit' })).toEqual(['retentionKind'])
    expect(faults({ kind: 'deposit' })).toEqual([])
    expect(faults({ ...early, kind: 'credit_note' })).toEqual([])
  })

  it('without a day is kept for a year, to the last of February where there is no 29th', () => {
    expect(retentionDay(noTerms, '2026-11-05')).toBe('2027-11-05')
    expect(retentionDay(noTerms, '2028-02-29')).toBe('2029-02-28')
  })
})

describe('the reverse charge', () => {
  const reverse = { terms: { ...noTerms, reverseCharge: true } }
  const said = inRegime('normal', null, 'Autoliquidation')

  it('needs no text of a regime, which is not what charges no VAT then', () => {
    expect(faults({ ...reverse, ...said })).toEqual([])
    expect(faults({ ...reverse, ...inRegime('franchise', null, 'Autoliquidation') })).toEqual(['reverseRegime'])
    expect(faults(inRegime('franchise', null, null))).toEqual(['regimeText'])
    expect(faults(inRegime('franchise', 'Art. 293 B', null))).toEqual([])
  })

  it.each([
    ['a firm known by its number', { kind: 'firm', siren: '732829320', vatNumber: null }, []],
    ['a firm known by its VAT number', { kind: 'firm', siren: null, vatNumber: 'FR40303265045' }, []],
    ['a firm without a number', { kind: 'firm', siren: null, vatNumber: null }, ['reverseBuyer']],
    ['a person', { kind: 'person', siren: '732829320', vatNumber: null }, ['reverseBuyer']],
  ] as const)('for %s', (_, buyer, found) => expect(faults({ ...reverse, ...said, buyer })).toEqual(found))
})
