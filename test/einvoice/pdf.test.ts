import { describe, expect, it } from 'vitest'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { facturXml } from '../../src/invoices/facturx/xml.ts'
import { renderInvoice } from '../../src/invoices/pdf/render.ts'
import { dupont } from './companies.ts'
import { documentOf, matrix, others } from './documents.ts'
import { faultsOfVessel, inLatin1, withoutAssociation } from './pdf.ts'

const faultsOf = async (document: InvoiceDocument, bytes: Uint8Array) => faultsOfVessel(bytes, facturXml(document))

it.each(Object.entries({ ...matrix, ...others }))(
  'the PDF of %s carries its electronic invoice',
  async (_, document) => {
    expect(await faultsOf(document, await renderInvoice(document))).toEqual([])
  },
)

describe('a PDF', () => {
  const document = documentOf({ settings: dupont })

  it('fails with metadata in Latin-1', async () => {
    const bytes = await inLatin1(await renderInvoice(document))
    expect(await faultsOf(document, bytes)).toEqual(['metadata that is no XML in UTF-8'])
  })

  it('fails without the association to its electronic invoice', async () => {
    const bytes = await withoutAssociation(await renderInvoice(document))
    expect(await faultsOf(document, bytes)).toEqual(['no associated file'])
  })
})
