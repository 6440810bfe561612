import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hundredthsOf, thousandthsOf, typedHundredths, typedRate, typedThousandths } from '../../src/http/amount.ts'
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
    ['12,345.5', 1_234_550],
    ['12.345,5', 1_234_550],
    ['1.234.567,8', 123_456_780],
    ['1,234,567.8', 123_456_780],
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

  it.each([
    '1234,567.5',
    '1234.567,5',
    '1,2345.5',
    '1.2345,5',
    '5,a',
    '5.-1',
    '',
    'abc',
    '-5',
    '1,2,3',
    '1.2.3,4',
    '12,345,6',
    '1e5',
    '1234567890',
    ',5',
    '1,23.456',
  ])('%s is none', (typed) => {
    for (const language of languages) expect(hundredthsOf(typed, language)).toBeUndefined()
  })

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

describe('thousandths', () => {
  it('have three decimals, and may be below zero', () => {
    expect(thousandthsOf('1,234', 'fr')).toBe(1234)
    expect(thousandthsOf('1,234', 'en')).toBe(1_234_000)
    expect(thousandthsOf('1.5', 'en')).toBe(1500)
    expect(thousandthsOf(' -1,5', 'fr')).toBe(-1500)
    expect(thousandthsOf('\u22122', 'fr')).toBe(-2000)
    expect(thousandthsOf('-2', 'fr')).toBe(-2000)
    expect(thousandthsOf('-0', 'fr')).toBe(0)
    for (const typed of ['', '-', '--1', '1-', '0,0001']) expect(thousandthsOf(typed, 'fr')).toBeUndefined()
  })
})

it('what a field shows has the mark of the language, and a rate or a quantity no zeros that say nothing', () => {
  expect([typedHundredths(123_450, 'fr'), typedHundredths(123_450, 'en')]).toEqual(['1234,50', '1234.50'])
  expect([typedRate(2000, 'fr'), typedRate(550, 'fr'), typedRate(550, 'en')]).toEqual(['20', '5,5', '5.5'])
  expect([typedThousandths(1250, 'fr'), typedThousandths(1250, 'en'), typedThousandths(-2000, 'fr')]).toEqual([
    ...['1,25', '1.25', '-2'],
  ])
})

it('a figure has nine digits before its mark at most, in threes or without a part', () => {
  for (const language of languages) {
    expect(hundredthsOf('999999999', language)).toBe(99_999_999_900)
    expect(hundredthsOf('9999999999', language)).toBeUndefined()
    expect(hundredthsOf('5,', language)).toBe(500)
    for (const typed of ['12.34.56', '1,234.5678', '1,2345.00', '1.234.56,7', '12a', 'a12'])
      expect(hundredthsOf(typed, language)).toBeUndefined()
  }
  expect(hundredthsOf('1.234.567', 'fr')).toBe(123_456_700)
  expect(hundredthsOf('1.234.567', 'en')).toBeUndefined()
  expect(hundredthsOf('1234.567', 'fr')).toBeUndefined()
})
