import { PDFDocument, PDFHexString, type PDFImage } from 'pdf-lib'
import type { InvoiceDocument } from '../document.ts'
import { printable } from './characters.ts'
import { colourOf } from './colours.ts'
import { figuresOf, locales } from './figures.ts'
import { drawFoot, footOf } from './foot.ts'
import { drawHead, drawRunningHead } from './head.ts'
import { drawLines } from './lines.ts'
import { drawNotes } from './notes.ts'
import { Pages } from './pages.ts'
import type { Printing } from './printing.ts'
import { drawTotals, totalsHeight } from './totals.ts'
import { embedTypefaces } from './typeface.ts'
import { words } from './words.ts'

const maker = 'artisan-portal'

/**
 * Draws an issued invoice as an A4 PDF. The same document and logo give the same bytes, so a failed issue can be tried
 * again. A character the fonts lack prints as "?": refuse it at entry with `unprintable`.
 * `logo` is a PNG or JPEG file; one that cannot be read is left out and the company's name stands in its place.
 * Throws a RangeError for an unknown form of currency or a day that does not exist.
 */
export async function renderInvoice(document: InvoiceDocument, logo?: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const printing = printingOf(document)
  describe(pdf, document, printing)
  pdf.context.trailerInfo.ID = pdf.context.obj(await identifiers(document))

  const image = logo && (await embedLogo(pdf, logo))
  const foot = footOf(printing)
  const pages = new Pages(pdf, embedTypefaces(pdf.context), foot.top - 10, (canvas) =>
    drawRunningHead(canvas, printing),
  )
  drawHead(pages, printing, image)
  drawLines(pages, printing, totalsHeight(printing))
  drawTotals(pages, printing)
  drawNotes(pages, printing)
  // The feet come last, because only now the number of pages is known.
  for (const [i, canvas] of pages.canvases.entries()) drawFoot(canvas, printing, foot, i + 1, pages.canvases.length)
  return pdf.save({ addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Number.POSITIVE_INFINITY })
}

function printingOf(document: InvoiceDocument): Printing {
  const everyText = (_key: string, value: unknown) => (typeof value === 'string' ? printable(value) : value)
  return {
    document: JSON.parse(JSON.stringify(document), everyText) as InvoiceDocument,
    words: words[document.language],
    figures: figuresOf(document),
    colour: colourOf(document.seller.colour),
  }
}

function describe(
  pdf: PDFDocument,
  { number, seller, language, issuedOn }: InvoiceDocument,
  { words }: Printing,
): void {
  const issued = new Date(`${issuedOn}T00:00:00Z`)
  pdf.setTitle(`${words.invoice} ${number} – ${seller.name}`, { showInWindowTitleBar: true })
  pdf.setAuthor(seller.name)
  pdf.setLanguage(locales[language])
  pdf.setCreator(maker)
  pdf.setProducer(maker)
  pdf.setCreationDate(issued)
  pdf.setModificationDate(issued)
}

async function identifiers(document: InvoiceDocument): Promise<PDFHexString[]> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(document)))
  const hex = Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [PDFHexString.of(hex), PDFHexString.of(hex)]
}

/** The logo as the PDF has it; undefined for a file that is no picture it can read. */
export async function embedLogo(pdf: PDFDocument, logo: Uint8Array): Promise<PDFImage | undefined> {
  const isPng = logo[0] === 0x89
  // A copy, because pdf-lib reads a JPEG from the start of its buffer even when the bytes begin further on.
  const file = new Uint8Array(logo)
  try {
    return await (isPng ? pdf.embedPng(file) : pdf.embedJpg(file))
  } catch {
    // An invoice must go out even when its logo does not.
    return undefined
  }
}
