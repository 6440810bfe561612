import { margin, measure } from './canvas.ts'
import type { Pages } from './pages.ts'
import { label, type Printing, small } from './printing.ts'
import { leading, wrap } from './text.ts'

const above = 16
const titleHeight = 14
const between = 3

/** The legal texts of the company, which may run on over the end of a page. */
export function drawNotes(pages: Pages, { document, words }: Printing): void {
  if (document.notes.length === 0) return
  const step = leading(small.size)
  const notes = document.notes.map((note) => wrap(note, small, measure))
  // The title stands with the first note, and a note is parted only when it is longer than a page.
  pages.reserve(above + titleHeight + (notes[0]?.length ?? 0) * step)
  pages.y += above
  pages.canvas.text(words.notes, margin.left, pages.y + 8, label)
  pages.y += titleHeight
  for (const lines of notes) {
    if (lines.length * step <= pages.fullRoom) pages.reserve(lines.length * step)
    for (const line of lines) {
      pages.reserve(step)
      pages.canvas.text(line, margin.left, pages.y + small.size, small)
      pages.y += step
    }
    pages.y += between
  }
}
