import { type Canvas, columns, margin, type Style } from './canvas.ts'
import { hairline, white } from './colours.ts'
import type { Pages } from './pages.ts'
import { drawPayment, paymentHeight } from './payment.ts'
import { body, label, type Printing, strong } from './printing.ts'
import type { Sum } from './sums.ts'
import { fitted, leading, wrap } from './text.ts'
import { widthOf } from './typeface.ts'

const above = 15
const step = 16
const vatHeadHeight = 18
const bandHeight = 36
const inset = 14
const left = columns.second
const right = margin.right

/** Height of what `drawTotals` draws, with the white above it, in points. */
export function totalsHeight(printing: Printing): number {
  return above + Math.max(vatHeight(printing) + sumsHeight(printing), paymentHeight(printing))
}

/** How to pay on the left, VAT for each rate and the totals on the right, never parted by the end of a page. */
export function drawTotals(pages: Pages, printing: Printing): void {
  const height = totalsHeight(printing)
  pages.reserve(height)
  const top = pages.y + above
  drawPayment(pages.canvas, printing, top)
  drawVat(pages.canvas, printing, top)
  drawSums(pages.canvas, printing, top + vatHeight(printing))
  pages.y += height
}

const reason = ({ withoutVat }: Printing) => wrap(withoutVat?.text ?? '', body, columns.width)

function vatHeight(printing: Printing): number {
  const { document, withoutVat } = printing
  if (withoutVat)
    return vatHeadHeight + (withoutVat.text === null ? 0 : reason(printing).length * leading(body.size) + 6)
  return document.vat.length === 0 ? 0 : vatHeadHeight + document.vat.length * step + 8
}

function drawVat(canvas: Canvas, printing: Printing, top: number): void {
  const { document, words, figures, withoutVat } = printing
  const height = vatHeight(printing)
  if (height === 0) return
  if (withoutVat) {
    canvas.text(withoutVat.title, left, top + 8, withoutVat.text === null ? strong : label)
    if (withoutVat.text !== null) canvas.lines(reason(printing), left, top + vatHeadHeight + 5, body)
  } else {
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
  }
  canvas.rule(left, top + height - 5, columns.width, 0.5, hairline)
}

const sumsHeight = (printing: Printing) =>
  laidOut(printing).reduce((sum, { height }) => sum + height, 0) + 6 + bandHeight

/** The rows of sums, their titles broken into lines beside the amounts. */
const laidOut = ({ sums, figures }: Printing) =>
  sums.rows.map((sum) => {
    const style = sum.isTotal ? strong : body
    const amount = figures.money(sum.cents)
    const amountType = fitted(amount, style, columns.width * 0.7)
    const room = columns.width - 10 - widthOf(amount, amountType.weight, amountType.size)
    const lines = wrap(sum.title, body, room)
    return { amount, lines, style: { ...style, ...amountType }, height: step + (lines.length - 1) * leading(body.size) }
  })

function drawSums(canvas: Canvas, printing: Printing, top: number): void {
  let y = top + 10
  for (const { amount, lines, style, height } of laidOut(printing)) {
    canvas.lines(lines, left, y, body)
    canvas.textBefore(amount, right, y, style)
    y += height
  }
  drawBand(canvas, printing, printing.sums.last, y - 4)
}

function drawBand(canvas: Canvas, { figures, colour }: Printing, { title, cents }: Sum, y: number): void {
  canvas.panel({ x: left, y, width: columns.width, height: bandHeight }, 5, colour)
  const style: Style = { weight: 'semiBold', size: 10, colour: white }
  canvas.text(title, left + inset, y + 22, style)
  const room = columns.width - 3 * inset - widthOf(title, style.weight, style.size)
  drawAmount(canvas, figures.money(cents), right - inset, y + 23, { ...style, size: 14 }, room)
}

/** An amount that ends at `end`, in smaller type if it would be wider than `width` points. */
function drawAmount(canvas: Canvas, text: string, end: number, y: number, style: Style, width: number): void {
  canvas.textBefore(text, end, y, { ...style, ...fitted(text, style, width) })
}
