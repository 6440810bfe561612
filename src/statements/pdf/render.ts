import { PDFDocument } from 'pdf-lib'
import { dictionaries } from '../../i18n/index.ts'
import { describe, saved } from '../../invoices/pdf/about.ts'
import { withPrintable } from '../../invoices/pdf/characters.ts'
import { colourOf } from '../../invoices/pdf/colours.ts'
import { figuresOf, locales } from '../../invoices/pdf/figures.ts'
import { drawFoot, footOf } from '../../invoices/pdf/foot.ts'
import { embedLogo } from '../../invoices/pdf/logo.ts'
import { Pages } from '../../invoices/pdf/pages.ts'
import { embedTypefaces } from '../../invoices/pdf/typeface.ts'
import { words as printedWords } from '../../invoices/pdf/words.ts'
import { drawHead, drawRunningHead } from './head.ts'
import type { Paper } from './paper.ts'
import { drawTable } from './table.ts'

/**
 * Draws a statement of account as an A4 PDF that looks like the company's invoices. It is made when it is asked for and
 * stored nowhere: it says what stands in the account on the day. `logo` is a PNG or JPEG file.
 * Throws a RangeError for an unknown form of currency.
 */
export async function renderStatement(given: Paper, logo?: Uint8Array): Promise<Uint8Array> {
  const paper = withPrintable(given)
  const { language, seller, statement } = paper
  const { statements } = dictionaries[language]
  const pdf = await PDFDocument.create({ updateMetadata: false })
  describe(pdf, {
    title: `${statements.file(statement.from, statement.to)} – ${seller.name}`,
    ...{ author: seller.name, date: new Date(`${paper.printedOn}T00:00:00Z`), language: locales[language] },
  })

  const printing = {
    ...{ paper, document: { seller }, words: printedWords[language], statements, dictionary: dictionaries[language] },
    ...{ figures: figuresOf(paper), colour: colourOf(seller.colour) },
  }
  const image = logo && (await embedLogo(pdf.context, logo))
  const foot = footOf(printing)
  const pages = new Pages(pdf, embedTypefaces(pdf.context), foot.top - 10, (canvas) =>
    drawRunningHead(canvas, printing),
  )
  drawHead(pages, printing, image)
  drawTable(pages, printing)
  // The feet come last, because only now the number of pages is known.
  for (const [i, canvas] of pages.canvases.entries()) drawFoot(canvas, printing, foot, i + 1, pages.canvases.length)
  return saved(pdf)
}
