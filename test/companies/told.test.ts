import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toldChanges } from '../../src/companies/admin/told.ts'

it.each([
  ['a line', 'Paris', 'Lyon', 'Paris → Lyon'],
  ['nothing before', '', 'Lyon', 'null → Lyon'],
  ['nothing after', 'Paris', '', 'Paris → null'],
  ['lines, without empty ones and what stands around them', ' a \n\n\n  b\t\nc', 'd', 'a / b / c → d'],
  ['an arrow of its own, which would part old and new elsewhere', 'a → b', 'c', 'a > b → c'],
  ['160 signs whole', 'x'.repeat(160), 'y', `${'x'.repeat(160)} → y`],
  ['161 signs cut, and said to be', 'x'.repeat(161), 'y', `${'x'.repeat(159)}… → y`],
  ['a tick set', '', 'yes', 'false → true'],
  ['a tick taken away', 'yes', '', 'true → false'],
])('a change of settings tells %s', (_, before, after, told) => {
  expect(toldChanges({ name: before }, { name: after })).toEqual({ name: told })
})

it('a change of settings tells no field that is as it was, and one that only one of both has', () => {
  expect(toldChanges({ same: 'x', gone: 'a' }, { same: 'x', here: 'b' })).toEqual({
    gone: 'a → null',
    here: 'null → b',
  })
})

it('a change of a bank account tells four characters of each, whatever is typed', () => {
  const sign = fc.constantFrom(...'0123456789ABCDEFGHIJ ')
  const iban = fc.string({ unit: sign, minLength: 8, maxLength: 42 })
  fc.assert(
    fc.property(iban, iban, (before, after) => {
      const { iban: told = '' } = toldChanges({ iban: before }, { iban: after })
      for (const text of [before, after]) {
        const plain = text.replaceAll(' ', '')
        if (before !== after && plain.length > 5) expect(told.replaceAll(' ', '')).not.toContain(plain.slice(-5))
      }
    }),
  )
})

it('is told in a time that grows with the text alone', () => {
  const began = performance.now()
  for (const text of [' '.repeat(200_000), '\n '.repeat(100_000), ' → '.repeat(60_000), `${' '.repeat(100_000)}x\n`])
    toldChanges({ name: text }, { name: 'y' })
  expect(performance.now() - began).toBeLessThan(1000)
})
