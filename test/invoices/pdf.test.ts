import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
} from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { unprintable } from '../../src/invoices/pdf/characters.ts'
import { glyphs, ranges, regular, semiBold } from '../../src/invoices/pdf/fonts/glyphs.ts'
import regularFile from '../../src/invoices/pdf/fonts/inter-regular.ttf'
import semiBoldFile from '../../src/invoices/pdf/fonts/inter-semibold.ttf'
import { renderInvoice } from '../../src/invoices/pdf/render.ts'
import { encoded, widthOf } from '../../src/invoices/pdf/typeface.ts'
import { english, french, jpegLogo, line, long, pngLogo, sprawling, withLines } from './pdf-fixtures.ts'
import { ordered } from './pdf-kinds.ts'
import { decoded, fontsOf, type Run, textOf } from './pdf-text.ts'

const pagesOf = async (document: InvoiceDocument, logo?: Uint8Array) => textOf(await renderInvoice(document, { logo }))
const texts = (runs: Run[]) => runs.map(({ text }) => text)
const flat = (pages: Run[][]) => texts(pages.flat())

/** An invoice of one line whose description goes on over `count` lines of its own. */
describe('the file', () => {
  test('is the same twice, and another for another invoice', async () => {
    const first = await renderInvoice(french, { logo: pngLogo })
    expect(await renderInvoice(structuredClone(french), { logo: pngLogo })).toEqual(first)
    expect(await renderInvoice({ ...french, number: 'FA2603-0043' }, { logo: pngLogo })).not.toEqual(first)
  })

  test('has an identifier that follows from the document, and no encryption', async () => {
    const idOf = async (document: InvoiceDocument) => {
      const pdf = await PDFDocument.load(await renderInvoice(document), { updateMetadata: false })
      expect(pdf.isEncrypted).toBe(false)
      const id = pdf.context.lookup(pdf.context.trailerInfo.ID, PDFArray)
      return [id.lookup(0, PDFHexString).asString(), id.lookup(1, PDFHexString).asString()]
    }
    const [created, changed] = await idOf(french)
    expect(created).toMatch(/^[0-9a-f]{32}$/)
    expect(changed).toBe(created)
    expect((await idOf(english))[0]).not.toBe(created)
  })

  test('says its title, language and dates', async () => {
    const pdf = await PDFDocument.load(await renderInvoice(french), { updateMetadata: false })
    expect(pdf.getTitle()).toBe('Facture FA2603-0042 – Dupont & Fils Plomberie')
    expect(pdf.getProducer()).toBe('artisan-portal')
    expect(pdf.getCreator()).toBe('artisan-portal')
    expect(pdf.getCreationDate()).toEqual(new Date('2026-03-12T00:00:00Z'))
    expect(pdf.getModificationDate()).toEqual(new Date('2026-03-12T00:00:00Z'))
    expect(pdf.catalog.lookup(PDFName.of('Lang'), PDFString, PDFHexString).decodeText()).toBe('fr-FR')
    const preferences = pdf.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict)
    expect(preferences.lookup(PDFName.of('DisplayDocTitle'))).toBe(PDFBool.True)
  })

  test('links to the portal with an annotation that prints, on every page', async () => {
    const pdf = await PDFDocument.load(await renderInvoice(long(40)), { updateMetadata: false })
    expect(pdf.getPageCount()).toBeGreaterThan(1)
    for (const page of pdf.getPages()) {
      const annotation = page.node.Annots()?.lookup(0, PDFDict)
      expect(annotation?.lookup(PDFName.of('F'), PDFNumber).asNumber()).toBe(4)
      const action = annotation?.lookup(PDFName.of('A'), PDFDict)
      expect(action?.lookup(PDFName.of('URI'), PDFString).asString()).toBe('https://dupont.artisan-portal.example/')
    }
  })

  test('makes no link of an address that is none of the web', async () => {
    const portal = 'javascript:alert(1)'
    const bytes = await renderInvoice({ ...french, seller: { ...french.seller, portal } })
    expect((await PDFDocument.load(bytes)).getPage(0).node.Annots()?.size() ?? 0).toBe(0)
  })
})

describe('characters', () => {
  test('come out of the text layer as they went in', async () => {
    const description =
      'Éàçèêîôûü œuvre Œ – 12 € “guillemets” ’ … m² m³ 20 °C • zażółć gęślą jaźń – İstanbul ğüşıöç – Țară'
    const pages = await pagesOf(withLines(french, [line(description, 1_000, 'u', 100, 2_000)]))
    // The description is broken into lines at spaces only.
    expect(flat(pages).join(' ')).toContain(description)
  })

  test('are each drawn by a glyph of the embedded font', async () => {
    for (const document of [french, english, sprawling]) {
      const bytes = await renderInvoice(document)
      const pdf = await PDFDocument.load(bytes)
      const fonts = fontsOf(pdf.getPage(0))
      for (const run of (await textOf(bytes)).flat()) {
        const font = fonts.get(run.font)?.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict)
        const map = decoded(pdf, font?.get(PDFName.of('CIDToGIDMap')))
        for (const code of run.codes) expect((map[code * 2] ?? 0) * 256 + (map[code * 2 + 1] ?? 0)).toBeGreaterThan(0)
      }
    }
  })

  test('without a glyph print as "?", one for each sign', async () => {
    const pages = await pagesOf({ ...french, jobTitle: 'Toit 漢字 et 👩‍🔧 fini' })
    expect(flat(pages)).toContain('Toit ?? et ? fini')
  })

  test('that no one made printable still never become an empty glyph', () => {
    expect(encoded('a漢').asString()).toBe('0061003F')
    expect(widthOf('漢', 'regular', 10)).toBe(widthOf('?', 'regular', 10))
  })

  test('without a glyph are found before they are printed', () => {
    expect(unprintable('Plomberie Dupont, 12 m² à 5,5 %\nŁódź')).toBeUndefined()
    expect(unprintable('')).toBeUndefined()
    expect(unprintable('Toit 漢字')).toEqual({ character: '漢', position: 5 })
    expect(unprintable('Pose 👩‍🔧')).toEqual({ character: '👩‍🔧', position: 5 })
    expect(unprintable('a\u0000')).toEqual({ character: '\u0000', position: 1 })
    expect(unprintable('Привет')).toEqual({ character: 'П', position: 0 })
  })

  test('that have another spelling are printed in it and not refused', async () => {
    const pasted = 'Re\u0301fection de\u00ad la \ufb01nition\u200b, 10 m² ou 10 ㎡'
    expect(unprintable(pasted)).toBeUndefined()
    expect(flat(await pagesOf({ ...french, jobTitle: pasted }))).toContain('Réfection de la finition, 10 m² ou 10 m2')
  })

  test('and their measures are those of the font files', async () => {
    // A package of the CommonJS kind: its exports are the default or the module itself.
    const loaded = await import('@pdf-lib/fontkit')
    const fontkit = loaded.default ?? loaded
    const codes = ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
    for (const [file, face] of [
      [regularFile, regular],
      [semiBoldFile, semiBold],
    ] as const) {
      const font = fontkit.create(new Uint8Array(file))
      expect(codes).toEqual(font.characterSet.filter((code: number) => code !== 0xffff))
      expect(face.widths).toHaveLength(codes.length)
      for (const [i, glyph] of glyphs.entries()) {
        expect(face.widths[i]).toBeCloseTo((font.getGlyph(glyph).advanceWidth * 1000) / font.unitsPerEm, 1)
      }
    }
  })
})

describe('the logo', () => {
  const imagesOf = async (logo?: Uint8Array) => {
    const bytes = await renderInvoice(french, { logo })
    const pdf = await PDFDocument.load(bytes)
    const objects = pdf.getPage(0).node.Resources()?.lookup(PDFName.of('XObject'))
    const images = objects instanceof PDFDict ? objects.keys().map((name) => objects.lookup(name)) : []
    const sizes = images
      .filter((image) => image instanceof PDFRawStream)
      .map(({ dict }) => ['Width', 'Height'].map((key) => dict.lookup(PDFName.of(key), PDFNumber).asNumber()))
    const [first = []] = await textOf(bytes)
    return { sizes, names: texts(first).filter((text) => text === french.seller.name).length }
  }

  test('stands in the place of the large name, as PNG or as JPEG', async () => {
    expect(await imagesOf()).toEqual({ sizes: [], names: 3 })
    expect(await imagesOf(pngLogo)).toEqual({ sizes: [[24, 8]], names: 2 })
    expect(await imagesOf(jpegLogo)).toEqual({ sizes: [[12, 4]], names: 2 })
  })

  test('may begin anywhere in its buffer', async () => {
    const buffer = new Uint8Array(jpegLogo.length + 7)
    buffer.set(jpegLogo, 7)
    expect((await imagesOf(buffer.subarray(7))).sizes).toEqual([[12, 4]])
  })

  test('that cannot be read does not stop the invoice', async () => {
    expect(await imagesOf(new TextEncoder().encode('not an image'))).toEqual({ sizes: [], names: 3 })
    expect(await imagesOf(pngLogo.slice(0, 20))).toEqual({ sizes: [], names: 3 })
    expect(await imagesOf(new Uint8Array())).toEqual({ sizes: [], names: 3 })
  })
})

test('an invoice of ten lines takes little time and room', async () => {
  const document = { ...long(10), check: ordered.check }
  const bytes = await renderInvoice(document)
  const times: number[] = []
  for (let i = 0; i < 20; i++) await renderInvoice(document)
  for (let i = 0; i < 50; i++) {
    const start = performance.now()
    await renderInvoice(document)
    times.push(performance.now() - start)
  }
  const median = times.toSorted((a, b) => a - b)[25] ?? 0
  process.stdout.write(`ten lines: ${median.toFixed(1)} ms warm (median of 50), ${bytes.byteLength} bytes\n`)
  expect(bytes.byteLength).toBeLessThan(80_000)
  // Generous, so that a busy machine does not fail it: this is time by the clock, Node counts the processor's.
  expect(median).toBeLessThan(200)
})
