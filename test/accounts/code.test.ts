import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { Secret, URI } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { enrolmentAddress, matchingStep, newSecret } from '../../src/accounts/second-factor/code.ts'

/** RFC 4226, 5.3, written out: what an authenticator app shows in a step. */
function shown(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', Secret.fromBase32(secret).bytes).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

const at = (step: number) => new Date(step * 30_000 + 12_345)
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('a code', () => {
  // RFC 6238, appendix B: seconds, and the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('of the RFC matches at %d seconds: %s', (seconds, code) => {
    expect(matchingStep(secret, code, new Date(seconds * 1000), null)).toBe(Math.floor(seconds / 30))
  })

  it('matches in its own step and one either side, and no other', () => {
    const steps = fc.integer({ min: 20, max: 2 ** 33 })
    fc.assert(
      fc.property(steps, fc.integer({ min: -9, max: 9 }), (step, late) => {
        const code = shown(secret, step)
        // Once in a million a neighbour shows the same code.
        const others = [-1, 0, 1].map((by) => step + late + by).filter((other) => other !== step)
        fc.pre(others.every((other) => shown(secret, other) !== code))
        expect(matchingStep(secret, code, at(step + late), null)).toBe(Math.abs(late) <= 1 ? step : undefined)
      }),
    )
  })

  it('serves once, and no code before it serves after', () => {
    const step = 58_000_000
    const [before, own, after] = [step - 1, step, step + 1].map((each) => shown(secret, each))
    const first = matchingStep(secret, own ?? '', at(step), null)
    expect(first).toBe(step)
    expect(matchingStep(secret, own ?? '', at(step), step)).toBeUndefined()
    expect(matchingStep(secret, own ?? '', at(step + 1), step)).toBeUndefined()
    expect(matchingStep(secret, before ?? '', at(step), step)).toBeUndefined()
    expect(matchingStep(secret, after ?? '', at(step), step)).toBe(step + 1)
    expect(matchingStep(secret, after ?? '', at(step), step + 1)).toBeUndefined()
  })

  it('is of no use with another secret', () => {
    const step = 58_000_000
    expect(matchingStep(secret, shown('MZXW6YTBOI2DKNRXGEZDGNBVGY3TQOJQ', step), at(step), null)).toBeUndefined()
  })

  it.each([
    ['050 471', 37_037_037],
    [' 050471 ', 37_037_037],
    ['0 5 0 4 7 1', 37_037_037],
    ['050\u202f471', 37_037_037],
    ['', undefined],
    ['05047', undefined],
    ['0504711', undefined],
    ['050472', undefined],
    ['éàù', undefined],
    ['-50471', undefined],
    ['50471.', undefined],
  ])('typed as "%s" gives %s', (typed, step) => {
    expect(matchingStep(secret, typed, new Date(1_111_111_111_000), null)).toBe(step)
  })
})

it('a secret is 160 bits in base32, never the same', () => {
  const secrets = Array.from({ length: 200 }, newSecret)
  for (const each of secrets) expect(each).toMatch(/^[A-Z2-7]{32}$/)
  expect(new Set(secrets).size).toBe(200)
})

describe('the address for an authenticator app', () => {
  it('is what apps read', () => {
    expect(enrolmentAddress(secret, { company: 'Dupont & Fils', email: 'anne+1@example.com' })).toBe(
      `otpauth://totp/Dupont%20%26%20Fils:anne%2B1%40example.com?issuer=Dupont%20%26%20Fils&secret=${secret}` +
        '&algorithm=SHA1&digits=6&period=30',
    )
  })

  it('holds whatever the company is called', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((text) => !/[:\p{Z}\p{C}]/u.test(text))
    fc.assert(
      fc.property(name, (company) => {
        const read = URI.parse(enrolmentAddress(secret, { company, email: 'anne@example.com' }))
        expect([read.issuer, read.label, read.secret.base32]).toEqual([company, 'anne@example.com', secret])
      }),
    )
  })

  it('parts company and address in one place only', () => {
    const read = URI.parse(enrolmentAddress(secret, { company: 'A: B', email: 'anne@example.com' }))
    expect([read.issuer, read.label]).toEqual(['A  B', 'anne@example.com'])
  })
})
