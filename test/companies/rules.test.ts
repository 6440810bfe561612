import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratesIn } from '../../src/companies/admin/rates.ts'
import { toldChanges } from '../../src/companies/admin/told.ts'
import { faultOfIban, isBic } from '../../src/companies/bank.ts'
import { printedRegistrations } from '../../src/companies/company.ts'
import { hostOf, isOfDeployment, readProof } from '../../src/companies/domain.ts'
import { isSiret } from '../../src/companies/firm-number.ts'
import { dueDay } from '../../src/companies/invoicing.ts'

const ibans = ['FR7630006000011234567890189', 'GB29NWBK60161331926819', 'DE89370400440532013000', 'NO9386011117947']

describe('an IBAN', () => {
  it.each(ibans)('%s holds', (iban) => expect(faultOfIban(iban)).toBeUndefined())

  it.each(ibans)('%s with any one figure changed does not', (iban) => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: iban.length - 1 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const sign = iban[at] ?? ''
        fc.pre(/\d/.test(sign))
        expect(faultOfIban(iban.slice(0, at) + ((Number(sign) + by) % 10) + iban.slice(at + 1))).toBe('ibanDigits')
      }),
    )
  })

  it.each([
    ['FR76300060000112345678901', 'ibanLength'],
    ['XX7630006000011234567890189', 'ibanCountry'],
    ['', 'ibanCountry'],
    ['FR763000600001123456789018!', 'ibanDigits'],
  ])('%s is refused: %s', (iban, fault) => expect(faultOfIban(iban)).toBe(fault))

  it('has a BIC of 8 or 11 signs beside it', () => {
    expect(['AGRIFRPP', 'BNPAFRPPXXX', 'AGRIFRP', 'AGRIFRPPX', '12345678'].map(isBic)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe('a SIRET', () => {
  it.each(['73282932000074', '35600000000048', '35600000049837'])('%s holds', (siret) =>
    expect(isSiret(siret)).toBe(true),
  )
  it.each(['73282932000075', '7328293200007', '35600000049838', 'abcdefghijklmn', ''])('%s does not', (siret) =>
    expect(isSiret(siret)).toBe(false),
  )

  it('is printed once, whether it has a field or stands in a line', () => {
    const legal = { legalForm: null, address: [], insurance: null, bank: null, notes: { fr: [], en: [] } }
    const numbers = { siret: '73282932000074', vatNumber: 'FR44732829320' }
    expect(printedRegistrations({ ...legal, ...numbers, registrations: ['RCS Lyon'] }, 'TVA')).toEqual([
      'SIRET 732 829 320 00074',
      'RCS Lyon',
      'TVA FR44732829320',
    ])
    const lines = ['SIRET 732 829 320 00074', 'TVA FR44 732829320']
    expect(printedRegistrations({ ...legal, ...numbers, registrations: lines }, 'TVA')).toEqual(lines)
  })
})

describe('rates', () => {
  it.each([
    ['20 ; 10 ; 5,5 ; 0', [2000, 1000, 550, 0]],
    ['5.5, 20', [2000, 550]],
    ['20 %', [2000]],
    ['20 20', [2000]],
    ['0', [0]],
    ['', undefined],
    ['101', undefined],
    ['-5', undefined],
    ['5,555', undefined],
    ['a', undefined],
    ['1 2 3 4 5 6 7 8 9', undefined],
  ])('%j are %j', (typed, rates) => expect(ratesIn(typed)).toEqual(rates))
})

it.each([
  ['2026-01-31', 30, false, '2026-03-02'],
  ['2026-01-31', 0, true, '2026-01-31'],
  ['2026-01-15', 30, true, '2026-02-28'],
  ['2027-12-20', 45, true, '2028-02-29'],
])('an invoice of %s with %i days, end of month %s, is due on %s', (issued, dueDays, endOfMonth, due) => {
  expect(dueDay(issued, { dueDays, endOfMonth })).toBe(due)
})

describe('a domain', () => {
  it.each([
    ['clients.dupont.fr', 'clients.dupont.fr'],
    [' HTTPS://Clients.Dupont.FR/portal ', 'clients.dupont.fr'],
    ['dupont.fr.', 'dupont.fr'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['dupont', undefined],
    ['10.0.0.1', undefined],
    ['[::1]', undefined],
    ['dupont.fr:8080', undefined],
    ['who@dupont.fr', undefined],
    ['-a.fr', undefined],
    ['a_b.fr', undefined],
    ['', undefined],
    [`${'a.'.repeat(120)}fr`, undefined],
  ])('typed as %j is %j', (typed, host) => expect(hostOf(typed.trim())).toBe(host))

  it('under the deployment’s own is nobody’s', () => {
    const own = (host: string) => isOfDeployment(host, 'localhost:8787')
    expect([own('localhost'), own('a.localhost'), own('notlocalhost'), own('dupont.fr')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it.each([
    [{ Status: 0, Answer: [{ type: 16, data: '"the token"' }] }, 'proved'],
    [
      {
        Status: 0,
        Answer: [
          { type: 16, data: '"spf"' },
          { type: 16, data: 'the token' },
        ],
      },
      'proved',
    ],
    [{ Status: 0, Answer: [{ type: 16, data: '"the " "token"' }] }, 'proved'],
    [{ Status: 0, Answer: [{ type: 16, data: '"the tokens"' }] }, 'other'],
    [{ Status: 0, Answer: [{ type: 5, data: 'the token' }] }, 'absent'],
    [{ Status: 0 }, 'absent'],
    [{ Status: 3 }, 'absent'],
    [{ Status: 2 }, 'unreachable'],
    [{ Status: 0, Answer: [null, { type: 16 }, 7] }, 'absent'],
    // Far longer than any proof: it is not even read.
    [{ Status: 0, Answer: [{ type: 16, data: `"the token"${' '.repeat(2000)}` }] }, 'absent'],
    [null, 'unreachable'],
    ['text', 'unreachable'],
  ])('whose resolver says %j is %s', (answer, proof) => expect(readProof(answer, 'the token')).toBe(proof))
})

it('the trail tells old and new, and of an account no more than its last four characters', () => {
  const told = toldChanges(
    { iban: 'FR76 3000 6000 0112 3456 7890 189', name: 'A', tick: 'yes', same: 'x', empty: '' },
    { iban: 'GB29 NWBK 6016 1331 9268 19', name: 'B\nC', tick: '', same: 'x', empty: 'now' },
  )
  expect(told).toEqual({ iban: '…0189 → …6819', name: 'A → B / C', tick: 'true → false', empty: 'null → now' })
})
