import { describe, expect, it } from 'vitest'
import { usualInvoicing } from '../../src/companies/invoicing.ts'
import { totals, vatByRate } from '../../src/invoices/invoice.ts'
import { faultsOfIssue, type InTheWay } from '../../src/invoices/issue/faults.ts'
import { chargedOn, type Freezing, freeze, type Issuer, rateUnder } from '../../src/invoices/issue/freeze.ts'
import { noTerms } from '../../src/invoices/terms.ts'
import { dupont, lepetit } from '../einvoice/companies.ts'
import { firm, linesOf } from '../einvoice/documents.ts'

const lines = linesOf([
  ['Joint', 2000, 'u', 5000, 2000],
  ['Tuyau', 1000, 'm', 3000, 1000],
])
const draft: Freezing = {
  ...{ kind: 'invoice', language: 'fr', terms: noTerms, buyer: firm, lines, corrects: null, deposits: [] },
  ...{ job: { title: 'Salle de bains', site: '27 avenue du Château' }, deductedCents: 0 },
}
const issuing = { number: 'FA-7', issuedOn: '2026-03-12', check: { code: 'k', url: 'u' } }
const frozen = (change: Partial<Freezing> = {}, settings: Issuer = dupont) =>
  freeze({ ...draft, ...change }, settings, 'https://dupont.example', issuing)
const terms = (change: Partial<Freezing['terms']>) => ({ terms: { ...noTerms, ...change } })
const asked = frozen()
/** What takes back an invoice, all of it or what is given. */
const taking = (of: Partial<Freezing> = {}, invoice = asked): Partial<Freezing> => ({
  ...{ kind: 'credit_note', corrects: { number: 'FA-7', issuedOn: '2026-03-12' }, ...of },
  taking: { invoice, earlier: [] },
})

describe('a document', () => {
  it('says what the draft and the settings of the day say', () => {
    expect(asked).toMatchObject({
      ...{ kind: 'invoice', language: 'fr', currency: 'EUR', number: 'FA-7', issuedOn: '2026-03-12' },
      ...{ servedOn: '2026-03-12', dueOn: '2026-04-11', buyer: firm, nature: 'services', vatTreatment: 'normal' },
      ...{ site: '27 avenue du Château', jobTitle: 'Salle de bains', purchaseOrder: null, vatOnDebits: false },
      ...{ opening: null, closing: null, lines, netCents: 13_000, vatCents: 2300, totalCents: 15_300 },
      ...{ vat: vatByRate(lines), corrects: null, deposits: [], retention: null, dueCents: 15_300 },
      check: issuing.check,
    })
    expect(asked.seller).toMatchObject({ name: dupont.name, portal: 'https://dupont.example' })
    expect(asked.notes).toEqual([
      'Merci de votre confiance.',
      ...['En cas de retard, pénalités égales à trois fois le taux de l’intérêt légal.'],
      ...['Indemnité forfaitaire pour frais de recouvrement : 40 €.', 'Pas d’escompte pour paiement anticipé.'],
    ])
    expect(asked.legal).toMatchObject({ regime: null, reverseCharge: null, discount: asked.notes.at(-1) })
    expect(frozen({ job: null })).toMatchObject({ site: null, jobTitle: null })
    expect(frozen({}, { ...dupont, invoicing: null }).dueOn).toBe('2026-04-11')
  })

  it('says what its terms say before anything else', () => {
    const said = { servedOn: '2026-03-09', dueOn: '2026-05-01', purchaseOrder: 'BC 7', site: '8 chemin des Sources' }
    const texts = { opening: 'Suite à notre devis.', closing: 'Cordialement.', nature: 'both' } as const
    expect(frozen(terms({ ...said, ...texts, billingAddress: '1 rue\n69001 Lyon' }))).toMatchObject({
      ...{ ...said, ...texts, jobTitle: 'Salle de bains' },
      buyer: { ...firm, address: ['1 rue', '69001 Lyon'] },
    })
  })

  it('deducts what deposits came to, and tells which', () => {
    const deposits = [{ number: 'AC-1', issuedOn: '2026-01-02', totalCents: 5000 }]
    expect(frozen({ deposits, deductedCents: 5000 })).toMatchObject({ deposits, totalCents: 15_300, dueCents: 10_300 })
  })

  it('keeps a guarantee back of an invoice alone, until its day', () => {
    const kept = terms({ retentionBasisPoints: 500, retentionDueOn: '2027-01-31' })
    expect(frozen(kept).retention).toEqual({ basisPoints: 500, cents: 765, dueOn: '2027-01-31' })
    expect(frozen(terms({ retentionBasisPoints: 500 })).retention?.dueOn).toBe('2027-03-12')
    expect(frozen({ ...kept, kind: 'deposit' }).retention).toBeNull()
  })

  it('that takes another back is due at once, whatever its terms say', () => {
    expect(frozen({ ...taking(), ...terms({ dueOn: '2026-05-01' }) }).dueOn).toBe('2026-03-12')
    expect(frozen({ kind: 'deposit', ...terms({ dueOn: '2026-05-01' }) }).dueOn).toBe('2026-05-01')
  })

  it('that takes another back charges and says what that one did, whatever the company does today', () => {
    const under = frozen(terms({ reverseCharge: true }))
    expect([under.vatTreatment, under.vatCents, under.legal.regime]).toEqual(['reverse_charge', 0, null])
    const back = frozen(taking({}, under), lepetit)
    expect(back).toMatchObject({ vatTreatment: 'reverse_charge', vatCents: 0, legal: { regime: null } })
    expect(back.legal.reverseCharge).toBe('Autoliquidation, article 283, 2 nonies du CGI.')
    expect(back.notes).toContain(back.legal.reverseCharge)
    expect(frozen(taking(), lepetit)).toMatchObject({ vatTreatment: 'normal', vatCents: 2300 })
    const small = frozen({}, lepetit)
    expect(frozen(taking({}, small))).toMatchObject({ vatTreatment: 'franchise', vatCents: 0 })
    expect(frozen(taking({}, small)).legal.regime).toBe('TVA non applicable, article 293 B du CGI.')
  })

  it('that takes the rest of another back takes its VAT to the cent', () => {
    const cents = linesOf([['Vis', 3000, 'u', 3, 2000]])
    const third = linesOf([['Vis', 1000, 'u', 3, 2000]])
    const invoice = frozen({ lines: cents })
    const back = (lines: Freezing['lines'], earlier: (typeof invoice)[]) =>
      chargedOn({ terms: noTerms, lines, taking: { invoice, earlier } }, dupont)
    const first = frozen({ ...taking({ lines: third }, invoice) })
    expect([invoice.vatCents, first.vatCents]).toEqual([2, 1])
    expect(back(third, [first])).toMatchObject({ sums: { vatCents: 0, totalCents: 3 }, vat: [{ vatCents: 0 }] })
    expect(chargedOn({ terms: noTerms, lines: third }, dupont)).toMatchObject({ sums: totals(third) })
  })

  it('bears no VAT where a small firm charges none, or the buyer owes it', () => {
    const treatments = ['normal', 'other', 'franchise', 'reverse_charge'] as const
    expect(treatments.map((treatment) => rateUnder(treatment, 2000))).toEqual([2000, 2000, 0, 0])
    expect(frozen({}, lepetit).lines.map((line) => line.vatRateBasisPoints)).toEqual([0, 0])
    expect(frozen({}, { ...dupont, invoicing: { ...usualInvoicing, vatOnDebits: true } }).vatOnDebits).toBe(true)
  })
})

describe('what keeps a draft from being issued', () => {
  const clear: InTheWay = { deductedIn: null, lost: [] }
  const faults = (change: Partial<Freezing> = {}, around = clear, settings: Issuer = dupont) =>
    faultsOfIssue({ ...draft, ...change }, around, settings, '2026-03-12')
  const one = (cents: number) => linesOf([['Joint', 1000, 'u', cents, 0]])

  it('is nothing of one that is whole, be it of nothing', () => {
    expect(faults()).toEqual([])
    expect(faults(taking())).toEqual([])
    expect(faults({ lines: one(0) })).toEqual([])
    expect(faults({ deductedCents: 15_300 })).toEqual([])
    expect(faults(terms({ dueOn: '2026-03-12' }))).toEqual([])
  })

  it.each([
    ['no lines', { lines: [] }, { is: 'noLines' }],
    ['a total below zero', { lines: one(-1) }, { is: 'below' }],
    ['a due day before that of issue', terms({ dueOn: '2026-03-11' }), { is: 'dueEarlier' }],
    ['more deducted than it comes to', { deductedCents: 15_301 }, { is: 'deductedTooMuch', overCents: 1 }],
    ['anything deducted from nothing', { lines: one(0), deductedCents: 2 }, { is: 'deductedTooMuch', overCents: 2 }],
    [
      'more kept back than is left to pay',
      { ...terms({ retentionBasisPoints: 500 }), deductedCents: 15_300 },
      { is: 'retentionTooMuch' },
    ],
  ] as [string, Partial<Freezing>, object][])('is %s', (_, change, fault) => {
    expect(faults(change)).toEqual([fault])
  })

  it('is a deposit that cannot be deducted any more, and one that was, of the credit note for it', () => {
    const lost = { deductedIn: null, lost: ['AC-1', 'AC-2'] }
    expect(faults({}, lost)).toEqual([
      { is: 'depositLost', number: 'AC-1' },
      { is: 'depositLost', number: 'AC-2' },
    ])
    expect(faults(taking(), { deductedIn: 'FA-9', lost: [] })).toEqual([{ is: 'depositDeducted', number: 'FA-9' }])
  })

  it('is of a credit note what it takes back alone', () => {
    expect(faults(taking({ lines: [] }))).toEqual([{ is: 'creditNothing' }])
    expect(faults({ kind: 'credit_note', lines: [] })).toEqual([])
  })

  it('is a seller without an address', () => {
    const nowhere = { ...dupont, legal: { ...dupont.legal, address: [] } }
    expect(faults({}, clear, nowhere)).toEqual([{ is: 'noAddress' }])
    expect(faults(taking(), clear, nowhere)).toEqual([{ is: 'noAddress' }])
  })

  const snow = '❄'
  const from = (legal: Partial<Issuer['legal']>, more: Partial<Issuer> = {}): Issuer => ({
    ...{ ...dupont, ...more },
    legal: { ...dupont.legal, ...legal },
  })
  it.each([
    ['buyerName', 1, { buyer: { ...firm, name: snow } }, dupont],
    ['buyerAddress', 4, { buyer: { ...firm, address: ['12', snow] } }, dupont],
    ['site', 1, terms({ site: snow }), dupont],
    ['jobTitle', 1, { job: { title: snow, site: null } }, dupont],
    ['lines', 1, { lines: linesOf([[snow, 1000, 'u', 1, 0]]) }, dupont],
    ['lines', 3, { lines: linesOf([['a', 1000, snow, 1, 0]]) }, dupont],
    ['texts', 1, terms({ opening: snow }), dupont],
    ['texts', 2, terms({ closing: snow }), dupont],
    ['texts', 3, terms({ purchaseOrder: snow }), dupont],
    ['seller', 1, {}, from({}, { name: snow })],
    ['seller', undefined, {}, from({ legalForm: snow })],
    ['seller', undefined, {}, from({ address: [snow] })],
    ['seller', undefined, {}, from({ registrations: [snow] })],
    ['seller', undefined, {}, from({ insurance: snow })],
    ['seller', undefined, {}, from({ bank: { holder: snow, iban: 'FR76', bic: '' } })],
    ['seller', undefined, {}, from({ notes: { fr: [snow], en: [] } })],
  ] as [string, number | undefined, Partial<Freezing>, Issuer][])(
    'is a sign that cannot be printed, in %s as sign %s',
    (at, position, change, settings) => {
      const found = { is: 'unprintable', at, sign: snow, position: position ?? expect.any(Number) }
      expect(faults(change, clear, settings)).toEqual([found])
    },
  )

  it('is no bank account that there is not', () => {
    expect(faults({}, clear, from({ bank: null }))).toEqual([])
  })
})
