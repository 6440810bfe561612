import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hundredthsOf, typedHundredths } from '../../src/http/amount.ts'
import { languages } from '../../src/i18n/language.ts'

describe('a figure as people type it', () => {
  it.each([
    ['12', 1200],
    ['12,5', 1250],
    ['12.50', 1250],
    ['1 234,50', 123450],
    ['1\u202f234,50 €', 123450],
    ['1.234,50', 123450],
    ['1,234.50', 123450],
    ['£1,234,567.89', 123456789],
    ['0', 0],
  ])('%s is read alike in both languages', (typed, hundredths) => {
    for (const language of languages) expect(hundredthsOf(typed, language)).toBe(hundredths)
  })

  it('takes one mark before three figures as each language does', () => {
    expect(hundredthsOf('1.234', 'fr')).toBe(123400)
    expect(hundredthsOf('1,234', 'en')).toBe(123400)
    // Three decimals are no amount.
    expect(hundredthsOf('1,234', 'fr')).toBeUndefined()
    expect(hundredthsOf('1.234', 'en')).toBeUndefined()
  })

  it.each(['', 'abc', '-5', '1,2,3', '1.2.3,4', '12,345,6', '1e5', '1234567890', ',5', '1,23.456'])(
    '%s is none',
    (typed) => {
      for (const language of languages) expect(hundredthsOf(typed, language)).toBeUndefined()
    },
  )

  it('is read back from what a field shows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999_999 }),
        fc.constantFrom(...languages),
        (hundredths, language) => {
          expect(hundredthsOf(typedHundredths(hundredths, language), language)).toBe(hundredths)
        },
      ),
    )
  })

  it('never throws and never takes anything but whole hundredths, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...languages), (typed, language) => {
        const read = hundredthsOf(typed, language)
        expect(read === undefined || (Number.isSafeInteger(read) && read >= 0)).toBe(true)
      }),
    )
  })
})
