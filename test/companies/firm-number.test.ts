import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compact, firmNumbers, frenchVatKey, isSiren, vatCountries } from '../../src/companies/firm-number.ts'

const digit = fc.integer({ min: 0, max: 9 })

/** SIRENs as they are made: eight digits, and the one that makes them pass. */
const siren = fc
  .array(digit, { minLength: 8, maxLength: 8 })
  .map((digits) => digits.join(''))
  .map((eight) => eight + [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((last) => isSiren(eight + last)))
  .filter((number) => !number.startsWith('000'))

describe('a SIREN', () => {
  it.each(['732829320', '552100554', '542065479', '775670417', '356000000'])('that exists passes: %s', (number) => {
    expect(isSiren(number)).toBe(true)
  })

  it('is told from every other number that differs in one digit', () => {
    fc.assert(
      fc.property(siren, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (number, place, more) => {
        const other = [...number]
        other[place] = String((Number(number[place]) + more) % 10)
        return isSiren(number) && !isSiren(other.join(''))
      }),
    )
  })

  it('is nine digits and nothing else', () => {
    fc.assert(fc.property(fc.string(), (text) => /^\d{9}$/.test(text) || !isSiren(text)))
    for (const wrong of ['', '73282932', '7328293200', '73282932O', ' 732829320']) expect(isSiren(wrong)).toBe(false)
  })
})

describe('a French VAT number', () => {
  it.each([
    ['732829320', '44'],
    ['404833048', '83'],
  ])('has before the SIREN %s the key %s', (number, key) => expect(frenchVatKey(number)).toBe(key))

  it('has the key that is also the rest of the SIREN followed by 12', () => {
    fc.assert(fc.property(siren, (number) => Number(frenchVatKey(number)) === Number(`${number}12`) % 97))
  })

  it('is taken with its own key and no other, and gives the SIREN that was left out', () => {
    fc.assert(
      fc.property(siren, fc.integer({ min: 0, max: 99 }), (number, given) => {
        const key = String(given).padStart(2, '0')
        const { numbers, faults } = firmNumbers({ siren: null, vatNumber: `FR${key}${number}` })
        return key === frenchVatKey(number)
          ? numbers.siren === number && Object.keys(faults).length === 0
          : faults.vatNumber === 'vatKey' && numbers.siren === null
      }),
    )
    fc.assert(
      fc.property(siren, (number) => {
        const { numbers, faults } = firmNumbers({ siren: null, vatNumber: `FR${frenchVatKey(number)}${number}` })
        expect([numbers.siren, faults]).toEqual([number, {}])
      }),
    )
  })

  it('of another SIREN than the one given is told beside it', () => {
    fc.assert(
      fc.property(siren, siren, (one, other) => {
        const { faults } = firmNumbers({ siren: one, vatNumber: `FR${frenchVatKey(other)}${other}` })
        expect(faults).toEqual(one === other ? {} : { vatNumber: 'vatOtherSiren' })
      }),
    )
  })

  it('of Monaco holds no SIREN', () => {
    const vatNumber = `FR${frenchVatKey('000123456')}000123456`
    expect(firmNumbers({ siren: null, vatNumber })).toEqual({ numbers: { siren: null, vatNumber }, faults: {} })
  })
})

describe('a VAT number', () => {
  it('is told by its country: all 27 of the Union and the United Kingdom', () => {
    expect(vatCountries).toHaveLength(28)
    for (const [vatNumber, fault] of [
      ['DE123456789', undefined],
      ['GB980780684', undefined],
      ['ATU12345678', undefined],
      ['NL123456789B01', undefined],
      ['IE1234567WA', undefined],
      ['ESX1234567X', undefined],
      ['DE12345678', 'vatWrong'],
      ['AT12345678', 'vatWrong'],
      ['ES123456789', 'vatWrong'],
      ['CH123456789', 'vatCountry'],
      ['123456789', 'vatCountry'],
      ['GR123456789', 'vatCountry'],
    ] as const)
      expect([vatNumber, firmNumbers({ siren: null, vatNumber }).faults.vatNumber]).toEqual([vatNumber, fault])
  })

  it('may be typed with spaces, dots and small letters', () => {
    expect(compact(' fr 44 732.829-320 ')).toBe('FR44732829320')
    expect(firmNumbers({ siren: '732 829 320', vatNumber: 'fr 44 732 829 320' })).toEqual({
      numbers: { siren: '732829320', vatNumber: 'FR44732829320' },
      faults: {},
    })
  })
})
