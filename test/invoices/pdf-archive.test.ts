import { createHash } from 'node:crypto'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFString } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { facturXml } from '../../src/invoices/facturx/xml.ts'
import { srgbProfile } from '../../src/invoices/pdf/archive/profile.ts'
import { renderInvoice } from '../../src/invoices/pdf/render.ts'
import { french, pngLogo } from './pdf-fixtures.ts'
import { creditNote, final, ordered } from './pdf-kinds.ts'
import { decoded } from './pdf-text.ts'

const name = PDFName.of
const open = async (document: InvoiceDocument, draft = false) =>
  PDFDocument.load(await renderInvoice(document, { draft }), { updateMetadata: false })
const metadataOf = ({ catalog }: PDFDocument) => streamOf(catalog, 'Metadata').contents

function streamOf(dictionary: PDFDict, key: string): PDFRawStream {
  const stream = dictionary.lookup(name(key))
  if (!(stream instanceof PDFRawStream)) throw new Error(`${key} is no stream`)
  return stream
}

describe('an issued invoice', () => {
  test.for([ordered, creditNote, final])('holds its electronic form, whole: $number', async (document) => {
    const pdf = await open(document)
    const [file] = [pdf.catalog.lookup(name('AF'), PDFArray).lookup(0, PDFDict)]
    const names = pdf.catalog.lookup(name('Names'), PDFDict).lookup(name('EmbeddedFiles'), PDFDict)
    const listed = names.lookup(name('Names'), PDFArray)
    expect(listed.size()).toBe(2)
    expect(listed.lookup(0, PDFString).asString()).toBe('factur-x.xml')
    expect(listed.lookup(1, PDFDict)).toBe(file)
    expect(file.lookup(name('AFRelationship'))).toBe(name('Alternative'))
    expect(file.lookup(name('UF'), PDFHexString).decodeText()).toBe('factur-x.xml')
    const stream = streamOf(file.lookup(name('EF'), PDFDict), 'F')
    expect(stream.dict.lookup(name('Subtype'))).toBe(name('text/xml'))
    const xml = decoded(pdf, stream)
    expect(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(xml)).toBe(facturXml(document))
    const params = stream.dict.lookup(name('Params'), PDFDict)
    expect(params.lookup(name('Size'), PDFNumber).asNumber()).toBe(xml.length)
    expect(params.lookup(name('CheckSum'), PDFHexString).asString()).toBe(createHash('md5').update(xml).digest('hex'))
    expect(params.lookup(name('ModDate'), PDFString).decodeDate()).toEqual(new Date(`${document.issuedOn}T00:00:00Z`))
  })

  test('says in UTF-8 that it is PDF/A-3b and a Factur-X of EN 16931', async () => {
    const bytes = metadataOf(await open({ ...ordered, seller: { ...ordered.seller, name: 'Żółć <Œuvre> & Cie' } }))
    const xmp = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    for (const [tag, value] of [
      ...[
        ['pdfaid:part', '3'],
        ['pdfaid:conformance', 'B'],
        ['fx:DocumentType', 'INVOICE'],
        ['fx:Version', '1.0'],
      ],
      ...[
        ['fx:DocumentFileName', 'factur-x.xml'],
        ['fx:ConformanceLevel', 'EN 16931'],
      ],
    ]) {
      expect(xmp).toContain(`<${tag}>${value}</${tag}>`)
    }
    expect(xmp).toContain('Facture FA2603-0042 – Żółć &lt;Œuvre&gt; &amp; Cie')
    for (const property of ['DocumentFileName', 'DocumentType', 'Version', 'ConformanceLevel']) {
      expect(xmp).toContain(`<pdfaProperty:name>${property}</pdfaProperty:name>`)
    }
  })

  test('says of itself in the metadata what it says in its dictionary of information', async () => {
    const pdf = await open(french)
    const xmp = new TextDecoder().decode(metadataOf(pdf))
    const instant = (date: Date | undefined) => date?.toISOString().replace('.000', '')
    expect(xmp).toContain(`x-default">${pdf.getTitle()?.replace('&', '&amp;')}<`)
    expect(xmp).toContain(`<rdf:li>${pdf.getAuthor()?.replace('&', '&amp;')}</rdf:li>`)
    expect(xmp).toContain(`<pdf:Producer>${pdf.getProducer()}<`)
    expect(xmp).toContain(`<xmp:CreatorTool>${pdf.getCreator()}<`)
    expect(xmp).toContain(`<xmp:CreateDate>${instant(pdf.getCreationDate())}<`)
    expect(xmp).toContain(`<xmp:ModifyDate>${instant(pdf.getModificationDate())}<`)
  })

  test('says which colours its numbers mean, by a profile of three', async () => {
    const pdf = await open(french)
    const intents = pdf.catalog.lookup(name('OutputIntents'), PDFArray)
    expect(intents.size()).toBe(1)
    const intent = intents.lookup(0, PDFDict)
    expect(intent.lookup(name('S'))).toBe(name('GTS_PDFA1'))
    const stream = streamOf(intent, 'DestOutputProfile')
    expect(stream.dict.lookup(name('N'), PDFNumber).asNumber()).toBe(3)
    expect(decoded(pdf, stream)).toEqual(srgbProfile())
  })

  test('begins as its version asks', async () => {
    const bytes = await renderInvoice(french, { logo: pngLogo })
    expect(new TextDecoder('latin1').decode(bytes.subarray(0, 8))).toBe('%PDF-1.7')
    // Four bytes beyond ASCII behind the first line: what carries the file must not take it for text.
    expect(Array.from(bytes.subarray(10, 14)).every((byte) => byte > 127)).toBe(true)
  })
})

test('a profile is a display’s of RGB, names all its parts, and is small', () => {
  const bytes = srgbProfile()
  const view = new DataView(bytes.buffer)
  const ascii = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  expect(view.getUint32(0)).toBe(bytes.length)
  expect([ascii(12), ascii(16), ascii(20), ascii(36)]).toEqual(['mntr', 'RGB ', 'XYZ ', 'acsp'])
  const tags = Array.from({ length: view.getUint32(128) }, (_, i) => 132 + i * 12)
  expect(tags.map(ascii)).toEqual(['desc', 'cprt', 'wtpt', 'chad', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'])
  for (const tag of tags) {
    const [at, size] = [view.getUint32(tag + 4), view.getUint32(tag + 8)]
    expect(at % 4).toBe(0)
    expect(at + size).toBeLessThanOrEqual(bytes.length)
  }
  // The primaries of sRGB add up to the white that profiles connect by.
  for (const i of [0, 1, 2]) {
    const part = (name: string) =>
      view.getInt32(view.getUint32((tags[tags.map(ascii).indexOf(name)] ?? 0) + 4) + 8 + i * 4)
    expect((part('rXYZ') + part('gXYZ') + part('bXYZ')) / 65_536).toBeCloseTo(part('wtpt') / 65_536, 3)
  }
  expect(bytes.length).toBeLessThan(600)
})

test('a draft is no archive and holds no electronic invoice', async () => {
  const { catalog } = await open(ordered, true)
  for (const key of ['AF', 'Names', 'Metadata', 'OutputIntents']) expect(catalog.has(name(key))).toBe(false)
})
