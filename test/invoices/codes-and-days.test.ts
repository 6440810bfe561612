import { describe, expect, it } from 'vitest'
import { newCheckCode, readCheckCode } from '../../src/invoices/issue/check-code.ts'
import { dayFaultOf } from '../../src/invoices/issue/day.ts'

describe('a check code', () => {
  it('is two groups of five signs that nobody takes for others, each of them in use', () => {
    const codes = Array.from({ length: 200 }, newCheckCode)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(new Set(codes).size).toBe(200)
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32)
  })

  it.each([
    ['0123A-BCDEF', '0123A-BCDEF'],
    ['  0123a – bcdef ', '0123A-BCDEF'],
    ['01—23abcdef', '0123A-BCDEF'],
    ['oO1iL-lIVWX', '00111-11VWX'],
    ['GHJKM-NPQRS', 'GHJKM-NPQRS'],
    ['TVWXY-Z4567', 'TVWXY-Z4567'],
    ['89000-00000', '89000-00000'],
    ['0123A-BCDE', undefined],
    ['0123A-BCDEFG', undefined],
    ['0123A-BCDEU', undefined],
    ['0123A-BCDE!', undefined],
    ['', undefined],
    [`0123ABCDEF${' '.repeat(90)}`, '0123A-BCDEF'],
    [`0123ABCDEF${' '.repeat(90)}G`, '0123A-BCDEF'],
    [`0123ABCDE${' '.repeat(91)}F`, undefined],
  ])('%j is read as %s', (typed, code) => {
    expect(readCheckCode(typed)).toBe(code)
  })
})

describe('a day of issue', () => {
  const none = { lastIssuedOn: null, namedOn: null }
  it.each([
    ['2026-03-12', none, undefined],
    ['2026-03-13', none, 'dayFuture'],
    ['', none, 'dayMissing'],
    ['2026-02-30', none, 'dayMissing'],
    ['1999-12-31', none, 'dayMissing'],
    ['2126-03-12x', none, 'dayMissing'],
    ['2126-03-12', none, 'dayFuture'],
    ['12026-03-12', none, 'dayMissing'],
    ['2026-03-1', none, 'dayMissing'],
    ['2026-03-10', { lastIssuedOn: '2026-03-10', namedOn: '2026-03-10' }, undefined],
    ['2026-03-09', { lastIssuedOn: '2026-03-10', namedOn: null }, 'dayEarlier'],
    ['2026-03-09', { lastIssuedOn: null, namedOn: '2026-03-10' }, 'dayBeforeNamed'],
    ['2026-03-09', { lastIssuedOn: '2026-03-10', namedOn: '2026-03-10' }, 'dayEarlier'],
  ] as const)('%s, after %o, is %s', (day, earlier, fault) => {
    expect(dayFaultOf(day, '2026-03-12', earlier)).toBe(fault)
  })
})
