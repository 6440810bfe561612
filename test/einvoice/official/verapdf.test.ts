import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderInvoice } from '../../../src/invoices/pdf/render.ts'
import { dupont } from '../companies.ts'
import { documentOf, matrix, others } from '../documents.ts'
import { withoutAssociation } from '../pdf.ts'
import { brokenClauses } from './java.ts'

describe('veraPDF 3b', () => {
  const work = mkdtempSync(join(tmpdir(), 'einvoice-'))
  const documents = { ...matrix, ...others }
  const pathOf = (name: string) => join(work, `${name}.pdf`)
  let clauses: Awaited<ReturnType<typeof brokenClauses>>

  beforeAll(async () => {
    for (const [name, document] of Object.entries(documents)) writeFileSync(pathOf(name), await renderInvoice(document))
    writeFileSync(pathOf('alone'), await withoutAssociation(await renderInvoice(documentOf({ settings: dupont }))))
    clauses = await brokenClauses([...Object.keys(documents), 'alone'].map(pathOf))
  })
  afterAll(() => rmSync(work, { recursive: true }))

  it.each(Object.keys(documents))('passes the PDF of %s', (name) => {
    expect([...(clauses.get(pathOf(name)) ?? ['not looked at'])]).toEqual([])
  })

  it('refuses a PDF that does not say that the file inside belongs to it', () => {
    expect([...(clauses.get(pathOf('alone')) ?? [])].some((clause) => clause.startsWith('6.8'))).toBe(true)
  })
})
