import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { epcPayload } from '../../src/invoices/epc.ts'

const bank = { holder: 'Dupont Plomberie', iban: 'FR76 3000 6000 0112 3456 7890 189', bic: 'AGRIFRPP' }
const transfer = { bank, amountCents: 123_456, reference: 'FA2602-0001', currency: 'EUR' }
const fieldsOf = (payload: string | undefined) => payload?.split('\n') ?? []
const bytes = (text: string) => new TextEncoder().encode(text).length

describe('the code of a credit transfer', () => {
  it('says what EPC069-12 asks for, a field a line', () => {
    expect(epcPayload(transfer)).toBe(
      'BCD\n002\n1\nSCT\nAGRIFRPP\nDupont Plomberie\nFR7630006000011234567890189\nEUR1234.56\n\n\nFA2602-0001',
    )
  })

  it.each([
    [1, 'EUR0.01'],
    [10, 'EUR0.10'],
    [100, 'EUR1.00'],
    [99_999_999_999, 'EUR999999999.99'],
  ])('writes %i cents as %s', (amountCents, written) => {
    expect(fieldsOf(epcPayload({ ...transfer, amountCents }))[7]).toBe(written)
  })

  it.each([0, -1, 100_000_000_000, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'does not exist for %d cents',
    (amountCents) => {
      expect(epcPayload({ ...transfer, amountCents })).toBeUndefined()
    },
  )

  it('does not exist for other currencies', () => {
    expect(epcPayload({ ...transfer, currency: 'GBP' })).toBeUndefined()
    expect(epcPayload({ ...transfer, currency: 'eur' })).toBeUndefined()
  })

  it('has the exact amount, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (amountCents) => {
        const amount = fieldsOf(epcPayload({ ...transfer, amountCents }))[7] ?? ''
        expect(amount).toMatch(/^EUR(0|[1-9]\d{0,8})\.\d\d$/)
        expect(BigInt(amount.replace(/\D/g, ''))).toBe(BigInt(amountCents))
      }),
    )
  })

  it('keeps its eleven fields and its limits, whatever names and references hold', () => {
    const any = fc.string({ unit: 'grapheme', maxLength: 300 })
    fc.assert(
      fc.property(any, any, (holder, reference) => {
        const payload = epcPayload({ ...transfer, bank: { ...bank, holder }, reference }) ?? ''
        const fields = fieldsOf(payload)
        expect(fields).toHaveLength(11)
        expect([...(fields[5] ?? '')].length).toBeLessThanOrEqual(70)
        expect([...(fields[10] ?? '')].length).toBeLessThanOrEqual(140)
        expect(bytes(payload)).toBeLessThanOrEqual(331)
        expect(payload.isWellFormed()).toBe(true)
      }),
    )
  })

  it('cuts a long name at 70 characters and a long reference at 140, and no letter in two', () => {
    const long = { ...transfer, bank: { ...bank, holder: 'é'.repeat(80) }, reference: 'x'.repeat(200) }
    const fields = fieldsOf(epcPayload(long))
    expect(fields[5]).toBe('é'.repeat(70))
    expect(fields[10]).toMatch(/^x{100,140}$/)
    expect(fieldsOf(epcPayload({ ...transfer, reference: 'x'.repeat(200) }))[10]).toBe('x'.repeat(140))
    expect(fieldsOf(epcPayload({ ...transfer, bank: { ...bank, holder: '𝐀'.repeat(80) } }))[5]).toBe('𝐀'.repeat(35))
  })

  it('lets no line break in a name pose as another account', () => {
    const fields = fieldsOf(
      epcPayload({ ...transfer, bank: { ...bank, holder: 'Eve\nFR7610107001011234567890129\r\nEUR1.00' } }),
    )
    expect(fields[5]).toBe('Eve FR7610107001011234567890129 EUR1.00')
    expect(fields[6]).toBe('FR7630006000011234567890189')
  })
})
