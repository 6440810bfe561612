import { margin, measure, type Style } from './canvas.ts'
import type { Pages } from './pages.ts'
import { body, label, type Printing, small } from './printing.ts'
import { leading, wrap } from './text.ts'

const above = 13
const titleHeight = 13
const between = 3

/** The text above the lines, which leaves `pages.y` where these start. */
export function drawOpening(pages: Pages, { document }: Printing): void {
  if (document.opening === null) return
  // The head leaves `pages.y` on a line of text, not above one.
  pages.y -= body.size
  drawParagraph(pages, wrap(document.opening, body, measure), body)
  pages.y += 14
}

/** The text below the totals. */
export function drawClosing(pages: Pages, { document }: Printing): void {
  if (document.closing === null) return
  const lines = wrap(document.closing, body, measure)
  // A line of it never stands alone on the next page where all of it would.
  if (above + lines.length * leading(body.size) <= pages.fullRoom)
    pages.reserve(above + lines.length * leading(body.size))
  pages.y += above
  drawParagraph(pages, lines, body)
}

/** What the law and the company want said, which may run on over the end of a page. */
export function drawNotes(pages: Pages, printing: Printing): void {
  const texts = notesOf(printing)
  if (texts.length === 0) return
  const step = leading(small.size)
  const notes = texts.map((note) => wrap(note, small, measure))
  // The title stands with the first note, and a note is parted only when it is longer than a page.
  pages.reserve(above + titleHeight + (notes[0]?.length ?? 0) * step)
  pages.y += above
  pages.canvas.text(printing.words.notes, margin.left, pages.y + 8, label)
  pages.y += titleHeight
  for (const lines of notes) {
    if (lines.length * step <= pages.fullRoom) pages.reserve(lines.length * step)
    drawParagraph(pages, lines, small)
    pages.y += between
  }
}

function drawParagraph(pages: Pages, lines: string[], style: Style): void {
  const step = leading(style.size)
  for (const line of lines) {
    pages.reserve(step)
    pages.canvas.text(line, margin.left, pages.y + style.size, style)
    pages.y += step
  }
}

/** The company's texts but for the one that stands beside the totals, and what French law wants said besides. */
function notesOf({ document, words, withoutVat }: Printing): string[] {
  const { notes, nature, vatOnDebits, vatTreatment, seller } = document
  const said = [
    ...(seller.country === 'FR' ? [words.nature(nature)] : []),
    ...(vatOnDebits && vatTreatment === 'normal' ? [words.vatOnDebits] : []),
  ]
  return [...notes.filter((note) => note !== withoutVat?.text), ...(said.length > 0 ? [said.join(' ')] : [])]
}
