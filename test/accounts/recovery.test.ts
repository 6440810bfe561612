import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOfRecoveryCode, newRecoveryCodes } from '../../src/accounts/second-factor/recovery.ts'

const code = 'h2k7-9mzc-04tb-1w5e'

describe('recovery codes', () => {
  it('are ten, of 24 characters (120 bits) that nobody mistakes, in groups of four', () => {
    const codes = Array.from({ length: 50 }, newRecoveryCodes)
    for (const ten of codes) expect(ten.length).toBe(10)
    for (const each of codes.flat()) expect(each).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/)
    expect(new Set(codes.flat()).size).toBe(500)
  })

  it('use all 32 characters in every place', () => {
    const codes = Array.from({ length: 100 }, newRecoveryCodes).flat()
    for (const place of [0, 3, 5, 28]) expect(new Set(codes.map((each) => each[place])).size).toBe(32)
  })

  it.each(['H2K7-9MZC-04TB-1W5E', 'h2k79mzc04tb1w5e', ' h2k7 9mzc 04tb 1w5e\n', 'h2k7–9mzc–o4tb–lw5e'])(
    'have the same hash typed as "%s"',
    async (typed) => {
      expect(await hashOfRecoveryCode('company', 'account', typed)).toBe(
        await hashOfRecoveryCode('company', 'account', code),
      )
    },
  )

  it('have a hash of 64 hexadecimal digits, another for each owner and each code', async () => {
    const hash = await hashOfRecoveryCode('company', 'account', code)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    const others = await Promise.all([
      hashOfRecoveryCode('company', 'other', code),
      hashOfRecoveryCode('other', 'account', code),
      hashOfRecoveryCode('account', 'company', code),
      hashOfRecoveryCode('companyaccount', '', code),
      hashOfRecoveryCode('company', 'account', code.replace('e', 'f')),
      hashOfRecoveryCode('company', 'account', ''),
    ])
    expect(new Set([hash, ...others]).size).toBe(7)
  })

  it('of whatever is typed have a hash', async () => {
    const typed = fc.string({ unit: 'binary' })
    await fc.assert(
      fc.asyncProperty(typed, async (each) => {
        expect(await hashOfRecoveryCode('company', 'account', each)).toMatch(/^[0-9a-f]{64}$/)
      }),
    )
  })
})
