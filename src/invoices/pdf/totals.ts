import { type Canvas, columns, margin, type Style } from './canvas.ts'
import { hairline, white } from './colours.ts'
import type { Pages } from './pages.ts'
import { drawPayment, paymentHeight } from './payment.ts'
import { body, label, type Printing, strong } from './printing.ts'
import { fitted } from './text.ts'
import { widthOf } from './typeface.ts'

const above = 18
const step = 16
const vatHeadHeight = 18
const bandHeight = 36
const inset = 14
const left = columns.second
const right = margin.right

/** Height of what `drawTotals` draws, with the white above it, in points. */
export function totalsHeight(printing: Printing): number {
  return above + Math.max(sumsHeight(printing), paymentHeight(printing))
}

/** How to pay on the left, VAT for each rate and the totals on the right, never parted by the end of a page. */
export function drawTotals(pages: Pages, printing: Printing): void {
  const height = totalsHeight(printing)
  pages.reserve(height)
  const top = pages.y + above
  drawPayment(pages.canvas, printing, top, height - above)
  drawSums(pages.canvas, printing, drawVat(pages.canvas, printing, top))
  pages.y += height
}

const vatHeight = (rates: number) => (rates === 0 ? 0 : vatHeadHeight + rates * step + 8)
const sumsHeight = ({ document }: Printing) => vatHeight(document.vat.length) + 2 * step + 6 + bandHeight

function drawVat(canvas: Canvas, { document, words, figures }: Printing, top: number): number {
  if (document.vat.length === 0) return top
  const middle = left + columns.width * 0.6
  canvas.text(words.vatRate, left, top + 8, label)
  canvas.textBefore(words.vatBase, middle, top + 8, label)
  canvas.textBefore(words.vatAmount, right, top + 8, label)
  canvas.rule(left, top + vatHeadHeight - 3, columns.width, 0.5, hairline)
  for (const [i, row] of document.vat.entries()) {
    const y = top + vatHeadHeight + 10 + i * step
    canvas.text(figures.rate(row.rateBasisPoints), left, y, body)
    drawAmount(canvas, figures.money(row.netCents), middle, y, body, columns.width * 0.4)
    drawAmount(canvas, figures.money(row.vatCents), right, y, body, columns.width * 0.36)
  }
  const bottom = top + vatHeight(document.vat.length)
  canvas.rule(left, bottom - 5, columns.width, 0.5, hairline)
  return bottom
}

function drawSums(canvas: Canvas, { document, words, figures, colour }: Printing, top: number): void {
  const sums: [title: string, cents: number][] = [
    [words.net, document.netCents],
    [words.vat, document.vatCents],
  ]
  for (const [i, [title, cents]] of sums.entries()) {
    const y = top + 10 + i * step
    canvas.text(title, left, y, body)
    drawAmount(canvas, figures.money(cents), right, y, strong, columns.width * 0.7)
  }
  const y = top + 2 * step + 6
  canvas.panel({ x: left, y, width: columns.width, height: bandHeight }, 5, colour)
  const title = document.vatCents === 0 ? words.totalWithoutVat : words.totalWithVat
  const style: Style = { weight: 'semiBold', size: 10, colour: white }
  canvas.text(title, left + inset, y + 22, style)
  const room = columns.width - 3 * inset - widthOf(title, style.weight, style.size)
  drawAmount(canvas, figures.money(document.totalCents), right - inset, y + 23, { ...style, size: 14 }, room)
}

/** An amount that ends at `end`, in smaller type if it would be wider than `width` points. */
function drawAmount(canvas: Canvas, text: string, end: number, y: number, style: Style, width: number): void {
  canvas.textBefore(text, end, y, { ...style, ...fitted(text, style, width) })
}
