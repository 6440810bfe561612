import { describe, expect, it } from 'vitest'
import { breaks, brokenXml } from './breaks.ts'
import { brokenRules } from './rules/index.ts'
import { faultsOfSchema } from './schema.ts'

describe.each(Object.entries(breaks))('an electronic invoice with %s', (_, one) => {
  const xml = brokenXml(one)

  it(`fails by ${one.seenAs}`, () => {
    const seen = [...brokenRules(xml), ...(faultsOfSchema(xml).length > 0 ? ['schema'] : [])]
    expect(seen).toContain(one.seenAs)
  })
})

it('fails where it is not well-formed', () => {
  expect(() => faultsOfSchema('<rsm:CrossIndustryInvoice>')).toThrow()
})
