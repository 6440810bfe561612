import { PDFDocument, PDFHexString } from 'pdf-lib'
import type { InvoiceDocument } from '../document.ts'
import { facturXml } from '../facturx/xml.ts'
import { type About, describe, saved } from './about.ts'
import { archive } from './archive/archive.ts'
import { locales } from './figures.ts'
import { drawFoot, footOf } from './foot.ts'
import { drawHead, drawRunningHead } from './head.ts'
import { drawLines } from './lines.ts'
import { embedLogo } from './logo.ts'
import { drawClosing, drawNotes, drawOpening } from './notes.ts'
import { Pages } from './pages.ts'
import { type Printing, printingOf } from './printing.ts'
import { drawTotals, totalsHeight } from './totals.ts'
import { embedTypefaces } from './typeface.ts'

interface Options {
  /** A PNG or JPEG file; one that cannot be read is left out and the company's name stands in its place. */
  logo?: Uint8Array | undefined
  /** Marked as a draft across each page, with no code to scan and no electronic invoice in it. */
  draft?: boolean
}

/**
 * Draws an invoice as an A4 PDF: an issued one as PDF/A-3b with its electronic form inside (Factur-X). The same document
 * and logo give the same bytes, so a failed issue can be tried again. A character the fonts lack prints as "?": refuse
 * it at entry with `unprintable`. Throws a RangeError for an unknown form of currency or a day that does not exist.
 */
export async function renderInvoice(document: InvoiceDocument, { logo, draft = false }: Options = {}) {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const printing = printingOf(document, draft)
  const about = aboutOf(printing)
  describe(pdf, about)
  pdf.context.trailerInfo.ID = pdf.context.obj(await identifiers(document))
  if (!draft) archive(pdf, about, facturXml(document))

  const image = logo && (await embedLogo(pdf.context, logo))
  const foot = footOf(printing)
  const pages = new Pages(pdf, embedTypefaces(pdf.context), foot.top - 6, (canvas) => drawRunningHead(canvas, printing))
  drawHead(pages, printing, image)
  drawOpening(pages, printing)
  drawLines(pages, printing, totalsHeight(printing))
  drawTotals(pages, printing)
  drawClosing(pages, printing)
  drawNotes(pages, printing)
  // The feet come last, because only now the number of pages is known.
  for (const [i, canvas] of pages.canvases.entries()) {
    drawFoot(canvas, printing, foot, i + 1, pages.canvases.length)
    if (draft) canvas.mark(printing.words.draft)
  }
  return saved(pdf)
}

const aboutOf = ({ document, title }: Printing): About => ({
  title: `${title} ${document.number} – ${document.seller.name}`,
  author: document.seller.name,
  date: new Date(`${document.issuedOn}T00:00:00Z`),
  language: locales[document.language],
})

async function identifiers(document: InvoiceDocument): Promise<PDFHexString[]> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(document)))
  const hex = Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [PDFHexString.of(hex), PDFHexString.of(hex)]
}
