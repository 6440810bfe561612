import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { facturXml } from '../../../src/invoices/facturx/xml.ts'
import { breaks, brokenXml } from '../breaks.ts'
import { matrix, others } from '../documents.ts'
import { validateFolder } from './java.ts'
import { pathOf, ruleSets } from './rule-sets.ts'

const documents = { ...matrix, ...others }
const work = mkdtempSync(join(tmpdir(), 'einvoice-'))
const [whole, broken] = [join(work, 'whole'), join(work, 'broken')]

const nameOf = (title: string) => `${title.replaceAll(' ', '-')}.xml`

beforeAll(() => {
  for (const folder of [whole, broken]) mkdirSync(folder)
  for (const [name, document] of Object.entries(documents))
    writeFileSync(join(whole, nameOf(name)), facturXml(document))
  for (const [name, one] of Object.entries(breaks)) writeFileSync(join(broken, nameOf(name)), brokenXml(one))
})
afterAll(() => rmSync(work, { recursive: true }))

/** Rules that a report says were broken. An empty report would be one of nothing looked at. */
function failuresIn(report: string): string[] {
  expect(report).toContain('fired-rule')
  return [...report.matchAll(/<svrl:failed-assert\b[^>]*?\bid="([^"]+)"/g)].map(([, id = '']) => id)
}

describe.each(Object.entries(ruleSets))('%s', (name, rules) => {
  const reports = join(work, encodeURIComponent(name))
  const reportOf = (folder: string, file: string) => readFileSync(join(reports, folder, file), 'utf8')
  const held = Object.entries(documents).filter(([, { seller }]) => !rules.isFrench || seller.country === 'FR')

  beforeAll(async () => {
    for (const [folder, files] of Object.entries({ whole, broken })) {
      mkdirSync(join(reports, folder), { recursive: true })
      await validateFolder(pathOf(rules), files, join(reports, folder))
    }
  }, 120_000)

  it.each(held.map(([title]) => title))('passes %s', (title) => {
    expect(failuresIn(reportOf('whole', nameOf(title)))).toEqual([])
  })

  const own = Object.entries(breaks).filter(([, { official }]) => official?.[0] === rules.file)
  it.each(own)('refuses %s', (title, { official }) => {
    expect(failuresIn(reportOf('broken', nameOf(title)))).toContain(official?.[1])
  })
})
