import { describe, expect, it } from 'vitest'
import { lacksOf } from '../../src/invoices/facturx/lacks.ts'
import { facturXml } from '../../src/invoices/facturx/xml.ts'
import { matrix, others } from './documents.ts'
import { brokenRules } from './rules/index.ts'
import { faultsOfSchema } from './schema.ts'

describe.each(Object.entries({ ...matrix, ...others }))('an electronic invoice: %s', (_, document) => {
  const xml = facturXml(document)

  it('follows the schema of Factur-X', () => {
    expect(faultsOfSchema(xml)).toEqual([])
  })

  it('keeps the rules of EN 16931, and the French ones if its seller is French', () => {
    expect(brokenRules(xml)).toEqual([])
  })

  it('lacks nothing that it must have', () => {
    expect(lacksOf(document).filter(({ severity }) => severity === 'must')).toEqual([])
  })
})
